'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import type { SubscribeFormState } from '@/lib/comments/receipt-form';
import type { FormAction } from '@/lib/forms/state';
import styles from './reply-notice.module.css';

export type AskForReplies = FormAction<SubscribeFormState>;

interface AskForRepliesProps {
  ask: AskForReplies;
  /** For a mail that was sent before. */
  again: boolean;
  children: ReactNode;
}

/** A Client Component only for the state of a failed post, as CommentForm is; `children` are hidden fields. */
export function AskForRepliesForm({ ask, again, children }: AskForRepliesProps) {
  const t = useTranslations('ReplyNotice');
  const [{ errors }, submit] = useActionState(ask, { errors: {}, values: {} }, '#reply-notice');
  return (
    <form action={submit}>
      {children}
      {errors.form && (
        <p className={styles.error} role="alert">
          {t(`errors.${errors.form}`)}
        </p>
      )}
      <button type="submit">{t(again ? 'askAgain' : 'ask')}</button>
    </form>
  );
}
