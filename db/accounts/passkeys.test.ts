import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { sessions, verifications } from '@/db/schema/accounts';
import { settings } from '@/runtime/settings';
import { Authenticator } from '@/test/authenticator';
import { findStaff, type Staff, signIn } from './auth';
import type { SessionCookie } from './better-auth';
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from './passkeys';
import { addStaff, resetPassword, setDisabled } from './staff';

beforeAll(migrate);

const PASSWORD = 'كلمة مرور طويلة بما يكفي';
const { origin, hostname: rpId } = new URL(settings.SITE_URL);
let made = 0;

async function someone(): Promise<Staff> {
  made += 1;
  const account = {
    name: 'ليلى',
    email: `key${made}@example.com`,
    role: 'editor',
    password: PASSWORD,
  } as const;
  const added = await addStaff(account);
  if ('errors' in added) throw new Error(JSON.stringify(added.errors));
  return added.staff;
}

/** What a browser sends, from an address of this test's own. */
function browser(...cookies: SessionCookie[]): Headers {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return new Headers({ 'x-forwarded-for': `203.0.113.${made}`, cookie });
}

async function signedIn({ email }: Staff): Promise<SessionCookie[]> {
  const result = await signIn(email, PASSWORD, browser());
  return 'cookies' in result ? result.cookies : [];
}

interface Way {
  origin?: string;
  rpId?: string;
  isVerified?: boolean;
}

/** Adds the passkey of a device to an account. */
async function register(staff: Staff, device: Authenticator, name = '', way: Way = {}) {
  const session = await signedIn(staff);
  const asked = await askForNewPasskey(staff, PASSWORD, browser(...session));
  if ('error' in asked) throw new Error(asked.error);
  const { challenge } = asked.options;
  const response = device.create({ challenge, origin, rpId, ...way });
  return addPasskey(response, name, browser(...session, ...asked.cookies));
}

async function question() {
  const asked = await askForPasskey(browser());
  if ('error' in asked) throw new Error(asked.error);
  return asked;
}

async function enterBy(device: Authenticator, way: Way = {}) {
  const { options, cookies } = await question();
  const response = device.get({ challenge: options.challenge, origin, rpId, ...way });
  return signInByPasskey(response, browser(...cookies));
}

describe('a passkey', () => {
  test('signs in whoever added it, by a session like that of a password', async () => {
    const [staff, device] = [await someone(), new Authenticator()];
    expect(await register(staff, device, 'هاتف ليلى')).toEqual({ added: true });
    expect(await listPasskeys(staff.id)).toMatchObject([{ name: 'هاتف ليلى' }]);
    const entered = await enterBy(device);
    if ('error' in entered) throw new Error(entered.error);
    expect(await findStaff(browser(...entered.cookies))).toEqual(staff);
    expect(entered.cookies.at(-1)?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
    expect(await db.select().from(verifications), 'a question is asked once').toEqual([]);
  });

  test('needs the password to be added, and wrong ones are counted', async () => {
    const staff = await someone();
    const session = browser(...(await signedIn(staff)));
    for (let n = 0; n < 10; n += 1)
      expect(await askForNewPasskey(staff, 'not the password', session)).toEqual({ error: 'wrong' });
    expect(await askForNewPasskey(staff, PASSWORD, session)).toMatchObject({ error: 'too-many' });
  });

  test.each<[string, Way]>([
    ['a device that did not ask who holds it', { isVerified: false }],
    ['another site', { origin: 'https://evil.example' }],
    ['another site’s key', { rpId: 'evil.example' }],
  ])('is refused from %s', async (_, way) => {
    const [staff, device] = [await someone(), new Authenticator()];
    expect(await register(staff, device, '', way)).toEqual({ error: 'refused' });
    expect(await listPasskeys(staff.id)).toEqual([]);
    await register(staff, device);
    const before = await db.select().from(sessions).where(eq(sessions.userId, staff.id));
    expect(await enterBy(device, way)).toEqual({ error: 'refused' });
    expect(await db.select().from(sessions).where(eq(sessions.userId, staff.id))).toEqual(before);
  });

  test('ends with a lost password: whoever knew that may have added it', async () => {
    const [staff, device] = [await someone(), new Authenticator()];
    await register(staff, device);
    await resetPassword(staff.id, `${PASSWORD} جديدة`);
    expect(await listPasskeys(staff.id)).toEqual([]);
    expect(await enterBy(device)).toEqual({ error: 'refused' });
  });

  test('is refused for a question that was answered, for one of adding, and without one', async () => {
    const [staff, device] = [await someone(), new Authenticator()];
    await register(staff, device);
    const { options, cookies } = await question();
    const response = device.get({ challenge: options.challenge, origin, rpId });
    expect(await signInByPasskey(response, browser(...cookies))).toHaveProperty('cookies');
    expect(await signInByPasskey(response, browser(...cookies))).toEqual({ error: 'refused' });
    expect(await signInByPasskey(response, browser())).toEqual({ error: 'refused' });
    const session = await signedIn(staff);
    const adding = await askForNewPasskey(staff, PASSWORD, browser(...session));
    if ('error' in adding) throw new Error(adding.error);
    const other = device.get({ challenge: adding.options.challenge, origin, rpId });
    expect(await signInByPasskey(other, browser(...adding.cookies))).toEqual({ error: 'refused' });
    expect(
      await signInByPasskey({ id: 'x' }, browser((await question()).cookies[0] as SessionCookie)),
    ).toEqual({
      error: 'refused',
    });
  });

  test('lets nobody in whose account is disabled', async () => {
    const [staff, device] = [await someone(), new Authenticator()];
    await register(staff, device);
    await setDisabled(staff.id, true);
    expect(await enterBy(device)).toEqual({ error: 'disabled' });
  });

  test('is named anew and removed by its owner alone', async () => {
    const [staff, other, device] = [await someone(), await someone(), new Authenticator()];
    await register(staff, device);
    const [{ id = '' } = {}] = await listPasskeys(staff.id);
    await renamePasskey(other, id, 'غيره');
    await removePasskey(other, id);
    expect(await listPasskeys(staff.id)).toMatchObject([{ id, name: null }]);
    await renamePasskey(staff, id, 'حاسوب المكتب');
    expect(await listPasskeys(staff.id)).toMatchObject([{ name: 'حاسوب المكتب' }]);
    await removePasskey(staff, id);
    expect(await enterBy(device)).toEqual({ error: 'refused' });
  });

  test('is asked for as often as an address may try to sign in', async () => {
    made += 1;
    for (let n = 0; n < 50; n += 1) await question();
    expect(await askForPasskey(browser())).toEqual({ error: 'too-many', minutes: 15 });
  });
});
