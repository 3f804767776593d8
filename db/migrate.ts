import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { bindAuthorsByName } from '@/db/accounts/bind-authors';
import { refreshSearchIndex } from '@/db/articles/search-index';
import { groupWaiting } from '@/db/comments/campaigns';
import { client, openDatabase } from '@/db/core/client';
import { databaseError } from '@/db/core/database-file';

export const MIGRATIONS_FOLDER = path.resolve('db/migrations');

/** What SQL cannot do, in the transaction of its migration, after the migration's statements; by its time in the journal. */
export const DATA_MIGRATIONS = new Map([[1796090942251, bindAuthorsByName]]);

/**
 * Brings the database to the schema of this code. Everything happens under the write lock, where the list of applied
 * migrations is read again: of two processes that start at once, the second finds nothing left to do. (Drizzle's own
 * migrator reads the list before it locks, so two of them would apply the same migration twice.) Afterwards the index of
 * search is brought to the analyser of this code, and comments that wait are put to those they are near-equal to.
 * @throws {UserError} when the database cannot be used
 */
export async function migrate(): Promise<void> {
  try {
    await openDatabase();
    await applyMigrations();
    await refreshSearchIndex();
    await groupWaiting();
  } catch (error) {
    throw databaseError(error);
  }
}

async function applyMigrations(): Promise<void> {
  const tx = await client.transaction('write');
  try {
    // The table that drizzle-kit reads and writes too.
    await tx.execute(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
    );
    const { rows } = await tx.execute('SELECT max(created_at) FROM __drizzle_migrations');
    const newest = Number(rows[0]?.[0] ?? 0);
    for (const migration of readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER })) {
      if (migration.folderMillis <= newest) continue;
      for (const statement of migration.sql) await tx.execute(statement);
      await DATA_MIGRATIONS.get(migration.folderMillis)?.(tx);
      await tx.execute({
        sql: 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)',
        args: [migration.hash, migration.folderMillis],
      });
    }
    await tx.commit();
  } finally {
    tx.close();
  }
}
