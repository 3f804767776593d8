import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { credentials, sessions } from '@/db/schema/accounts';
import type { Role } from '@/lib/desk/roles';
import { settings } from '@/runtime/settings';
import { authorize, changePassword, findStaff, type Staff, signIn, signOut } from './auth';
import type { SessionCookie } from './better-auth';
import { countAttempt } from './sign-in-attempts';
import {
  addStaff,
  changeAccount,
  findStaffByEmail,
  generatePassword,
  listStaff,
  resetPassword,
  setDisabled,
} from './staff';

beforeAll(migrate);

const PASSWORD = 'كلمة مرور طويلة بما يكفي';
let made = 0;

/** A moderator of this test's own. */
async function someone(role: Role = 'moderator'): Promise<Staff> {
  made += 1;
  const added = await addStaff({ name: 'ليلى', email: `m${made}@example.com`, role, password: PASSWORD });
  if ('errors' in added) throw new Error(JSON.stringify(added.errors));
  return added.staff;
}

/** What a browser at this address sends, with its cookies. Each test calls from an address of its own. */
function browser(cookies: readonly SessionCookie[] = [], more: Record<string, string> = {}): Headers {
  return new Headers({
    'x-forwarded-for': `203.0.113.${made}`,
    'user-agent': 'Phone',
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    origin: settings.SITE_URL,
    ...more,
  });
}

async function signedIn(email: string, headers = browser()): Promise<SessionCookie[]> {
  const result = await signIn(email, PASSWORD, headers);
  if ('error' in result) throw new Error(result.error);
  return result.cookies;
}

/** Attempts as sign-in counts them, each from an address of its own, without the hash of a password for each. */
async function countAttempts(count: number, email: string): Promise<void> {
  for (let n = 0; n < count; n += 1) await countAttempt({ email, address: `192.0.2.${n}` });
}

const sessionsOf = ({ id }: Staff) => db.select().from(sessions).where(eq(sessions.userId, id));

