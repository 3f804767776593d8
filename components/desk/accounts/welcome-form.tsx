'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { STAFF_NAME_MAX_LENGTH } from '@/lib/accounts/account';
import { EMPTY_WELCOME, type WelcomeFormState } from '@/lib/accounts/welcome-form';
import type { FormAction } from '@/lib/forms/state';
import { maxLengths } from '@/lib/site/setting-bounds';
import { isolate } from '@/lib/text/bidi';
import { NewPasswordFields } from './password-form';

interface WelcomeFormProps {
  action: FormAction<WelcomeFormState>;
  /** Of the printed link. */
  token: string;
}

/** Makes the first admin. */
export function WelcomeForm({ action, token }: WelcomeFormProps) {
  const t = useTranslations('DeskWelcome');
  const [{ errors, values }, submit, pending] = useActionState(
    action,
    { errors: {}, values: EMPTY_WELCOME },
    '#entrance',
  );
  return (
    <form className={styles.form} action={submit} noValidate>
      {errors.form && (
        <p className={styles.alert} role="alert">
          {t(`errors.form.${errors.form}`, { fault: isolate(errors.fault ?? '') })}
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <TextField
        id="welcome-name"
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        value={values.name}
        autoComplete="name"
        error={errors.name && t(`errors.name.${errors.name}`, { limit: STAFF_NAME_MAX_LENGTH })}
      />
      <TextField
        id="welcome-email"
        name="email"
        label={t('email')}
        type="email"
        dir="ltr"
        value={values.email}
        autoComplete="username"
        error={errors.email && t(`errors.email.${errors.email}`)}
      />
      <NewPasswordFields errors={errors} />
      <TextField
        id="welcome-site"
        name="siteName"
        label={t('siteName')}
        hint={t('siteNameHint')}
        value={values.siteName}
        error={errors.siteName && t(`errors.siteName.${errors.siteName}`, { limit: maxLengths.name })}
        isOptional
      />
      <button type="submit" className="primary" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}
