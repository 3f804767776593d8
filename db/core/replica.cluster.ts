/** Played with servers that are killed (test/servers/sqld-and-redis.ts): this process reads a replica, and writes to its primary. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { sendComment, storeArticle } from '@/test/articles-and-comments';
import { primary, replica } from '@/test/setup-cluster';
import { client, db } from './client';
import { replicaState } from './replica';

beforeAll(async () => {
  await migrate();
  await storeArticle();
});

/** Which server answers: its database is a file in its own folder. */
async function whoAnswers(): Promise<'primary' | 'replica'> {
  const { rows } = await client.execute('select file from pragma_database_list');
  return String(rows[0]?.[0]).includes('/replica/') ? 'replica' : 'primary';
}

const replicaAnswers = () => expect.poll(whoAnswers, { timeout: 10_000, interval: 20 }).toBe('replica');
const count = () => db.$count(comments);

beforeEach(replicaAnswers);

test('what was written is there for the next read', async () => {
  for (let sent = await count(); sent < 60; sent++) {
    await sendComment(1);
    expect(await count()).toBe(sent + 1);
  }
  expect(await whoAnswers()).toBe('replica');
});

test('without the replica the primary answers, and the replica again when it has what was missed', async () => {
  await replica.kill();
  expect(await whoAnswers()).toBe('primary');
  const before = await count();
  await sendComment(1);
  expect(await count()).toBe(before + 1);
  await replica.start();
  await replicaAnswers();
  expect(await count()).toBe(before + 1);
});

test('a replica that hangs keeps readers waiting once', async () => {
  await replica.hang();
  await count();
  const begun = performance.now();
  await count();
  await sendComment(1);
  expect(performance.now() - begun).toBeLessThan(1000);
  replica.goOn();
  await replicaAnswers();
});

test('without the primary the replica answers, writing fails at once, and works again with the primary', async () => {
  const before = await count();
  await primary.kill();
  await expect(sendComment(1)).rejects.toThrow();
  expect(await count()).toBe(before);
  await primary.start();
  await sendComment(1);
  await replicaAnswers();
  expect(await count()).toBe(before + 1);
});

test('a process that begins without the primary reads what the replica has', async () => {
  await primary.kill();
  replicaState().inUse = false;
  expect(await count()).toBeGreaterThan(0);
  await primary.start();
});
