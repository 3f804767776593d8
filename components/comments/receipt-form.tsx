'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import type { ReceiptFormState } from '@/lib/comments/receipt-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import { isolate } from '@/lib/text/bidi';
import styles from './receipt-form.module.css';

export type PostChange = FormAction<ReceiptFormState>;

interface ReceiptFormProps {
  change: 'edit' | 'object' | 'withdraw';
  post: PostChange;
  token: string;
  edition: string;
  minutes: number;
  /** The text to begin with; a change without one is a button. */
  text?: string;
  rows?: number;
  /** What is shown when the form did not arrive. */
  unsent: ReactNode;
}

const BUTTONS = { edit: 'save', object: 'objectSend', withdraw: 'withdrawYes' } as const;
const HINTS = { edit: 'editHint', object: 'objectHint', withdraw: 'withdrawHint' } as const;

/** One change that an author may make to their comment, folded in `<details>`. A Client Component for its hook alone. */
export function ReceiptForm({ change, post, token, edition, minutes, text, rows, unsent }: ReceiptFormProps) {
  const t = useTranslations('Receipt');
  const [{ errors, values }, submit] = useActionState(
    post,
    { errors: {}, values: { text: null } },
    `#${change}`,
  );
  const error = errors.text ?? errors.form;
  return (
    <details id={change} className={styles.change} open={error !== undefined || undefined}>
      <summary>{t(change)}</summary>
      <form action={submit} data-post={change} noValidate>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="edition" value={edition} />
        {text !== undefined && (
          <label htmlFor={`${change}-text`}>{t(change === 'edit' ? 'yours' : 'objection')}</label>
        )}
        <p id={`${change}-hint`}>{t(HINTS[change], { minutes })}</p>
        {error && (
          <p id={`${change}-error`} className={styles.error} role="alert">
            {t(`wishes.${error}`, { fault: isolate(errors.fault ?? '') })}
          </p>
        )}
        {text !== undefined && (
          <textarea
            id={`${change}-text`}
            name="text"
            {...freeText}
            rows={rows}
            required
            defaultValue={values.text ?? text}
            aria-invalid={errors.text !== undefined || undefined}
            aria-describedby={`${change}-hint ${error ? `${change}-error` : ''}`.trim()}
          />
        )}
        {unsent}
        {/* What cannot be taken back is not the one to be pressed first. */}
        <button type="submit" className={change === 'withdraw' ? undefined : 'primary'}>
          {t(BUTTONS[change])}
        </button>
      </form>
    </details>
  );
}
