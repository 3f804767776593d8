import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { sessions, verifications } from '@/db/schema/accounts';
import { signIn } from './auth';
import { isResetToken, replacePassword, requestResetLink } from './lost-password';
import type { ResetLink } from './reset-mail';
import { addStaff, setDisabled } from './staff';

/** What is mailed. */
const mailed = vi.hoisted(() => [] as ResetLink[]);
vi.mock('./reset-mail', () => ({ mailResetLink: (link: ResetLink) => mailed.push(link) }));

beforeAll(migrate);
afterAll(() => vi.useRealTimers());

const PASSWORD = 'كلمة مرور طويلة بما يكفي';
const NEW = 'كلمة أخرى طويلة بما يكفي';
let made = 0;

async function someone() {
  made += 1;
  const email = `lost${made}@example.com`;
  const added = await addStaff({ name: 'ليلى', email, role: 'editor', password: PASSWORD });
  if ('errors' in added) throw new Error(JSON.stringify(added.errors));
  return added.staff;
}

const browser = () => new Headers({ 'x-forwarded-for': `198.51.100.${made}` });

async function linkFor(email: string): Promise<string> {
  const before = mailed.length;
  expect(await requestResetLink(email, browser())).toEqual({ asked: true });
  await vi.waitFor(() => expect(mailed.length).toBe(before + 1), { timeout: 10_000 });
  return mailed.at(-1)?.token ?? '';
}

const isTaken = async (email: string, password: string) =>
  'cookies' in (await signIn(email, password, browser()));

describe('a lost password', () => {
  test('is replaced by the link, once: all sessions end, and the other links', async () => {
    const { id, email } = await someone();
    expect(await isTaken(email, PASSWORD)).toBe(true);
    const [token, other] = [await linkFor(email.toUpperCase()), await linkFor(email)];
    expect(await isResetToken(token)).toBe(true);
    expect(await isTaken(email, PASSWORD), 'opening it changes nothing').toBe(true);
    expect(await replacePassword(token, NEW, browser())).toBe('changed');
    expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    expect([await isTaken(email, PASSWORD), await isTaken(email, NEW)]).toEqual([false, true]);
    for (const used of [token, other, 'forged', ''])
      expect([await isResetToken(used), await replacePassword(used, PASSWORD, browser())]).toEqual([
        false,
        'expired',
      ]);
    expect(await isTaken(email, NEW)).toBe(true);
  });

  test('has a link whose token the database does not hold', async () => {
    const { email } = await someone();
    const token = await linkFor(email);
    expect(JSON.stringify(await db.select().from(verifications))).not.toContain(token);
  });

  test('has a link for an hour', async () => {
    const { email } = await someone();
    const token = await linkFor(email);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 });
    expect([await isResetToken(token), await replacePassword(token, NEW, browser())]).toEqual([
      false,
      'expired',
    ]);
    vi.useRealTimers();
  });

  test('is answered alike where there is no account, and three times in a while', async () => {
    made += 1;
    const ask = (email: string) => requestResetLink(email, browser());
    expect([await ask('nobody@example.com'), await ask('no address')]).toEqual([
      { asked: true },
      { asked: true },
    ]);
    const { email } = await someone();
    for (const who of [email, 'nobody2@example.com']) {
      const answers = [await ask(who), await ask(who), await ask(who), await ask(who)];
      expect(answers.map((answer) => 'error' in answer)).toEqual([false, false, false, true]);
    }
  });

  test('opens no account that is disabled', async () => {
    const { id, email } = await someone();
    const token = await linkFor(email);
    await setDisabled(id, true);
    expect(await replacePassword(token, NEW, browser())).toBe('expired');
  });
});
