'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ChoiceField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { AccountFormState, AccountValues } from '@/lib/accounts/staff-form';
import { type Role, roles } from '@/lib/desk/roles';
import type { FormAction } from '@/lib/forms/state';
import { AuthorFields } from './author-fields';

interface AccountFormProps {
  id: string;
  /** Names the account to who hears the button alone. */
  of: string;
  /** Nobody changes their own. */
  hasRole: boolean;
  values: AccountValues;
  action: FormAction<AccountFormState>;
}

/** Role of an account, and the authors it is. */
export function AccountForm({ id, of, hasRole, values: stored, action }: AccountFormProps) {
  const t = useTranslations('DeskStaff');
  const roleWords = useTranslations('Desk.roles');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: stored },
    `#account-${id}`,
  );
  return (
    <details open={Object.keys(errors).length > 0 || undefined}>
      <summary aria-label={`${t('change')}: ${of}`}>{t('change')}</summary>
      <form className={`${styles.form} ${styles.beside}`} action={submit} noValidate>
        <input type="hidden" name="id" value={id} />
        {hasRole && (
          <ChoiceField<Role | string>
            id={`${id}-role`}
            name="role"
            label={t('role')}
            value={values.role}
            choices={roles.map((value) => ({ value, label: roleWords(value) }))}
          />
        )}
        <AuthorFields id={id} values={values} errors={errors} />
        <button type="submit" disabled={pending} aria-label={`${t('save')}: ${of}`}>
          {t('save')}
        </button>
      </form>
    </details>
  );
}