describe('signing in', () => {
  test('opens a session, by a cookie that scripts cannot read and other sites cannot send along', async () => {
    const moderator = await someone();
    const cookies = await signedIn(`  ${moderator.email.toUpperCase()} `);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]?.options).toEqual({
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
      maxAge: 7 * 24 * 60 * 60,
    });
    expect(await findStaff(browser(cookies))).toEqual(moderator);
    const [session] = await sessionsOf(moderator);
    expect([session?.ipAddress, session?.userAgent].join(''), 'who is kept of the caller').toBe('');
    expect(session?.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  test('stores no password that could be read', async () => {
    const { id } = await someone();
    const [account] = await db.select().from(credentials).where(eq(credentials.userId, id));
    expect(account?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });

  test.each([
    ['a wrong password', (email: string) => [email, 'not the password'] as const],
    ['an unknown e-mail', () => ['nobody@example.com', PASSWORD] as const],
    ['what is no e-mail', () => ['ليس بريدًا', PASSWORD] as const],
    ['nothing', () => ['', ''] as const],
    ['a password without end', (email: string) => [email, 'x'.repeat(100_000)] as const],
  ])('with %s fails, and does not tell which of the two was wrong', async (_, typed) => {
    const moderator = await someone();
    const [email, password] = typed(moderator.email);
    expect(await signIn(email, password, browser())).toEqual({ error: 'wrong' });
    expect(await sessionsOf(moderator)).toEqual([]);
  });

  test('gives another token each time, and ends the session the browser had', async () => {
    const moderator = await someone();
    const first = await signedIn(moderator.email);
    const second = await signedIn(moderator.email, browser(first));
    expect(second[0]?.value).not.toBe(first[0]?.value);
    expect(await findStaff(browser(first))).toBeNull();
    expect(await findStaff(browser(second))).toEqual(moderator);
    expect(await sessionsOf(moderator)).toHaveLength(1);
  });

  test('does not take over a token that somebody else put into the browser', async () => {
    const [attacker, victim] = [await someone(), await someone()];
    const planted = await signedIn(attacker.email);
    const own = await signedIn(victim.email, browser(planted));
    expect(own[0]?.value).not.toBe(planted[0]?.value);
    expect(await findStaff(browser(planted))).toBeNull();
  });

  test('works in two browsers at once', async () => {
    const moderator = await someone();
    const cookies = await Promise.all([1, 2, 3].map(() => signedIn(moderator.email)));
    for (const one of cookies) expect(await findStaff(browser(one))).toEqual(moderator);
  });
});

describe('another password', () => {
  const NEXT = 'كلمة مرور أخرى طويلة';

  test('is taken with the current one, ends every other session, and keeps this one under another token', async () => {
    const moderator = await someone();
    const [here, elsewhere] = [await signedIn(moderator.email), await signedIn(moderator.email)];
    const changed = await changePassword(moderator, { current: PASSWORD, next: NEXT }, browser(here));
    if ('error' in changed) throw new Error(changed.error);
    expect(await findStaff(browser(elsewhere))).toBeNull();
    expect(await findStaff(browser(here)), 'a token somebody may have seen').toBeNull();
    expect(await findStaff(browser(changed.cookies))).toEqual(moderator);
    expect(await signIn(moderator.email, PASSWORD, browser())).toEqual({ error: 'wrong' });
    expect(await signIn(moderator.email, NEXT, browser())).toHaveProperty('cookies');
  });

  test.each([
    ['a wrong one', 'not the password'],
    ['none', ''],
    ['one without end', 'x'.repeat(100_000)],
  ])('is not taken with %s, and nobody is signed out', async (_, current) => {
    const moderator = await someone();
    const [here, elsewhere] = [await signedIn(moderator.email), await signedIn(moderator.email)];
    const answer = await changePassword(moderator, { current, next: NEXT }, browser(here));
    expect(answer).toEqual({ error: 'wrong' });
    expect(await findStaff(browser(elsewhere))).toEqual(moderator);
    expect(await signIn(moderator.email, PASSWORD, browser())).toHaveProperty('cookies');
  });

  test('cannot be had by guessing the current one: the tries are those of signing in', async () => {
    const moderator = await someone();
    const here = await signedIn(moderator.email);
    await countAttempts(9, moderator.email);
    await changePassword(moderator, { current: 'guess', next: NEXT }, browser(here));
    const answer = await changePassword(moderator, { current: PASSWORD, next: NEXT }, browser(here));
    expect(answer).toEqual({ error: 'too-many', minutes: 15 });
    expect(await signIn(moderator.email, PASSWORD, browser())).toMatchObject({ error: 'too-many' });
  });
});

describe('guessing', () => {
  test('one account is stopped after ten tries, from wherever they come, also for the right password', async () => {
    const moderator = await someone();
    const from = (n: number) => browser([], { 'x-forwarded-for': `198.51.100.${n}` });
    await countAttempts(8, moderator.email);
    const attempts = [1, 2].map((n) => signIn(moderator.email, `guess ${n}`, from(n)));
    expect(await Promise.all(attempts)).toEqual(Array(2).fill({ error: 'wrong' }));
    expect(await signIn(moderator.email, PASSWORD, from(99))).toEqual({ error: 'too-many', minutes: 15 });
    const other = await someone();
    expect(await signIn(other.email, PASSWORD, from(99))).toHaveProperty('cookies');
  });

  test('many accounts from one address is stopped, in whatever part of its network it hides', async () => {
    const from = (n: number) => browser([], { 'x-forwarded-for': `2001:db8:1:1::${n.toString(16)}` });
    for (let n = 1; n <= 48; n += 1)
      await countAttempt({ email: `${n}@example.com`, address: `2001:db8:1:1::${n}` });
    const attempts = Array.from({ length: 12 }, (_, n) => signIn(`nobody${n}@example.com`, 'guess', from(n)));
    const answers = await Promise.all(attempts);
    expect(answers.filter((answer) => 'error' in answer && answer.error === 'wrong')).toHaveLength(2);
    const moderator = await someone();
    expect(await signIn(moderator.email, PASSWORD, from(1))).toMatchObject({ error: 'too-many' });
    expect(await signIn(moderator.email, PASSWORD, browser())).toHaveProperty('cookies');
  });

  test('is forgiven after the right password', async () => {
    const moderator = await someone();
    for (let round = 0; round < 3; round += 1) {
      await countAttempts(5, moderator.email);
      expect(await signIn(moderator.email, 'mistyped', browser())).toEqual({ error: 'wrong' });
      expect(await signIn(moderator.email, PASSWORD, browser())).toHaveProperty('cookies');
    }
  });
});

describe('a session', () => {
  test('ends in the database when its moderator signs out', async () => {
    const moderator = await someone();
    const cookies = await signedIn(moderator.email);
    const forgotten = await signOut(browser(cookies));
    expect(forgotten.find(({ name }) => name === cookies[0]?.name)).toMatchObject({
      value: '',
      options: { maxAge: 0, path: '/' },
    });
    expect(await sessionsOf(moderator)).toEqual([]);
    expect(await findStaff(browser(cookies))).toBeNull();
  });

  test('is not opened by what the database holds of it', async () => {
    const moderator = await someone();
    const [cookie] = await signedIn(moderator.email);
    const [session] = await sessionsOf(moderator);
    if (!cookie || !session) throw new Error('no session');
    for (const value of [session.token, `${session.token}.`, `${session.token}.${'A'.repeat(43)}%3D`])
      expect(await findStaff(browser([{ ...cookie, value }]))).toBeNull();
  });

  test('that has expired is over, and goes when somebody signs in', async () => {
    const moderator = await someone();
    const cookies = await signedIn(moderator.email);
    await db
      .update(sessions)
      .set({ createdAt: new Date(1), expiresAt: new Date(2) })
      .where(eq(sessions.userId, moderator.id));
    expect(await findStaff(browser(cookies))).toBeNull();
    await signedIn((await someone()).email);
    expect(await sessionsOf(moderator)).toEqual([]);
  });

  test('without a cookie there is none', async () => {
    expect(await findStaff(new Headers())).toBeNull();
    expect(await findStaff(browser())).toBeNull();
  });
});

describe('a disabled moderator', () => {
  test('is out at once, everywhere, and enabling does not bring old sessions back', async () => {
    const moderator = await someone();
    const cookies = [await signedIn(moderator.email), await signedIn(moderator.email)];
    expect(await setDisabled(moderator.id, true)).toBe(true);
    for (const one of cookies) expect(await findStaff(browser(one))).toBeNull();
    expect(await sessionsOf(moderator)).toEqual([]);
    await setDisabled(moderator.id, false);
    for (const one of cookies) expect(await findStaff(browser(one))).toBeNull();
    expect(await signedIn(moderator.email)).toHaveLength(1);
  });

  test('learns so after the right password only', async () => {
    const moderator = await someone();
    await setDisabled(moderator.id, true);
    expect(await signIn(moderator.email, 'guess', browser())).toEqual({ error: 'wrong' });
    expect(await signIn(moderator.email, PASSWORD, browser())).toEqual({ error: 'disabled' });
    expect(await sessionsOf(moderator)).toEqual([]);
  });

  test('is kept out by the flag alone, should a session have slipped in', async () => {
    const moderator = await someone();
    const cookies = await signedIn(moderator.email);
    const [session] = await sessionsOf(moderator);
    await setDisabled(moderator.id, true);
    if (session) await db.insert(sessions).values(session);
    expect(await findStaff(browser(cookies))).toBeNull();
    expect(await authorize(browser(cookies), 'account')).toEqual({ denied: 'session' });
  });
});

describe('who lost their password', () => {
  test('gets a new one, and whoever had the old one is out', async () => {
    const moderator = await someone();
    const cookies = await signedIn(moderator.email);
    const next = `${PASSWORD} جديدة`;
    expect(await resetPassword(moderator.id, next)).toBe(true);
    expect(await findStaff(browser(cookies))).toBeNull();
    expect(await signIn(moderator.email, PASSWORD, browser())).toEqual({ error: 'wrong' });
    expect(await signIn(moderator.email, next, browser())).toHaveProperty('cookies');
    expect(await resetPassword('nobody', next)).toBe(false);
  });
});

describe('an action', () => {
  test('is for those who are signed in', async () => {
    expect(await authorize(browser(), 'account')).toEqual({ denied: 'session' });
    const moderator = await someone();
    expect(await authorize(browser(await signedIn(moderator.email)), 'account')).toEqual({
      staff: moderator,
    });
  });

  test('of an admin is not for a moderator, and the other way round it is', async () => {
    const moderator = browser(await signedIn((await someone()).email));
    expect(await authorize(moderator, 'staff')).toEqual({ denied: 'role', role: 'moderator' });
    const admin = browser(await signedIn((await someone('admin')).email));
    expect(await authorize(admin, 'staff')).toHaveProperty('staff');
    expect(await authorize(admin, 'words')).toHaveProperty('staff');
  });

  test('follows a change of role at once', async () => {
    const [admin, moderator] = [await someone('admin'), await someone()];
    const headers = browser(await signedIn(moderator.email));
    await changeAccount(moderator.id, { role: 'admin', authors: {} }, admin);
    expect(await authorize(headers, 'staff')).toHaveProperty('staff');
    await changeAccount(moderator.id, { role: 'moderator', authors: {} }, admin);
    expect(await authorize(headers, 'staff')).toEqual({ denied: 'role', role: 'moderator' });
  });

  test.each([
    ['another site', 'https://evil.example'],
    ['nowhere', 'null'],
    ['a subdomain', settings.SITE_URL.replace('://', '://evil.')],
    ['another port', `${settings.SITE_URL}1`],
  ])('sent from %s is refused', async (_, origin) => {
    const { email } = await someone('admin');
    expect(await authorize(browser(await signedIn(email), { origin }), 'account')).toEqual({
      denied: 'origin',
    });
  });

  test('that does not say where it was sent from is refused', async () => {
    const { email } = await someone('admin');
    const headers = browser(await signedIn(email));
    headers.delete('origin');
    expect(await authorize(headers, 'account')).toEqual({ denied: 'origin' });
  });
});

describe('the list of accounts', () => {
  test('has an e-mail once, however it is written', async () => {
    const { email } = await someone();
    const again = { name: 'أخرى', email: email.toUpperCase(), role: 'admin' as const, password: PASSWORD };
    expect(await addStaff(again)).toEqual({ errors: { email: 'exists' } });
    expect(await findStaffByEmail(` ${email.toUpperCase()}`)).toMatchObject({ email, role: 'moderator' });
    expect((await listStaff()).filter((one) => one.email === email)).toHaveLength(1);
  });

  test('is changed by admins, and by nobody about themselves', async () => {
    const [admin, moderator] = [await someone('admin'), await someone()];
    expect(await setDisabled(admin.id, true, admin)).toBe(false);
    await changeAccount(admin.id, { role: 'moderator', authors: {} }, admin);
    expect(await setDisabled(admin.id, true, moderator)).toBe(false);
    expect(await changeAccount(moderator.id, { role: 'admin', authors: {} }, moderator)).toBeNull();
    expect(await setDisabled('nobody', true, admin)).toBe(false);
    expect(await findStaffByEmail(admin.email)).toMatchObject({ role: 'admin', disabled: false });
  });

  test('keeps an admin when two disable one another', async () => {
    const [one, other] = [await someone('admin'), await someone('admin')];
    const done = await Promise.all([setDisabled(one.id, true, other), setDisabled(other.id, true, one)]);
    expect(done.filter(Boolean)).toHaveLength(1);
  });

  test('gives first passwords that nobody guesses', () => {
    const passwords = new Set(Array.from({ length: 100 }, generatePassword));
    expect(passwords.size).toBe(100);
    for (const password of passwords) expect(password).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  });
});
