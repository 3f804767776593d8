import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { beforeAll, expect, test, vi } from 'vitest';
import { migrate } from '@/db/migrate';
import { topics } from '@/db/schema/articles';
import { databaseFile, dataFolder, settings } from '@/runtime/settings';
import { holdFile } from '@/test/hold-file';
import { client } from './client';
import { write } from './write-queue';

beforeAll(migrate);

test('every connection of the pool keeps what the site promises', async () => {
  // A transaction has its connection for itself, so these are four.
  const held = await Promise.all(Array.from({ length: 4 }, () => client.transaction('read')));
  try {
    for (const connection of held) {
      const read = async (pragma: string) => (await connection.execute(`PRAGMA ${pragma}`)).rows[0]?.[0];
      expect(await read('journal_mode')).toBe('wal');
      expect(await read('foreign_keys')).toBe(1);
      expect(await read('synchronous'), 'FULL').toBe(2);
      expect(await read('busy_timeout')).toBe(20);
    }
  } finally {
    for (const connection of held) connection.close();
  }
});

test('nothing is written into a file that was moved away, and all is well once it is back', async () => {
  const file = databaseFile ?? '';
  await rename(file, `${file}.away`);
  try {
    await expect(write(async () => 1)).rejects.toThrow('is no longer the file that this server opened');
    await writeFile(file, 'another');
    await expect(write(async () => 1)).rejects.toThrow('is no longer the file that this server opened');
  } finally {
    await rename(`${file}.away`, file);
  }
  expect(await write(async () => 1)).toBe(1);
});

test('a copy of the module that comes while something else is in its place waits for the file, and reads it', async () => {
  const file = databaseFile ?? '';
  await rename(file, `${file}.away`);
  try {
    await mkdir(file);
    vi.resetModules();
    const copy = await import('./client');
    await expect(copy.client.execute('select name from topics')).rejects.toThrow('is no longer the file');
    await rmdir(file);
    await rename(`${file}.away`, file);
    expect((await copy.client.execute('select count(*) from topics')).rows).toHaveLength(1);
  } finally {
    if (existsSync(`${file}.away`)) {
      await rm(file, { recursive: true, force: true });
      await rename(`${file}.away`, file);
    }
  }
});

test('a command that comes and goes leaves the log of this process, whose copies of the module came one by one', async () => {
  vi.resetModules();
  await import('./client');
  const open = "require('@libsql/client').createClient({ url: process.argv[1] })";
  const command = `const file = ${open}; file.execute('select * from topics').then(() => file.close())`;
  const [code] = await once(spawn(process.execPath, ['--eval', command, settings.DATABASE_URL]), 'exit');
  expect(code).toBe(0);
  await write((tx) => tx.insert(topics).values({ edition: 'en', slug: 'after', name: 'after the command' }));
  const seen = createClient({ url: settings.DATABASE_URL });
  const { rows } = await seen.execute("select name from topics where slug = 'after'");
  seen.close();
  expect(readdirSync(dataFolder)).toContain(`${path.basename(databaseFile ?? '')}-wal`);
  expect(rows).toHaveLength(1);
});

test('reads wait while another process holds the file, where SQLite would refuse them', async () => {
  const file = path.join(dataFolder, 'held.db');
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', `file:${file}`);
  const { client: held } = await import('./client');
  const count = async () => (await held.execute('SELECT count(*) FROM sqlite_schema')).rows[0]?.[0];
  expect(await count()).toBe(0);
  const holder = await holdFile(file, 'BEGIN EXCLUSIVE');
  const read = count();
  for (let ticks = 0; ticks < 20; ticks++) await setTimeout(10);
  holder.stdin?.write('let go');
  expect(await read).toBe(0);
  // Nothing of the refused read is left on a connection: it would keep others from writing, and itself in the past.
  const other = createClient({ url: `file:${file}` });
  await other.execute('CREATE TABLE later (id)');
  expect(await count()).toBe(1);
  vi.unstubAllEnvs();
});

test('nobody else can read what the site keeps', async () => {
  const folder = path.join(dataFolder, 'made');
  const file = path.join(folder, 'maqal.db');
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', `file:${file}`);
  const { openDatabase, client: made } = await import('./client');
  await openDatabase();
  await made.execute('CREATE TABLE anything (id)');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toContain('maqal.db-wal');
  vi.unstubAllEnvs();
});
