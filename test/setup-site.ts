/** Runs before each test file of db/: its site is a folder that nobody else has, and that goes when the file is done. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

export const folder = mkdtempSync(path.join(tmpdir(), 'maqal-'));

// Everything else of a site lies beside its database (runtime/settings.ts).
process.env.DATABASE_URL = `file:${path.join(folder, 'maqal.db')}`;
process.env.DATABASE_AUTH_TOKEN = '';
process.env.APP_SECRET = '';
process.env.DATABASE_REPLICA_URL = '';
process.env.DATA_FOLDER = '';
process.env.REDIS_URL = '';
// What goes wrong here goes wrong on purpose.
process.env.LOG_LEVEL ??= 'silent';

afterAll(() => rmSync(folder, { recursive: true, force: true }));
