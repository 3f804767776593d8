import { beforeAll, expect, test, vi } from 'vitest';
import { client } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { enqueue } from '@/db/mail/outbox';
import { migrate } from '@/db/migrate';
import { metrics, observe } from '@/runtime/metrics';
import { sendComment, storeArticle } from '@/test/articles-and-comments';
import { mayReadMetrics, readMetrics } from './metrics';

beforeAll(migrate);

test('the queue and the outbox are read when somebody asks', async () => {
  const { id } = await storeArticle();
  await sendComment(id);
  const mail = { key: 'x', recipient: 'reader@example.com', subject: 'x', text: 'x', headers: {} };
  await write((tx) => enqueue(tx, mail, { now: new Date(Date.now() - 60_000) }));
  const { text } = await readMetrics();
  expect(text).toContain('maqal_queue_comments 1\n');
  expect(text).toContain('maqal_outbox_mails{state="waiting"} 1\n');
  expect(text).toMatch(/maqal_outbox_oldest_seconds 6\d/);
  expect(text).toContain('maqal_database_up 1\n');
  expect(text).toMatch(/maqal_database_seconds_count\{operation="write"\} [1-9]/);
  expect(text).toMatch(/maqal_database_seconds_count\{operation="read"\} [1-9]/);
  expect(text).not.toContain('example.com');
});

test('without the database they say so, and what is known without it', async () => {
  vi.spyOn(client, 'execute').mockRejectedValue(new Error('gone'));
  const { text } = await readMetrics();
  expect(text).toContain('maqal_database_up 0\n');
  expect(text).not.toMatch(/maqal_queue_comments \d/);
  expect(text).toContain('maqal_requests_total');
  vi.restoreAllMocks();
});

test('a statement that fails has taken its time too', async () => {
  metrics.databaseTime.reset();
  await expect(observe('read', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  const { values } = await metrics.databaseTime.get();
  expect(values.find(({ metricName }) => metricName?.endsWith('_count'))?.value).toBe(1);
});

const TOKEN = 'a-token-of-enough-characters-for-us';
const LOCAL = { host: 'localhost:3000' };

test.each([
  ['127.0.0.1', LOCAL],
  ['::1', { host: '[::1]:3000' }],
  ['::ffff:127.0.0.1', { host: '127.0.0.1' }],
])('%s reads them: it is this machine', (socket, headers) => {
  expect(mayReadMetrics({ socket, headers }, undefined)).toBe(true);
  expect(mayReadMetrics({ socket, headers }, TOKEN)).toBe(true);
});

test.each([
  ['another machine', '203.0.113.7', LOCAL],
  ['another machine in the network', '10.0.0.2', LOCAL],
  ['one that only looks like this machine', '127.example', LOCAL],
  ['a proxy on this machine, for a stranger', '127.0.0.1', { ...LOCAL, 'x-forwarded-for': '203.0.113.7' }],
  ['a proxy that was told it is this machine', '127.0.0.1', { ...LOCAL, 'x-forwarded-for': '127.0.0.1' }],
  ['a proxy that says so in other words', '::1', { ...LOCAL, forwarded: 'for=127.0.0.1' }],
  ['a proxy that only passes the name on', '127.0.0.1', { host: 'example.org' }],
  ['a page elsewhere whose name leads here', '127.0.0.1', { host: 'rebound.example:3000' }],
  ['nobody', '', {}],
  ['a wrong token', '203.0.113.7', { authorization: 'Bearer wrong' }],
  ['a token in other words', '203.0.113.7', { authorization: TOKEN }],
])('%s does not', (_, socket, headers) => {
  expect(mayReadMetrics({ socket, headers }, TOKEN)).toBe(false);
});

test('whoever has the token does, through a proxy too; without one set nobody has it', () => {
  const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' };
  expect(mayReadMetrics({ socket: '203.0.113.7', headers }, TOKEN)).toBe(true);
  expect(mayReadMetrics({ socket: '203.0.113.7', headers }, undefined)).toBe(false);
  const undefinedToken = { authorization: 'Bearer undefined' };
  expect(mayReadMetrics({ socket: '203.0.113.7', headers: undefinedToken }, undefined)).toBe(false);
});
