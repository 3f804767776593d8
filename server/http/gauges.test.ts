import { beforeAll, expect, test, vi } from 'vitest';
import { client, write } from '@/db/core/client';
import { enqueue } from '@/db/mail/outbox';
import { migrate } from '@/db/migrate';
import { measures, timed } from '@/runtime/metrics';
import { sendComment, storeArticle } from '@/test/articles-and-comments';
import { readMetrics } from './gauges';

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
  measures.databaseTime.reset();
  await expect(timed('read', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  const { values } = await measures.databaseTime.get();
  expect(values.find(({ metricName }) => metricName?.endsWith('_count'))?.value).toBe(1);
});
