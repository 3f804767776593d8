'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { useScripted } from '@/components/desk/use-hydrated';
import type { SignInFormState } from '@/lib/accounts/sign-in-form';
import type { FormAction } from '@/lib/forms/state';
import { isolate } from '@/lib/text/bidi';

interface SignInFormProps {
  action: FormAction<SignInFormState>;
  /** Path to redirect to. */
  to: string;
  /** Whether a lost password was just replaced. */
  isChanged: boolean;
}

export function SignInForm({ action, to, isChanged }: SignInFormProps) {
  const t = useTranslations('DeskSignIn');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: { email: '' } },
    // Permalink: without JavaScript the page opens at the error, which takes the focus.
    '#sign-in-error',
  );
  const [isShown, setShown] = useState(false);
  const scripted = useScripted();
  return (
    <form className={styles.form} action={submit} noValidate>
      {isChanged && !errors.form && (
        <p className={styles.done} role="status">
          {t('changed')}
        </p>
      )}
      {errors.form && (
        <p id="sign-in-error" className={styles.alert} role="alert" tabIndex={-1}>
          {t(`errors.${errors.form}`, { minutes: errors.minutes ?? 0, fault: isolate(errors.fault ?? '') })}
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
        value={values.email}
      />
      <TextField
        id="password"
        name="password"
        label={t('password')}
        type={isShown ? 'text' : 'password'}
        dir="ltr"
        autoComplete="current-password"
      />
      <label className={`${styles.check} ${scripted}`}>
        <input type="checkbox" checked={isShown} onChange={({ target }) => setShown(target.checked)} />
        {t('show')}
      </label>
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
