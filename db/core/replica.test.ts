/** The rules of leaving and returning, with two files: what arrives at the replica arrives when the test says so. */
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetPerProcess } from '@/runtime/per-process';
import { dataFolder } from '@/runtime/settings';
import { withReplica } from './replica';

let near: Client;
let client: Client;
let made = 0;

beforeEach(async () => {
  made += 1;
  const open = async (name: string) => {
    const opened = createClient({ url: `file:${path.join(dataFolder, `${made}-${name}.db`)}` });
    await opened.executeMultiple(`
      create table changes (id integer primary key autoincrement, tag text unique, changed_at integer);
      create table server as select '${name}' as name;
      create table words (word text);
    `);
    return opened;
  };
  near = await open('replica');
  forgetPerProcess('replica');
  client = withReplica(await open('primary'), near);
});

const whoAnswers = async () => (await client.execute('select name from server')).rows[0]?.[0];
const replicaAnswers = () => expect.poll(whoAnswers, { timeout: 10_000, interval: 20 }).toBe('replica');
const arriveAt = (id: number) =>
  near.execute({ sql: "insert or replace into changes (id, tag) values (?, 'written')", args: [id] });

test('a replica is asked when it has what the primary has', async () => {
  await client.execute("insert into words values ('a')");
  await client.execute("insert into words values ('b')");
  await arriveAt(1);
  const asked = vi.spyOn(near, 'execute');
  await expect
    .poll(() => whoAnswers().then(() => asked.mock.calls.length), { timeout: 5000 })
    .toBeGreaterThan(1);
  expect(await whoAnswers(), 'one write is missing').toBe('primary');
  await arriveAt(2);
  await replicaAnswers();
});

test('a replica that has just come up is asked when it has caught up twice', async () => {
  const asked = vi.spyOn(near, 'execute');
  await replicaAnswers();
  expect(asked.mock.calls.filter(([sql]) => String(sql).includes('max(id)'))).toHaveLength(2);
});

test('two looks at once are no two looks: a busy replica may answer both only just after it has come up', async () => {
  const asked = vi.spyOn(near, 'execute').mockReturnValue(new Promise(() => {}));
  await whoAnswers();
  await expect.poll(() => asked.mock.calls.length).toBe(1);
  const now = performance.now() + 60_000;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now);
  for (let turn = 0; turn < 5; turn++) expect(await whoAnswers()).toBe('primary');
  clock.mockRestore();
  expect(asked).toHaveBeenCalledTimes(1);
});

test.each([true, false])('a write ends when it is on the replica (read before: %s)', async (isKnown) => {
  if (isKnown) await replicaAnswers();
  let ended = false;
  const writing = client.execute("insert into words values ('a')").then(() => {
    ended = true;
  });
  const asked = vi.spyOn(near, 'execute');
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(5);
  expect(ended).toBe(false);
  await arriveAt(1);
  await writing;
  await replicaAnswers();
});

test('a replica that stays behind a write is left, and the write ends', async () => {
  await replicaAnswers();
  await client.execute("insert into words values ('a')");
  expect(await whoAnswers()).toBe('primary');
});

test('a write that fails leaves nothing, and its mistake is not the replica’s', async () => {
  await replicaAnswers();
  await expect(client.execute('insert into nowhere values (1)')).rejects.toThrow('nowhere');
  await expect(client.execute('select * from nowhere')).rejects.toThrow('nowhere');
  expect(await whoAnswers()).toBe('replica');
});
