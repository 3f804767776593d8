import type { HTMLInputTypeAttribute } from 'react';
import { freeText } from '@/lib/forms/free-text';
import styles from './form.module.css';

interface TextFieldProps {
  /** Unique on the page; label, hint and error refer to it. */
  id: string;
  name: string;
  label: string;
  hint?: string;
  error?: string | null;
  value?: string;
  type?: HTMLInputTypeAttribute;
  dir?: 'ltr';
  autoComplete?: string;
  /** Id of a datalist. */
  list?: string;
  isOptional?: boolean;
}

/** Text input with label, hint and error; the error is announced (`role=alert`). */
export function TextField(props: TextFieldProps) {
  const {
    id,
    name,
    label,
    hint,
    error,
    value,
    type = 'text',
    dir,
    autoComplete = 'off',
    list,
    isOptional,
  } = props;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <FieldNotes id={id} hint={hint} error={error} />
      <input
        id={id}
        name={name}
        type={type}
        {...(dir ? { dir } : freeText)}
        required={!isOptional}
        list={list}
        autoComplete={autoComplete}
        defaultValue={value}
        {...ariaOf({ id, hint, error })}
      />
    </div>
  );
}

interface ChoiceFieldProps<Value extends string> {
  id: string;
  name: string;
  label: string;
  hint?: string;
  error?: string | null;
  value: Value;
  choices: readonly { value: Value; label: string }[];
}

/** Select with its label, hint and error. */
export function ChoiceField<Value extends string>({
  id,
  name,
  label,
  hint,
  error,
  value,
  choices,
}: ChoiceFieldProps<Value>) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <FieldNotes id={id} hint={hint} error={error} />
      {/* The key remounts it when another value comes back: an uncontrolled select keeps its first default. */}
      <select key={value} id={id} name={name} defaultValue={value} {...ariaOf({ id, hint, error })}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface Notes {
  id: string;
  hint?: string;
  error?: string | null;
}

/** Of a control with FieldNotes: whether it is wrong, and what describes it. */
export function ariaOf({ id, hint, error }: Notes) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined };
}

/** Hint and error of the control with this id; the error is announced. */
export function FieldNotes({ id, hint, error }: Notes) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
