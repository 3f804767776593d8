'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from './field';
import styles from './form.module.css';

/** Failure only, and never the password. */
export interface SignInState {
  error: 'missing' | 'wrong' | 'disabled' | 'too-many' | 'unavailable' | null;
  /** To wait, after too many tries. */
  minutes: number;
  email: string;
}

interface SignInFormProps {
  action: (previous: SignInState, form: FormData) => Promise<SignInState>;
  /** The page of the desk to go to. */
  to: string;
}

export function SignInForm({ action, to }: SignInFormProps) {
  const t = useTranslations('DeskSignIn');
  const [{ error, minutes, email }, submit, pending] = useActionState(
    action,
    { error: null, minutes: 0, email: '' },
    // Without JavaScript the answer opens at what is wrong, which takes the focus.
    '#sign-in-error',
  );
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      {error && (
        <p id="sign-in-error" className={styles.alert} role="alert" tabIndex={-1}>
          {error === 'too-many' ? t('errors.too-many', { minutes }) : t(`errors.${error}`)}
        </p>
      )}
      <input type="hidden" name="to" value={to} />
      <TextField
        id="email"
        name="email"
        label={t('email')}
        type="email"
        dir="ltr"
        autoComplete="username"
        value={email}
      />
      <TextField
        id="password"
        name="password"
        label={t('password')}
        type="password"
        dir="ltr"
        autoComplete="current-password"
      />
      <button type="submit" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
