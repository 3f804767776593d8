'use client';

import {
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/desk/field';
import styles from '@/components/desk/form.module.css';
import { useHydrated, useScripted } from '@/components/desk/use-hydrated';
import type { NewPasskeyError } from '@/lib/accounts/passkey-form';
import { NEW_PASSKEY, PASSWORD, signInPath } from '@/lib/desk/paths';
import { isolate } from '@/lib/text/bidi';
import { postPasskey, usePasskeys } from './use-passkeys';

type Failure = NewPasskeyError | { error: 'cancelled' | 'exists' };

/** The field beside which an error stands. */
const FIELDS: Partial<Record<Failure['error'], 'name' | 'password'>> = {
  'too-long': 'name',
  missing: 'password',
  wrong: 'password',
};

/** Adds a passkey, by the browser's own dialogue: it needs a script. */
export function NewPasskeyForm() {
  const t = useTranslations('DeskPassword.passkeys');
  const isOffered = usePasskeys();
  const [isHydrated, scripted] = [useHydrated(), useScripted()];
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  if (isHydrated && !isOffered) return <p className={styles.note}>{t('unknown')}</p>;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setFailure(await tryAdding(String(form.get('name')), String(form.get('password'))));
    setPending(false);
  }

  const words =
    failure &&
    t(`errors.${failure.error}`, {
      minutes: ('minutes' in failure && failure.minutes) || 0,
      fault: isolate(('fault' in failure && failure.fault) || ''),
    });
  const field = failure && FIELDS[failure.error];
  return (
    <form className={`${styles.form} ${styles.narrow} ${scripted}`} onSubmit={submit} noValidate>
      {words && !field && (
        <p className={styles.alert} role="alert">
          {words}
        </p>
      )}
      <TextField
        id="passkey-name"
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        error={field === 'name' ? words : null}
        isOptional
      />
      <TextField
        id="passkey-password"
        name="password"
        label={t('password')}
        type="password"
        dir="ltr"
        autoComplete="current-password"
        error={field === 'password' ? words : null}
      />
      <button type="submit" disabled={isPending}>
        {t('submit')}
      </button>
    </form>
  );
}

async function tryAdding(name: string, password: string): Promise<Failure | null> {
  try {
    const fields = { name, password };
    const asked = await postPasskey<PublicKeyCredentialCreationOptionsJSON, NewPasskeyError>(
      NEW_PASSKEY,
      fields,
    );
    if ('error' in asked) return leaveIfSignedOut(asked);
    const response = JSON.stringify(await startRegistration({ optionsJSON: asked }));
    const done = await postPasskey<{ added: true }, NewPasskeyError>(NEW_PASSKEY, { name, response });
    if ('error' in done) return leaveIfSignedOut(done);
    location.assign(`${PASSWORD}?added=1#passkeys`);
    return null;
  } catch (error) {
    const isThere =
      error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return { error: isThere ? 'exists' : 'cancelled' };
  }
}

function leaveIfSignedOut(failure: NewPasskeyError): NewPasskeyError | null {
  if (failure.error !== 'signed-out') return failure;
  location.assign(signInPath(PASSWORD));
  return null;
}
