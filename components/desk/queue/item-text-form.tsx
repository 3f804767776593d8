'use client';

import { useActionState, useEffect, useRef } from 'react';
import formStyles from '@/components/desk/form.module.css';
import type { ItemTextError, ItemTextFormState } from '@/lib/desk/item-text-form';
import { freeText } from '@/lib/forms/free-text';
import type { FormAction } from '@/lib/forms/state';
import styles from './item-text-form.module.css';

export type SendItemText = FormAction<ItemTextFormState>;

interface ItemTextFormProps {
  /** Unique on the page. */
  id: string;
  /** Shortcut key that opens it (queue-cursor.ts). */
  hotkey?: string;
  action: SendItemText;
  /** `id:revision` of the comment, and the address of the list. */
  item: string;
  from: string;
  text: string;
  /** One line, which may be left empty. */
  optional?: boolean;
  words: { summary: string; label: string; hint: string; submit: string };
  errorWords: Record<ItemTextError, string>;
}

/** Form for a text about one comment, collapsed until opened; a rejected one comes back open, with what was typed. */
export function ItemTextForm(props: ItemTextFormProps) {
  const { id, hotkey, action, item, from, text, optional = false, words, errorWords } = props;
  const [state, submit, pending] = useActionState(action, { errors: {}, values: { text: null } }, `#${id}`);
  const { errors, values } = state;
  const error = errors.text ?? errors.form;
  const details = useRef<HTMLDetailsElement>(null);
  const seen = useRef(state);
  useEffect(() => {
    // Not with the first state: it may have been opened before the script came.
    if (details.current && state !== seen.current && Object.keys(state.errors).length === 0)
      details.current.open = false;
    seen.current = state;
  }, [state]);
  return (
    <details ref={details} className={styles.more} open={error !== undefined || undefined} data-key={hotkey}>
      <summary>{words.summary}</summary>
      <form action={submit} noValidate>
        <input type="hidden" name="item" value={item} />
        <input type="hidden" name="from" value={from} />
        <label htmlFor={id}>{words.label}</label>
        <p id={`${id}-hint`} className={formStyles.hint}>
          {words.hint}
        </p>
        {error && (
          <p id={`${id}-error`} className={formStyles.error} role="alert">
            {errorWords[error]}
          </p>
        )}
        <textarea
          key={values.text}
          id={id}
          name="text"
          {...freeText}
          rows={optional ? 1 : 4}
          required={!optional}
          defaultValue={values.text ?? text}
          aria-invalid={errors.text !== undefined || undefined}
          aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        />
        <button type="submit" disabled={pending}>
          {words.submit}
        </button>
      </form>
    </details>
  );
}
