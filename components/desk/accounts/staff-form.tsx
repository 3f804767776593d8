'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { STAFF_NAME_MAX_LENGTH } from '@/lib/accounts/account';
import { EMPTY_STAFF, type StaffFormState } from '@/lib/accounts/staff-form';
import { roles } from '@/lib/desk/roles';
import type { FormAction } from '@/lib/forms/state';
import { AuthorFields } from './author-fields';

interface StaffFormProps {
  action: FormAction<StaffFormState>;
}

export function StaffForm({ action }: StaffFormProps) {
  const t = useTranslations('DeskStaff');
  const roleWords = useTranslations('Desk.roles');
  const [{ errors, values, added }, submit, pending] = useActionState(
    action,
    { errors: {}, values: EMPTY_STAFF },
    '#add-staff',
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
          id="staff-email"
          name="email"
          label={t('email')}
          type="email"
          dir="ltr"
          value={values.email}
          error={errors.email && t(`errors.email.${errors.email}`)}
        />
        <TextField
          id="staff-name"
          name="name"
          label={t('name')}
          value={values.name}
          error={errors.name && t(`errors.name.${errors.name}`, { limit: STAFF_NAME_MAX_LENGTH })}
        />
        <ChoiceField
          id="staff-role"
          name="role"
          label={t('role')}
          value={values.role}
          choices={roles.map((value) => ({ value, label: roleWords(value) }))}
        />
        <AuthorFields id="staff" values={values} errors={errors} />
        <p className={`${styles.hint} ${styles.wide}`}>{t('authorsHint')}</p>
        <button type="submit" className="primary" disabled={pending}>
          {t('submit')}
        </button>
      </form>
    </>
  );
}
