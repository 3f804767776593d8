import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import * as schema from '@/db/schema/articles';
import * as commentSchema from '@/db/schema/comments';
import * as mailSchema from '@/db/schema/mail';
import * as moderationSchema from '@/db/schema/moderation';
import { dataFolder } from '@/runtime/settings';
import { bundle } from '@/test/bundle';
import { migrate } from './migrate';

/** A process that says when it is ready, migrates when it is written to, and says when it asks for the write lock. */
async function startProcess(url: string): Promise<ChildProcess> {
  const script = `
    import { once } from 'node:events';
    const { client } = await import('@/db/core/client');
    const { migrate } = await import('@/db/migrate');
    const transaction = client.transaction.bind(client);
    client.transaction = (mode) => {
      process.stdout.write('asking');
      return transaction(mode);
    };
    process.stdout.write('ready');
    await once(process.stdin, 'data');
    await migrate();
    process.exit(0);
  `;
  const child = spawn(process.execPath, [bundle(script)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: url },
  });
  await nextWord(child);
  return child;
}

async function nextWord(child: ChildProcess): Promise<void> {
  if (child.stdout) await once(child.stdout, 'data');
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, 'exit');
  return code;
}

const applied = async (database: Client = client) =>
  (await database.execute('SELECT hash FROM __drizzle_migrations ORDER BY id')).rows.map((row) => row[0]);
const committed = readMigrationFiles({ migrationsFolder: 'db/migrations' }).map(
  (migration) => migration.hash,
);

describe('processes that start at once on an empty database leave one schema', () => {
  test('from the first moment on', async () => {
    const { DATABASE_URL: url = '' } = process.env;
    const processes = await Promise.all(Array.from({ length: 4 }, () => startProcess(url)));
    const codes = Promise.all(processes.map(exitCode));
    for (const child of processes) child.stdin?.write('now');
    expect(await codes).toEqual([0, 0, 0, 0]);
    expect(await applied()).toEqual(committed);
  });

  test('also when each has seen it empty before the first could write', async () => {
    const url = `file:${path.join(dataFolder, 'held.db')}`;
    const holder = createClient({ url });
    await holder.execute('PRAGMA journal_mode = WAL');
    const processes = await Promise.all([startProcess(url), startProcess(url)]);
    const codes = Promise.all(processes.map(exitCode));
    const lock = await holder.transaction('write');
    const asking = Promise.all(processes.map(nextWord));
    for (const child of processes) child.stdin?.write('now');
    await asking;
    await lock.rollback();
    expect(await codes).toEqual([0, 0]);
    expect(await applied(holder)).toEqual(committed);
    holder.close();
  });
});

test('migrating again changes nothing', async () => {
  await migrate();
  await migrate();
  expect(await applied()).toEqual(committed);
});

describe('the migrations make what schema.ts says', () => {
  const tables = Object.values({ ...schema, ...commentSchema, ...mailSchema, ...moderationSchema }).filter(
    (noun) => is(noun, SQLiteTable),
  );

  test.each(tables.map((table) => [getTableName(table), table] as const))('%s', async (name, table) => {
    const { rows } = await client.execute(`PRAGMA table_info(${name})`);
    const stored = rows.map((row) => `${row.name} ${row.notnull === 1 ? 'not null' : ''}`.trim());
    const said = Object.values(getTableColumns(table)).map((column) =>
      `${column.name} ${column.notNull ? 'not null' : ''}`.trim(),
    );
    expect(stored.sort()).toEqual(said.sort());
  });
});
