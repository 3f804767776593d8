import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { client, db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { HOUR_MS } from '@/lib/site/duration';
import { site } from '@/site.config';
import { sendComment, storeArticle } from '@/test/articles-and-comments';
import { outboxRows } from '@/test/mail';
import { type OutgoingMail, sendDue } from './delivery';
import { type DigestRecipient, enqueueDigests } from './digest';

const { waiting: THRESHOLD, everyHours } = site.comments.digest;
const START = new Date('2026-03-01T09:00:00Z');
const later = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);

const NURA: DigestRecipient = { email: 'nura@example.org', edition: 'ar' };
const JANE: DigestRecipient = { email: 'jane@example.org', edition: 'en' };

let articleId = 0;
beforeAll(async () => {
  await migrate();
  articleId = (await storeArticle()).id;
});
beforeEach(async () => {
  await client.execute('DELETE FROM outbox');
  await client.execute('DELETE FROM comments');
});

/** Comments that came at this time and wait. */
async function wait(number: number, at = START): Promise<void> {
  for (let index = 0; index < number; index++) {
    const { id } = await sendComment(articleId);
    await db.update(comments).set({ createdAt: at }).where(eq(comments.id, id));
  }
}

const sendAll = (now: Date) => sendDue({ send: async () => undefined }, () => now);
const keys = (mails: OutgoingMail[]) => mails.map(({ recipient }) => recipient);

test('a queue below its threshold is no matter for a mail', async () => {
  await wait(THRESHOLD - 1);
  expect(await enqueueDigests([NURA], START)).toBe(0);
  expect(await outboxRows()).toEqual([]);
});

test('one that reaches it gives one mail to each moderator, in their language', async () => {
  await wait(THRESHOLD + 1);
  expect(await enqueueDigests([NURA, JANE, NURA], START)).toBe(2);
  const mails = await outboxRows();
  expect(keys(mails)).toEqual([NURA.email, JANE.email]);
  expect(mails[0]).toMatchObject({
    subject: `${THRESHOLD + 1} تعليقًا ينتظر المراجعة`,
    headers: { 'Content-Language': 'ar', 'Auto-Submitted': 'auto-generated' },
  });
  expect(mails[0]?.text).toContain('\u{2066}http://localhost:3000/desk \u{2069}');
  expect(mails[0]?.text).toContain('1 مارس 2026');
  expect(mails[1]).toMatchObject({ subject: `${THRESHOLD + 1} comments are awaiting review` });
});

test('keeps no address but the recipient’s: its key is a hash', async () => {
  await wait(THRESHOLD);
  await enqueueDigests([NURA], START);
  expect((await outboxRows())[0]?.key).toMatch(/^digest:[\w-]{43}:\d{13}$/);
});

describe('the next mail', () => {
  test('is not one for each comment', async () => {
    await wait(THRESHOLD);
    await enqueueDigests([NURA], START);
    await sendAll(START);
    await wait(5, later(1));
    expect(await enqueueDigests([NURA], later(1))).toBe(0);
    expect(await enqueueDigests([NURA], later(everyHours - 0.01))).toBe(0);
  });

  test('comes after some hours, when something new has come', async () => {
    await wait(THRESHOLD);
    await enqueueDigests([NURA], START);
    await sendAll(START);
    expect(await enqueueDigests([NURA], later(everyHours))).toBe(0);
    await wait(1, later(1));
    expect(await enqueueDigests([NURA], later(everyHours))).toBe(1);
    expect(await outboxRows()).toHaveLength(2);
  });

  test('waits for the one before it: without a mail server they do not pile up', async () => {
    await wait(THRESHOLD);
    await enqueueDigests([NURA], START);
    await wait(1, later(1));
    expect(await enqueueDigests([NURA], later(everyHours * 10))).toBe(0);
    await sendAll(later(everyHours * 10));
    expect(await enqueueDigests([NURA], later(everyHours * 10))).toBe(1);
  });

  test('comes to a moderator who is new at once', async () => {
    await wait(THRESHOLD);
    await enqueueDigests([NURA], START);
    expect(await enqueueDigests([NURA, JANE], later(1))).toBe(1);
    expect(keys(await outboxRows())).toEqual([NURA.email, JANE.email]);
  });

  test('does not come when the queue is empty again', async () => {
    await wait(THRESHOLD);
    await db.update(comments).set({ state: 'published', shown: true });
    expect(await enqueueDigests([NURA], START)).toBe(0);
  });
});

test('asked for twice at once, it is one mail', async () => {
  await wait(THRESHOLD);
  const made = await Promise.all([enqueueDigests([NURA], START), enqueueDigests([NURA], START)]);
  expect(made.sort()).toEqual([0, 1]);
});

test('nobody to write to is no trouble', async () => {
  await wait(THRESHOLD);
  expect(await enqueueDigests([], START)).toBe(0);
});
