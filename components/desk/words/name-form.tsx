'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { Name } from '@/components/site/name';
import type { TeamNameFormState } from '@/lib/desk/word-lists';
import type { FormAction } from '@/lib/forms/state';

interface NameFormProps {
  /** What the last post added. */
  added?: string;
  action: FormAction<TeamNameFormState>;
  maxLength: number;
}

export function NameForm({ added, action, maxLength }: NameFormProps) {
  const t = useTranslations('DeskNames');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { name: '' } },
    '#team-name',
  );
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      {added && !errors.name && (
        <p className={styles.done} role="status">
          {t.rich('added', { name: () => <Name>{added}</Name> })}
        </p>
      )}
      <TextField
        id="team-name"
        name="name"
        label={t('name')}
        value={values.name}
        error={errors.name && t(`errors.${errors.name}`, { limit: maxLength })}
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
