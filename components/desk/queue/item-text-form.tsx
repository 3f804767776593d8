'use client';

import { useActionState, useEffect, useRef } from 'react';
import styles from './item-text-form.module.css';

export type ItemTextError =
  | 'missing'
  | 'too-long'
  | 'stale'
  | 'closed'
  | 'parent-gone'
  | 'same-text'
  | 'unavailable';

/** What is mended by writing something else. */
const OF_THE_TEXT: ReadonlySet<ItemTextError> = new Set(['missing', 'too-long', 'same-text']);

/** Failure only: a text that was taken is gone from the form. */
export interface ItemTextState {
  error: ItemTextError | null;
  /** What was typed; null before anything was. */
  text: string | null;
}

export type SendItemText = (previous: ItemTextState, form: FormData) => Promise<ItemTextState>;

interface ItemTextFormProps {
  /** Unique on the page. */
  id: string;
  action: SendItemText;
  /** `id:revision` of the comment, and the address of the list. */
  item: string;
  from: string;
  text: string;
  words: { summary: string; label: string; hint: string; submit: string };
  errors: Record<ItemTextError, string>;
}

/** A text about one comment, folded until it is wanted; a failed one comes back open, with what was typed. */
export function ItemTextForm({ id, action, item, from, text, words, errors }: ItemTextFormProps) {
  const [state, submit, pending] = useActionState(action, { error: null, text: null }, `#${id}`);
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (details.current && state.error === null) details.current.open = false;
  }, [state]);
  return (
    <details ref={details} className={styles.more} open={state.error !== null || undefined}>
      <summary>{words.summary}</summary>
      <form action={submit} noValidate>
        <input type="hidden" name="item" value={item} />
        <input type="hidden" name="from" value={from} />
        <label htmlFor={id}>{words.label}</label>
        <p id={`${id}-hint`} className={styles.hint}>
          {words.hint}
        </p>
        {state.error && (
          <p id={`${id}-error`} className={styles.error} role="alert">
            {errors[state.error]}
          </p>
        )}
        <textarea
          key={state.text}
          id={id}
          name="text"
          dir="auto"
          rows={4}
          required
          defaultValue={state.text ?? text}
          aria-invalid={(state.error && OF_THE_TEXT.has(state.error)) || undefined}
          aria-describedby={state.error ? `${id}-hint ${id}-error` : `${id}-hint`}
        />
        <button type="submit" disabled={pending}>
          {words.submit}
        </button>
      </form>
    </details>
  );
}
