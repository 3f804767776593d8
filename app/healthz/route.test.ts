import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { backupName } from '@/db/backup/rotation';
import { client } from '@/db/core/client';
import { dataFolder, settings } from '@/runtime/settings';
import { GET } from './route';

vi.mock('next/server', () => ({ connection: async () => {} }));

afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(settings, { BACKUP_DIR: undefined });
});

async function health() {
  const answer = await GET();
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return [answer.status, await answer.json()];
}

test('where no backups are made, health is that the database answers', async () => {
  expect(await health()).toEqual([200, { database: 'ok', backup: null }]);
});

test('without the database it is 503, and why is not told to strangers', async () => {
  vi.spyOn(client, 'execute').mockRejectedValue(new Error('gone'));
  expect(await health()).toEqual([503, { database: 'unavailable', backup: null }]);
});

test('the age of the newest backup is told, and none before the first', async () => {
  const folder = await mkdtemp(path.join(dataFolder, 'backups-'));
  Object.assign(settings, { BACKUP_DIR: folder });
  expect(await health()).toEqual([200, { database: 'ok', backup: { ageSeconds: null } }]);
  const hour = 3_600_000;
  for (const ago of [5 * hour, hour])
    await writeFile(path.join(folder, backupName(new Date(Date.now() - ago))), '');
  const [, told] = await health();
  expect(told.backup.ageSeconds).toBeGreaterThanOrEqual(3600);
  expect(told.backup.ageSeconds).toBeLessThan(3700);
});
