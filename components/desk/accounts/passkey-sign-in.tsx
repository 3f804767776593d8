'use client';

import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from '@/components/desk/form.module.css';
import { useHydrated, useScripted } from '@/components/desk/use-hydrated';
import type { PasskeySignInError } from '@/lib/accounts/passkey-form';
import { PASSKEY_SIGN_IN } from '@/lib/desk/paths';
import { isolate } from '@/lib/text/bidi';
import { postPasskey, usePasskeys } from './use-passkeys';

/** Offers to sign in by a passkey, where there is a script and the browser knows them. */
export function PasskeySignIn({ to }: { to: string }) {
  const t = useTranslations('DeskSignIn.passkey');
  const scripted = useScripted();
  const [isOffered, isKnown] = [usePasskeys(), useHydrated()];
  const [failure, setFailure] = useState<PasskeySignInError | { error: 'cancelled' } | null>(null);
  const [isPending, setPending] = useState(false);
  if (isKnown && !isOffered) return null;

  async function signIn() {
    setPending(true);
    setFailure(null);
    setFailure(await tryPasskey(to));
    setPending(false);
  }

  return (
    <div className={`${styles.form} ${scripted}`}>
      {failure && (
        <p className={styles.alert} role="alert">
          {t(`errors.${failure.error}`, {
            minutes: ('minutes' in failure && failure.minutes) || 0,
            fault: isolate(('fault' in failure && failure.fault) || ''),
          })}
        </p>
      )}
      <button type="button" onClick={signIn} disabled={isPending}>
        {t('submit')}
      </button>
    </div>
  );
}

/** Signs in and leaves the page, by a full load: Next would keep it hidden, with the password that was typed. */
async function tryPasskey(to: string): Promise<PasskeySignInError | { error: 'cancelled' } | null> {
  try {
    const asked = await postPasskey<PublicKeyCredentialRequestOptionsJSON, PasskeySignInError>(
      PASSKEY_SIGN_IN,
      {},
    );
    if ('error' in asked) return asked;
    const response = JSON.stringify(await startAuthentication({ optionsJSON: asked }));
    const done = await postPasskey<{ to: string }, PasskeySignInError>(PASSKEY_SIGN_IN, { response, to });
    if ('error' in done) return done;
    location.assign(done.to);
    return null;
  } catch {
    return { error: 'cancelled' };
  }
}
