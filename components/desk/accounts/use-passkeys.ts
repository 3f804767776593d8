import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this browser knows passkeys; false on the server and without JavaScript. */
export function usePasskeys(): boolean {
  return useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
}

/**
 * Posts one half of the dialogue with a browser about a passkey, and reads the answer.
 * @throws {Error} where there is none
 */
export async function postPasskey<Answer, Failure extends { error: string }>(
  path: string,
  fields: Record<string, string>,
): Promise<Answer | Failure> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(path, { method: 'POST', headers: { accept: 'application/json' }, body });
  return answer.json();
}
