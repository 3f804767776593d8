'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { PASSWORD_LEAST, PASSWORD_MOST } from '@/lib/desk/moderator-form';
import type { PasswordErrors } from '@/lib/desk/password-form';
import { isolate } from '@/lib/text/bidi';

/** Failure only, and never a password. */
export interface PasswordState {
  errors: PasswordErrors;
  /** To wait, after too many tries. */
  minutes: number;
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

interface PasswordFormProps {
  action: (previous: PasswordState, form: FormData) => Promise<PasswordState>;
  /** Whose password it is: a password manager keeps the two together. */
  email: string;
  /** Whether it was changed a moment ago. */
  changed: boolean;
}

export function PasswordForm({ action, email, changed }: PasswordFormProps) {
  const t = useTranslations('DeskPassword');
  const [{ errors, minutes, fault = '' }, submit, pending] = useActionState(
    action,
    { errors: {}, minutes: 0 },
    '#password',
  );
  const failed = Object.keys(errors).length > 0;
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      {changed && !failed && (
        <p className={styles.done} role="status">
          {t('changed')}
        </p>
      )}
      {errors.form && (
        <p className={styles.alert} role="alert">
          {t(`errors.form.${errors.form}`, { minutes, fault: isolate(fault) })}
        </p>
      )}
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField
        id="current"
        name="current"
        label={t('current')}
        type="password"
        dir="ltr"
        autoComplete="current-password"
        error={errors.current && t(`errors.current.${errors.current}`)}
      />
      <TextField
        id="next"
        name="next"
        label={t('next')}
        hint={t('nextHint', { least: PASSWORD_LEAST })}
        type="password"
        dir="ltr"
        autoComplete="new-password"
        error={errors.next && t(`errors.next.${errors.next}`, { least: PASSWORD_LEAST, most: PASSWORD_MOST })}
      />
      <TextField
        id="again"
        name="again"
        label={t('again')}
        type="password"
        dir="ltr"
        autoComplete="new-password"
        error={errors.again && t(`errors.again.${errors.again}`)}
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
