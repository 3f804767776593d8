import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleCommand } from '@/test/bundle';
import { runNode } from '@/test/site';

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-staff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = {
  ...process.env,
  DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
  STAFF_PASSWORD: 'كلمة مرور طويلة للتجربة',
};
const run = (name: string, ...words: string[]) => runNode([bundleCommand(name), ...words], { env });
const staff = (...words: string[]) => run('staff', ...words);

test('an account is added, given another role and an author, and listed with them', async () => {
  expect((await run('import', 'db/demo')).status).toBe(0);
  await staff('add', 'salma@example.org', '--name', 'س. خ.', '--role', 'author');
  expect((await staff('set', 'salma@example.org', '--author', 'سلمى-الخوري')).said).toContain(
    'salma@example.org\tauthor\tenabled\tس. خ.\tar/سلمى-الخوري\n',
  );
  await staff('set', 'Salma@example.org', '--role', 'editor');
  expect((await staff('list')).said).toContain('\teditor\tenabled\tس. خ.\tar/سلمى-الخوري\n');
  expect((await staff('set', 'salma@example.org', '--no-author')).said).toContain(
    '\teditor\tenabled\tس. خ.\t\n',
  );
});

test('what cannot be set is said, and nothing changes', async () => {
  await staff('add', 'other@example.org', '--role', 'author');
  for (const [words, status] of [
    [['set', 'nobody@example.org', '--role', 'admin'], 1],
    [['set', 'other@example.org', '--role', 'king'], 2],
    [['set', 'other@example.org', '--author', 'لا-أحد'], 1],
    [['set', 'other@example.org'], 2],
    [['set', 'other@example.org', '--author', 'x', '--no-author'], 2],
  ] as const)
    expect((await staff(...words)).status, words.join(' ')).toBe(status);
  expect((await staff('list')).said).toMatch(/other@example.org\tauthor\tenabled/);
});
