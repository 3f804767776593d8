'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { MODERATOR_NAME_MAX_LENGTH, roles } from '@/lib/desk/moderator';
import type { ModeratorFormState } from '@/lib/desk/moderator-form';
import type { FormAction } from '@/lib/forms/state';

interface ModeratorFormProps {
  action: FormAction<ModeratorFormState>;
}

export function ModeratorForm({ action }: ModeratorFormProps) {
  const t = useTranslations('DeskModerators');
  const roleWords = useTranslations('Desk.roles');
  const [{ errors, values, added }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { name: '', email: '', role: 'moderator' } },
    '#add-moderator',
  );
  return (
    <>
      {added && (
        <div className={styles.added} role="status">
          <p className={styles.done}>
            {t.rich('addedTitle', { email: () => <bdi dir="ltr">{added.email}</bdi> })}
          </p>
          <p>
            {t('password')}{' '}
            <code className={styles.password} dir="ltr">
              {added.password}
            </code>
          </p>
          <p>{t('passwordOnce')}</p>
        </div>
      )}
      <form className={`${styles.form} ${styles.beside}`} action={submit} noValidate>
        <TextField
          id="moderator-email"
          name="email"
          label={t('email')}
          type="email"
          dir="ltr"
          value={values.email}
          error={errors.email && t(`errors.email.${errors.email}`)}
        />
        <TextField
          id="moderator-name"
          name="name"
          label={t('name')}
          value={values.name}
          error={errors.name && t(`errors.name.${errors.name}`, { limit: MODERATOR_NAME_MAX_LENGTH })}
        />
        <ChoiceField
          id="moderator-role"
          name="role"
          label={t('role')}
          value={values.role}
          choices={roles.map((value) => ({ value, label: roleWords(value) }))}
        />
        <button type="submit" className="primary" disabled={pending}>
          {t('submit')}
        </button>
      </form>
    </>
  );
}
