import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { describe, expect, test } from 'vitest';
import { client } from './client';
import { migrate } from './migrate';
import * as schema from './schema';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MIGRATE = new URL('./migrate.ts', import.meta.url).href;

/** A process that waits at the start line until it is written to. */
async function startProcess(): Promise<ChildProcess> {
  const script = `
    import { once } from 'node:events';
    const { migrate } = await import(${JSON.stringify(MIGRATE)});
    console.log('ready');
    await once(process.stdin, 'data');
    await migrate();
    process.exit(0);
  `;
  const child = spawn(process.execPath, ['--import', TSX, '--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

async function migrateNow(child: ChildProcess): Promise<unknown> {
  const exit = once(child, 'exit');
  child.stdin?.write('now\n');
  const [code] = await exit;
  return code;
}

const applied = async () =>
  (await client.execute('SELECT hash FROM __drizzle_migrations ORDER BY id')).rows.map((row) => row[0]);
const committed = readMigrationFiles({ migrationsFolder: 'db/migrations' }).map(
  (migration) => migration.hash,
);

test('processes that start at once on an empty database leave one schema', async () => {
  const processes = await Promise.all(Array.from({ length: 4 }, startProcess));
  expect(await Promise.all(processes.map(migrateNow))).toEqual([0, 0, 0, 0]);
  expect(await applied()).toEqual(committed);
});

test('migrating again changes nothing', async () => {
  await migrate();
  await migrate();
  expect(await applied()).toEqual(committed);
});

describe('the migrations make what schema.ts says', () => {
  const { commentStates: _states, commentReasons: _reasons, ...tables } = schema;

  test.each(Object.entries(tables))('%s', async (_, table) => {
    const { rows } = await client.execute(`PRAGMA table_info(${getTableName(table)})`);
    const stored = rows.map((row) => `${row.name} ${row.notnull === 1 ? 'not null' : ''}`.trim());
    const said = Object.values(getTableColumns(table)).map((column) =>
      `${column.name} ${column.notNull ? 'not null' : ''}`.trim(),
    );
    expect(stored.sort()).toEqual(said.sort());
  });
});
