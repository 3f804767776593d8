'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { PasskeyNameState } from '@/lib/accounts/passkey-form';
import type { FormAction } from '@/lib/forms/state';

interface PasskeyNameFormProps {
  id: string;
  /** Names the passkey to who hears the button alone. */
  of: string;
  name: string;
  action: FormAction<PasskeyNameState>;
}

export function PasskeyNameForm({ id, of, name, action }: PasskeyNameFormProps) {
  const t = useTranslations('DeskPassword.passkeys');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { name } },
    '#passkeys',
  );
  return (
    <details open={errors.name !== undefined || undefined}>
      <summary aria-label={t('renameOf', { name: of })}>{t('rename')}</summary>
      <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
        <input type="hidden" name="id" value={id} />
        <TextField
          id={`name-${id}`}
          name="name"
          label={t('name')}
          value={values.name}
          error={errors.name && t(`errors.${errors.name}`)}
          isOptional
        />
        <button type="submit" disabled={pending} aria-label={t('saveOf', { name: of })}>
          {t('save')}
        </button>
      </form>
    </details>
  );
}
