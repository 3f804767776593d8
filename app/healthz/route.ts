import { connection } from 'next/server';
import { newestBackup } from '@/db/backup/rotation';
import { client } from '@/db/core/client';
import { logFailure } from '@/runtime/log';

/** Health check: 200 when the database answers, 503 otherwise. With the age of the newest backup, if the site makes them. */
export async function GET() {
  await connection();
  const answers = await client.execute('select 1').then(
    () => true,
    () => false,
  );
  const health = { database: answers ? 'ok' : 'unavailable', backup: await backupHealth() };
  return Response.json(health, {
    status: answers ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

/** null where the site makes no backups; an age of null before the first, or when the folder cannot be read. */
async function backupHealth(): Promise<{ ageSeconds: number | null } | null> {
  const newest = await newestBackup().catch((error) => {
    logFailure('Backups could not be looked for', error);
    return null;
  });
  if (newest === undefined) return null;
  return { ageSeconds: newest && Math.round((Date.now() - newest.getTime()) / 1000) };
}
