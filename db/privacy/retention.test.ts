import { beforeAll, beforeEach, expect, test } from 'vitest';
import { countAttempt } from '@/db/accounts/sign-in-attempts';
import { addComment } from '@/db/comments/create';
import { reportComment } from '@/db/comments/reports';
import { client, db } from '@/db/core/client';
import { confirmByToken, requestSubscription, subscriptionToken } from '@/db/mail/subscriptions';
import { migrate } from '@/db/migrate';
import { accounts, sessions, signInAttempts } from '@/db/schema/accounts';
import { comments, reports } from '@/db/schema/comments';
import { subscriptions } from '@/db/schema/mail';
import { DAY_MS } from '@/lib/site/duration';
import { site } from '@/site.config';
import {
  commentInput,
  findComment,
  PHONE,
  publishComment,
  readComment,
  sendComment,
  storeArticle,
} from '@/test/articles-and-comments';
import { applyRetention } from './retention';

const HASH = /^[\w-]{43}$/;

let articleId: number;

beforeAll(async () => {
  await migrate();
  articleId = (await storeArticle()).id;
});

beforeEach(async () => {
  for (const table of ['reports', 'subscriptions', 'outbox', 'sign_in_tries'])
    await client.execute(`delete from ${table}`);
});

/** Some time after now, and a moment: rows were made a little later than the test began. */
const after = (days: number) => new Date(Date.now() + days * DAY_MS + 1000);
const almost = (days: number) => new Date(Date.now() + days * DAY_MS - 60_000);

test('what was made with an address is forgotten in time, and no sooner; the comment stays as it was', async () => {
  const kept = await publishComment(articleId);
  await reportComment({ commentId: kept.id, reason: 'abuse', note: 'x' }, PHONE);
  await reportComment(
    { commentId: kept.id, reason: 'abuse', note: 'y' },
    { ...PHONE, address: '198.51.100.1' },
  );

  await applyRetention(almost(site.keep.requestDays));
  expect(await readComment(kept.id)).toEqual(kept);
  for (const { reporter } of await db.select().from(reports)) expect(reporter).toMatch(HASH);

  await applyRetention(after(site.keep.requestDays));
  expect(await readComment(kept.id)).toEqual({ ...kept, submission: `forgotten:${kept.id}` });
  const left = await db.select().from(reports);
  expect(left.map(({ reporter, id }) => reporter === `forgotten:${id}`)).toEqual([true, true]);
});

test('all of them are, however many', async () => {
  await Promise.all(Array.from({ length: 450 }, () => sendComment(articleId)));
  await applyRetention(after(site.keep.requestDays));
  const left = (await db.select().from(comments)).filter(({ submission }) => HASH.test(submission));
  expect(left).toEqual([]);
});

test('the receipt opens as before; the same words again are known, and open none that is not there', async () => {
  const browser = { ...PHONE, visitor: 'a-browser' };
  const input = commentInput(articleId);
  const first = await addComment(input, browser);
  if ('error' in first) throw new Error(first.error);
  await applyRetention(after(site.keep.requestDays));
  const { id } = await findComment(first.receipt);
  expect(await addComment(input, browser)).toEqual({ error: 'same-text' });
  expect(await readComment(id)).toMatchObject({ body: input.body });
});

test('a browser is known beside its comments as long as it knows itself', async () => {
  const added = await addComment(commentInput(articleId), { ...PHONE, visitor: 'another-browser' });
  if ('error' in added) throw new Error(added.error);
  await applyRetention(almost(site.keep.browserDays));
  expect(await findComment(added.receipt)).toMatchObject({ visitor: 'another-browser' });
  await applyRetention(after(site.keep.browserDays));
  expect(await findComment(added.receipt)).toMatchObject({ visitor: null });
});

test('a wish that its mailbox did not confirm is forgotten, one that it did is not', async () => {
  const [asked, confirmed] = [await publishComment(articleId), await publishComment(articleId)];
  await requestSubscription(asked.id);
  await requestSubscription(confirmed.id);
  await confirmByToken(subscriptionToken(confirmed.id));
  await applyRetention(almost(site.keep.unconfirmedDays));
  expect(await db.select().from(subscriptions)).toHaveLength(2);
  await applyRetention(after(site.keep.unconfirmedDays));
  expect(await db.select().from(subscriptions)).toMatchObject([{ commentId: confirmed.id }]);
});

test('tries to sign in and sessions go when they count no more', async () => {
  await countAttempt({ address: '203.0.113.9', email: 'moderator@example.com' });
  const now = new Date();
  await db.insert(accounts).values({
    id: 'm',
    name: 'مشرف',
    email: 'm@example.com',
    role: 'moderator',
    createdAt: now,
    updatedAt: now,
  });
  const session = { userId: 'm', createdAt: now, updatedAt: now };
  await db.insert(sessions).values([
    { ...session, id: 'short', token: 's'.repeat(32), expiresAt: new Date(now.getTime() + 60_000) },
    { ...session, id: 'long', token: 'l'.repeat(32), expiresAt: new Date(now.getTime() + DAY_MS) },
  ]);
  await applyRetention(now);
  expect(await db.select().from(signInAttempts)).toHaveLength(2);
  expect(await db.select().from(sessions)).toHaveLength(2);
  await applyRetention(new Date(now.getTime() + 60 * 60_000));
  expect(await db.select().from(signInAttempts)).toEqual([]);
  expect(await db.select().from(sessions)).toMatchObject([{ id: 'long' }]);
});

test('looking for it reads little: by indexes that hold only what is not forgotten', async () => {
  for (const [query, index] of [
    ["select id from comments where created_at < 1 and instr(submission, ':') = 0", 'comments_request'],
    ['select id from comments where created_at < 1 and visitor is not null', 'comments_browser'],
    ["select id from reports where created_at < 1 and instr(reporter, ':') = 0", 'reports_request'],
    [
      "select id from outbox where failed_at < 1 and failed_at is not null and recipient <> '-'",
      'outbox_failed',
    ],
  ] as const) {
    const { rows } = await client.execute(`explain query plan ${query}`);
    expect(String(rows[0]?.detail)).toContain(`INDEX ${index}`);
  }
});
