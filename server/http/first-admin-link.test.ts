import { beforeAll, expect, test } from 'vitest';
import { isFirstAdminToken } from '@/db/accounts/first-admin';
import { addStaff } from '@/db/accounts/staff';
import { migrate } from '@/db/migrate';
import { isOpenAtDesk } from '@/lib/desk/paths';
import { settings } from '@/runtime/settings';
import { printFirstAdminLink } from './first-admin-link';

beforeAll(() => migrate());

/** What a start prints on a terminal, or where there is none. */
async function printed(isTTY: boolean): Promise<string> {
  const said: string[] = [];
  const terminal = { isTTY, write: (words: string) => said.push(words) > 0 };
  await printFirstAdminLink(terminal as typeof process.stdout);
  return said.join('');
}

test('a start on a terminal tells the address, a link that is good, and the command', async () => {
  const text = await printed(true);
  expect(text).toContain(`${settings.SITE_URL}/\n`);
  expect(text).toContain('npm run staff -- add');
  const [, path = '', token = ''] = /(\/desk\/welcome\/([\w-]{43}))\n/.exec(text) ?? [];
  expect(isOpenAtDesk(path), 'its form is posted by nobody who is signed in').toBe(true);
  expect(isOpenAtDesk('/desk/welcome')).toBe(false);
  expect(await isFirstAdminToken(token)).toBe(true);
});

test('a service, whose output is a log, prints no secret', async () => {
  expect(await printed(false)).toBe('');
});

test('nothing is printed where there is an admin', async () => {
  const owner = { name: 'المالكة', email: 'owner@example.com', role: 'admin' as const };
  await addStaff({ ...owner, password: 'كلمة مرور طويلة بما يكفي' });
  expect(await printed(true)).toBe('');
});
