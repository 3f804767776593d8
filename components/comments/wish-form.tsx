'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { isolate } from '@/lib/text/bidi';
import styles from './wish-form.module.css';

/** Failure only: a wish that was granted is answered with a redirect. */
export interface WishState {
  error: 'missing' | 'too-long' | 'too-late' | 'unavailable' | null;
  /** What was typed; null before anything was. */
  text: string | null;
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

export type PostWish = (previous: WishState, form: FormData) => Promise<WishState>;

interface WishFormProps {
  wish: 'edit' | 'object' | 'withdraw';
  post: PostWish;
  token: string;
  edition: string;
  minutes: number;
  /** The text to begin with; a wish without one is a button. */
  text?: string;
  rows?: number;
  /** What is shown when the form did not arrive. */
  unsent: ReactNode;
}

const BUTTONS = { edit: 'save', object: 'objectSend', withdraw: 'withdrawYes' } as const;
const HINTS = { edit: 'editHint', object: 'objectHint', withdraw: 'withdrawHint' } as const;

/** One thing an author may do with their comment, folded until it is wanted. A Client Component for its hook alone. */
export function WishForm({ wish, post, token, edition, minutes, text, rows, unsent }: WishFormProps) {
  const t = useTranslations('Receipt');
  const [state, submit] = useActionState(post, { error: null, text: null }, `#${wish}`);
  return (
    <details id={wish} className={styles.wish} open={state.error !== null || undefined}>
      <summary>{t(wish)}</summary>
      <form action={submit} data-post={wish} noValidate>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="edition" value={edition} />
        {text !== undefined && (
          <label htmlFor={`${wish}-text`}>{t(wish === 'edit' ? 'yours' : 'objection')}</label>
        )}
        <p id={`${wish}-hint`}>{t(HINTS[wish], { minutes })}</p>
        {state.error && (
          <p id={`${wish}-error`} className={styles.error} role="alert">
            {t(`wishes.${state.error}`, { fault: isolate(state.fault ?? '') })}
          </p>
        )}
        {text !== undefined && (
          <textarea
            id={`${wish}-text`}
            name="text"
            dir="auto"
            rows={rows}
            required
            defaultValue={state.text ?? text}
            aria-invalid={state.error === 'missing' || state.error === 'too-long' || undefined}
            aria-describedby={`${wish}-hint ${state.error ? `${wish}-error` : ''}`.trim()}
          />
        )}
        {unsent}
        {/* What cannot be taken back is not the one to be pressed first. */}
        <button type="submit" className={wish === 'withdraw' ? undefined : 'primary'}>
          {t(BUTTONS[wish])}
        </button>
      </form>
    </details>
  );
}
