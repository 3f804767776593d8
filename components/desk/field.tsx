import type { HTMLInputTypeAttribute } from 'react';
import styles from './form.module.css';

interface TextFieldProps {
  /** Unique on the page; the label and the error are tied to it. */
  id: string;
  name: string;
  label: string;
  hint?: string;
  /** What is wrong with the value, in words. */
  error?: string | null;
  value?: string;
  type?: HTMLInputTypeAttribute;
  dir?: 'auto' | 'ltr';
  autoComplete?: string;
}

/** A line to type in, below its label; an error stands between the two and is read out when it comes. */
export function TextField(props: TextFieldProps) {
  const { id, name, label, hint, error, value, type = 'text', dir = 'auto', autoComplete = 'off' } = props;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
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
      <input
        id={id}
        name={name}
        type={type}
        dir={dir}
        required
        autoComplete={autoComplete}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

interface ChoiceFieldProps<Value extends string> {
  id: string;
  name: string;
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
}

/** One of a few, in a list that opens. */
export function ChoiceField<Value extends string>({
  id,
  name,
  label,
  value,
  choices,
}: ChoiceFieldProps<Value>) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {/* The key makes React take over a value that came back with the answer: a list keeps its first default. */}
      <select key={value} id={id} name={name} defaultValue={value}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
