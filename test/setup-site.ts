/** Vitest setup of the database tests: each file has a site in a temporary folder, removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, vi } from 'vitest';

export const folder = mkdtempSync(path.join(tmpdir(), 'maqal-'));

// The data folder is that of the database (runtime/settings.ts).
process.env.DATABASE_URL = `file:${path.join(folder, 'maqal.db')}`;
process.env.DATABASE_AUTH_TOKEN = '';
process.env.APP_SECRET = '';
process.env.DATABASE_REPLICA_URL = '';
process.env.DATA_FOLDER = '';
process.env.REDIS_URL = '';
// Errors are provoked on purpose: the log is silenced.
process.env.LOG_LEVEL ??= 'silent';

afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});
