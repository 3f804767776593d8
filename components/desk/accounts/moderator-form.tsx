'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { Role } from '@/db/schema/moderators';
import { type ModeratorErrors, NAME_LIMIT } from '@/lib/desk/moderator-form';
import passwordStyles from './moderator-form.module.css';

export interface ModeratorFormState {
  errors: ModeratorErrors;
  values: { name: string; email: string; role: Role };
  /**
   * Success is a value here and not a redirect, against the rule: the password is known to this one answer, and is to be
   * shown once. Sending the same again, as a reload does, finds that the account exists.
   */
  added?: { email: string; password: string };
}

interface ModeratorFormProps {
  action: (previous: ModeratorFormState, form: FormData) => Promise<ModeratorFormState>;
}

export function ModeratorForm({ action }: ModeratorFormProps) {
  const t = useTranslations('DeskModerators');
  const roles = useTranslations('Desk.roles');
  const [{ errors, values, added }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { name: '', email: '', role: 'moderator' } },
    '#add-moderator',
  );
  return (
    <>
      {added && (
        <div className={passwordStyles.added} role="status">
          <p className={styles.done}>
            {t.rich('addedTitle', { email: () => <bdi dir="ltr">{added.email}</bdi> })}
          </p>
          <p>
            {t('password')}{' '}
            <code className={passwordStyles.password} dir="ltr">
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
          error={errors.name && t(`errors.name.${errors.name}`, { limit: NAME_LIMIT })}
        />
        <ChoiceField
          id="moderator-role"
          name="role"
          label={t('role')}
          value={values.role}
          choices={(['moderator', 'admin'] as const).map((value) => ({ value, label: roles(value) }))}
        />
        <button type="submit" className="primary" disabled={pending}>
          {t('submit')}
        </button>
      </form>
    </>
  );
}
