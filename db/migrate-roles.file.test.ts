/** A site of the version before, where every account was a moderator's and badges went by names (migration 0010). */
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { beforeAll, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import { DATA_MIGRATIONS, MIGRATIONS_FOLDER, migrate } from './migrate';

const migrations = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
const [roles] = DATA_MIGRATIONS.keys();

const rows = async (sql: string) => (await client.execute(sql)).rows.map((row) => ({ ...row }));

beforeAll(async () => {
  await client.execute(
    'CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
  );
  for (const { sql, hash, folderMillis } of migrations.filter((one) => one.folderMillis < Number(roles))) {
    for (const statement of sql) await client.execute(statement);
    await client.execute({
      sql: 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)',
      args: [hash, folderMillis],
    });
  }
  const accounts = [
    ['salma', 'سَلمى الخوري', 'admin'],
    ['twin-1', 'هند', 'moderator'],
    ['twin-2', 'هند', 'moderator'],
    ['layla', 'ليلى', 'moderator'],
  ];
  for (const [id, name, role] of accounts) {
    await client.execute({
      sql: 'INSERT INTO moderators (id, name, email, role, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)',
      args: [id ?? '', name ?? '', `${id}@example.com`, role ?? ''],
    });
    await client.execute(
      `INSERT INTO moderator_accounts (id, moderator_id, account_id, provider_id, password, created_at, updated_at) VALUES ('k-${id}', '${id}', '${id}', 'credential', 'hash', 1, 1)`,
    );
  }
  await client.execute(
    `INSERT INTO moderator_sessions (id, moderator_id, token, expires_at, created_at, updated_at) VALUES ('s', 'salma', '${'t'.repeat(32)}', 9, 1, 1)`,
  );
  const authors = [
    ['ar', 'سلمى-الخوري', 'سلمى الخوري'],
    ['en', 'salma', 'سلمى الخوري'],
    ['ar', 'هند', 'هند'],
    ['ar', 'ليلى', 'ليلى'],
    ['ar', 'ليلى-2', 'ليلى'],
    ['en', 'layla', 'ليلى'],
  ];
  for (const author of authors)
    await client.execute({ sql: 'INSERT INTO authors (edition, slug, name) VALUES (?, ?, ?)', args: author });
  await migrate();
});

test('its accounts sign in with their passwords and sessions as before', async () => {
  expect(await rows('SELECT id, role FROM moderators ORDER BY id')).toEqual([
    { id: 'layla', role: 'moderator' },
    { id: 'salma', role: 'admin' },
    { id: 'twin-1', role: 'moderator' },
    { id: 'twin-2', role: 'moderator' },
  ]);
  expect(await rows('SELECT password FROM moderator_accounts')).toHaveLength(4);
  expect(await rows('SELECT moderator_id FROM moderator_sessions')).toEqual([{ moderator_id: 'salma' }]);
  expect(await rows('PRAGMA foreign_key_check')).toEqual([]);
  expect(await rows("SELECT name FROM sqlite_master WHERE name LIKE '\\_\\_kept%' ESCAPE '\\'")).toEqual([]);
});

test('an account is the author whose name it has, where that is one and nobody else has it', async () => {
  expect(await rows('SELECT slug, account_id FROM authors ORDER BY id')).toEqual([
    { slug: 'سلمى-الخوري', account_id: 'salma' },
    { slug: 'salma', account_id: 'salma' },
    { slug: 'هند', account_id: null },
    { slug: 'ليلى', account_id: null },
    { slug: 'ليلى-2', account_id: null },
    { slug: 'layla', account_id: 'layla' },
  ]);
});

test('only once: who is unbound later stays so', async () => {
  await client.execute("UPDATE authors SET account_id = NULL WHERE slug = 'salma'");
  await migrate();
  expect(await rows("SELECT account_id FROM authors WHERE slug = 'salma'")).toEqual([{ account_id: null }]);
});

test('each of what SQL cannot do has its migration', () => {
  const times = migrations.map(({ folderMillis }) => folderMillis);
  expect([...DATA_MIGRATIONS.keys()].filter((time) => !times.includes(time))).toEqual([]);
});
