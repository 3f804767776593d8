'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { isolate } from '@/lib/text/bidi';

/** Failure only, and never the password. */
export interface SignInState {
  error: 'missing' | 'wrong' | 'disabled' | 'too-many' | 'unavailable' | null;
  /** To wait, after too many tries. */
  minutes: number;
  email: string;
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

interface SignInFormProps {
  action: (previous: SignInState, form: FormData) => Promise<SignInState>;
  /** The page of the desk to go to. */
  to: string;
}

export function SignInForm({ action, to }: SignInFormProps) {
  const t = useTranslations('DeskSignIn');
  const [{ error, minutes, email, fault = '' }, submit, pending] = useActionState(
    action,
    { error: null, minutes: 0, email: '' },
    // Without JavaScript the answer opens at what is wrong, which takes the focus.
    '#sign-in-error',
  );
  return (
    <form className={`${styles.form} ${styles.narrow}`} action={submit} noValidate>
      {error && (
        <p id="sign-in-error" className={styles.alert} role="alert" tabIndex={-1}>
          {t(`errors.${error}`, { minutes, fault: isolate(fault) })}
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
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
