'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { ENTRY_LIMIT, type ListError } from '@/lib/desk/word-lists';

export interface NameFormState {
  error: Exclude<ListError, 'not-one-word'> | 'duplicate' | null;
  name: string;
}

interface NameFormProps {
  /** What was added a moment ago. */
  added?: string;
  action: (previous: NameFormState, form: FormData) => Promise<NameFormState>;
}

export function NameForm({ added, action }: NameFormProps) {
  const t = useTranslations('DeskNames');
  const [{ error, name }, submit, pending] = useActionState(action, { error: null, name: '' }, '#team-name');
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      {added && !error && (
        <p className={styles.done} role="status">
          {t.rich('added', { name: () => <bdi>{added}</bdi> })}
        </p>
      )}
      <TextField
        id="team-name"
        name="name"
        label={t('name')}
        value={name}
        error={error && t(`errors.${error}`, { limit: ENTRY_LIMIT })}
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
