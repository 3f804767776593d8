'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import styles from './reply-notice.module.css';

/** Failure only: a request that was taken is answered with a redirect. */
export interface AskState {
  error: 'gone' | 'address' | 'too-many' | null;
}

export type AskForReplies = (previous: AskState, form: FormData) => Promise<AskState>;

interface AskForRepliesProps {
  ask: AskForReplies;
  /** For a mail that was sent before. */
  again: boolean;
  children: ReactNode;
}

/** A Client Component only for the state of a failed post, as CommentForm is; `children` are hidden fields. */
export function AskForRepliesForm({ ask, again, children }: AskForRepliesProps) {
  const t = useTranslations('ReplyNotice');
  const [{ error }, submit] = useActionState(ask, { error: null }, '#reply-notice');
  return (
    <form action={submit}>
      {children}
      {error && (
        <p className={styles.error} role="alert">
          {t(`errors.${error}`)}
        </p>
      )}
      <button type="submit" className="primary">
        {t(again ? 'askAgain' : 'ask')}
      </button>
    </form>
  );
}
