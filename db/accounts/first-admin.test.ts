import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { hashToken } from '@/runtime/keyed-hash';
import { signIn } from './auth';
import { addFirstAdmin, isFirstAdminToken, issueFirstAdminToken } from './first-admin';
import { addStaff, listStaff, setDisabled } from './staff';

const PASSWORD = 'كلمة مرور طويلة بما يكفي';
const owner = { name: 'المالكة', email: 'Owner@Example.com', password: PASSWORD };

beforeAll(() => migrate());

beforeEach(async () => {
  vi.useRealTimers();
  for (const table of ['moderator_verifications', 'moderators']) await client.execute(`DELETE FROM ${table}`);
});

async function issue(): Promise<string> {
  const token = await issueFirstAdminToken();
  if (token === null) throw new Error('There is an admin');
  return token;
}

test('the link makes an admin who can sign in, and of the token only its hash is stored', async () => {
  const token = await issue();
  const { rows } = await client.execute('SELECT * FROM moderator_verifications');
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(JSON.stringify(rows)).toContain(hashToken(token));
  expect(await isFirstAdminToken(token)).toBe(true);
  expect(await addFirstAdmin(token, owner)).toMatchObject({ email: 'owner@example.com', role: 'admin' });
  expect(await signIn('owner@example.com', PASSWORD, new Headers())).toHaveProperty('cookies');
});

test('it is good once, and no other link of the same day is good afterwards', async () => {
  const [token, other] = [await issue(), await issue()];
  await addFirstAdmin(token, owner);
  for (const used of [token, other]) {
    expect(await isFirstAdminToken(used)).toBe(false);
    expect(await addFirstAdmin(used, { ...owner, email: 'second@example.com' })).toBe('expired');
  }
  expect(await issueFirstAdminToken()).toBeNull();
  expect(await listStaff()).toHaveLength(1);
});

test('of two who press at once, one is the admin', async () => {
  const token = await issue();
  const made = await Promise.all(
    ['one', 'two'].map((name) => addFirstAdmin(token, { ...owner, email: `${name}@example.com` })),
  );
  expect(made.filter((one) => one === 'expired')).toHaveLength(1);
  expect(await listStaff()).toHaveLength(1);
});

test('an admin made by the command ends it, even one who was disabled since; an editor does not', async () => {
  const token = await issue();
  await addStaff({ name: 'محرّر', email: 'editor@example.com', role: 'editor', password: PASSWORD });
  expect(await isFirstAdminToken(token)).toBe(true);
  const added = await addStaff({
    name: 'مديرة',
    email: 'admin@example.com',
    role: 'admin',
    password: PASSWORD,
  });
  if ('staff' in added) await setDisabled(added.staff.id, true);
  expect(await isFirstAdminToken(token)).toBe(false);
  expect(await issueFirstAdminToken()).toBeNull();
});

test('a link is good for a day, an invented one never', async () => {
  const token = await issue();
  expect(await isFirstAdminToken('invented')).toBe(false);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS + HOUR_MS });
  expect(await isFirstAdminToken(token)).toBe(false);
  expect(await addFirstAdmin(token, owner)).toBe('expired');
});

test('who has an account already is told so, and the link stays', async () => {
  await addStaff({ name: 'محرّر', email: 'owner@example.com', role: 'editor', password: PASSWORD });
  const token = await issue();
  expect(await addFirstAdmin(token, owner)).toBe('exists');
  expect(await isFirstAdminToken(token)).toBe(true);
});
