'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@/lib/accounts/account';
import type { PasswordErrors, PasswordFormState } from '@/lib/accounts/password-form';
import type { FormAction } from '@/lib/forms/state';
import { isolate } from '@/lib/text/bidi';

interface PasswordFormProps {
  action: FormAction<PasswordFormState>;
  /** Username for password managers. */
  email: string;
  /** Whether it was changed by the last post. */
  changed: boolean;
}

export function PasswordForm({ action, email, changed }: PasswordFormProps) {
  const t = useTranslations('DeskPassword');
  const [{ errors }, submit, pending] = useActionState(action, { errors: {}, values: {} }, '#password');
  const failed = Object.keys(errors).length > 0;
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      {changed && !failed && (
        <p className={styles.done} role="status">
          {t('changed')}
        </p>
      )}
      <PasswordAlert errors={errors} />
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
      <NewPasswordFields errors={errors} />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}

interface NewPasswordFormProps {
  action: FormAction<PasswordFormState>;
  /** Of the link in the mail. */
  token: string;
}

/** For who lost theirs, and came by the link in a mail. */
export function NewPasswordForm({ action, token }: NewPasswordFormProps) {
  const t = useTranslations('DeskPassword');
  const [{ errors }, submit, pending] = useActionState(action, { errors: {}, values: {} }, '#entrance');
  return (
    <form className={styles.form} action={submit} noValidate>
      <PasswordAlert errors={errors} />
      <input type="hidden" name="token" value={token} />
      <NewPasswordFields errors={errors} />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}

function PasswordAlert({ errors }: { errors: PasswordErrors }) {
  const t = useTranslations('DeskPassword.errors.form');
  if (!errors.form) return null;
  return (
    <p className={styles.alert} role="alert">
      {t(errors.form, { minutes: errors.minutes ?? 0, fault: isolate(errors.fault ?? '') })}
    </p>
  );
}

export function NewPasswordFields({ errors }: { errors: Pick<PasswordErrors, 'next' | 'again'> }) {
  const t = useTranslations('DeskPassword');
  return (
    <>
      <TextField
        id="next"
        name="next"
        label={t('next')}
        hint={t('nextHint', { least: PASSWORD_MIN_LENGTH })}
        type="password"
        dir="ltr"
        autoComplete="new-password"
        error={
          errors.next &&
          t(`errors.next.${errors.next}`, { least: PASSWORD_MIN_LENGTH, most: PASSWORD_MAX_LENGTH })
        }
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
    </>
  );
}
