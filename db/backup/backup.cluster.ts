import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { sendComment, storeArticle } from '@/test/articles-and-comments';
import { startPrimary } from '@/test/servers/sqld-and-redis';
import { primary, replica } from '@/test/setup-cluster';
import { folder } from '@/test/setup-site';
import { makeBackup } from './backup';
import { restoreBackup } from './restore';

const FILE = path.join(folder, 'backup.db');
const dataOf = (primary: string) => path.join(primary, 'primary', 'dbs', 'default', 'data');

/** One of our commands, on the machine of a server. */
async function command(name: 'backup' | 'restore', data: string): Promise<unknown> {
  const script = new URL(`../../scripts/${name}.ts`, import.meta.url).pathname;
  const env = { ...process.env, DATABASE_URL: `file:${data}`, DATABASE_REPLICA_URL: '' };
  const [code] = await once(spawn(process.execPath, ['--import', 'tsx', script, FILE], { env }), 'exit');
  return code;
}

test('the backup of a server is made of its file while comments come, and a new server begins with it', async () => {
  await migrate();
  const { id } = await storeArticle();
  await sendComment(id);
  let done = false;
  let sent = 1;
  const backup = command('backup', dataOf(folder)).finally(() => {
    done = true;
  });
  for (; !done; sent++) await sendComment(id);
  expect(await backup).toBe(0);
  await sendComment(id);
  const count = () => db.$count(comments);
  expect(await count()).toBe(sent + 1);
  // The primary alone, or the replica would answer with what it has.
  await replica.kill();
  await primary.kill();
  await primary.start();
  expect(await count(), 'nothing of what was written meanwhile and since is lost').toBe(sent + 1);

  const elsewhere = path.join(folder, 'elsewhere');
  mkdirSync(path.dirname(dataOf(elsewhere)), { recursive: true });
  expect(await command('restore', dataOf(elsewhere))).toBe(0);
  const restored = await startPrimary(elsewhere);
  const client = createClient({ url: restored.url });
  const { rows } = await client.execute('select count(*) from comments');
  expect(Number(rows[0]?.[0])).toBeGreaterThanOrEqual(1);
  expect(Number(rows[0]?.[0])).toBeLessThanOrEqual(sent);
  await client.execute("insert into topics (edition, slug, name) values ('ar', 'a', 'a')");
  await restored.kill();
});

test('from afar neither is tried, and it is said where they are done', async () => {
  await expect(makeBackup(path.join(folder, 'afar.db'))).rejects.toThrow('dbs/default/data');
  await expect(restoreBackup(FILE)).rejects.toThrow('dbs/default/data');
});
