'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import type { LostPasswordState } from '@/lib/accounts/password-form';
import type { FormAction } from '@/lib/forms/state';

export function LostPasswordForm({ action }: { action: FormAction<LostPasswordState> }) {
  const t = useTranslations('DeskLostPassword');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { email: '' } },
    '#entrance',
  );
  return (
    <form className={styles.form} action={submit} noValidate>
      <TextField
        id="email"
        name="email"
        label={t('email')}
        type="email"
        dir="ltr"
        autoComplete="username"
        value={values.email}
        error={errors.form && t(`errors.${errors.form}`, { minutes: errors.minutes ?? 0 })}
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
