import { createClient } from '@libsql/client';
import { eq } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { objectToRefusal } from '@/db/comments/commenter-actions';
import { addComment } from '@/db/comments/create';
import { reportComment } from '@/db/comments/reports';
import { client, db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { accounts } from '@/db/schema/accounts';
import { comments } from '@/db/schema/comments';
import { decisions } from '@/db/schema/moderation';
import { type QueueQuery, queueFilters } from '@/lib/desk/queue-url';
import { settings } from '@/runtime/settings';
import {
  articleRow,
  commentInput,
  findComment,
  freshArticle,
  PHONE,
  publishComment,
  readComment,
  sendComment,
} from '@/test/articles-and-comments';
import { decideComment, decideMany, pickComment, reviseComment } from './decisions';
import { listLog } from './log';
import { listQueue, QUEUE_PAGE_SIZE } from './queue';
import { findItems } from './queue-items';
import { listOf } from './queue-lists';
import { readStats } from './stats';
import { findThread, setThread } from './thread-settings';
import { undoDecision, undoMany } from './undo';

const SALMA = 'moderator-1';
const OMAR = 'moderator-2';

beforeAll(async () => {
  await migrate();
  const now = { createdAt: new Date(), updatedAt: new Date() };
  await db.insert(accounts).values([
    { ...now, id: SALMA, name: 'سلمى', email: 'salma@example.com', role: 'moderator' },
    { ...now, id: OMAR, name: 'عمر', email: 'omar@example.com', role: 'admin' },
  ]);
});

async function idsIn(ask: Partial<QueueQuery>): Promise<number[]> {
  const queue = await listQueue(
    { filter: 'waiting', order: 'age', search: '', page: 1, ...ask },
    { id: SALMA, role: 'moderator' },
  );
  return queue.items.map(({ comment }) => comment.id);
}

async function itemOf(id: number, actor = SALMA) {
  const [item] = await findItems([id], actor);
  if (!item) throw new Error(`There is no item ${id}`);
  return item;
}

async function reportThrice(commentId: number): Promise<void> {
  for (const [index, reason] of (['abuse', 'abuse', 'other'] as const).entries()) {
    const browser = { ...PHONE, address: `203.0.113.${100 + index}` };
    await reportComment({ commentId, reason, note: index === 2 ? 'ملاحظة' : '' }, browser);
  }
}

describe('the queue', () => {
  test('shows what waits, the oldest first, but first of all what was objected about and reported', async () => {
    const article = await freshArticle();
    const old = await sendComment(article.id);
    const reported = await publishComment(article.id);
    const input = commentInput(article.id);
    const added = await addComment(input, PHONE);
    if ('error' in added) throw new Error(added.error);
    const objected = await findComment(added.receipt);
    await decideComment(objected.id, { state: 'refused', reason: 'abuse' }, SALMA);
    await objectToRefusal(added.receipt, 'لم أسئ إلى أحد');
    await reportThrice(reported.id);
    const young = await sendComment(article.id);

    expect(await idsIn({})).toEqual([reported.id, objected.id, old.id, young.id]);
    expect(await idsIn({ filter: 'objected' })).toEqual([objected.id]);
    expect(await idsIn({ filter: 'reported' })).toEqual([reported.id]);
    const { counts } = await listQueue(
      { filter: 'spam', order: 'age', search: '', page: 1 },
      { id: SALMA, role: 'moderator' },
    );
    expect(counts).toEqual({
      waiting: 4,
      reported: 1,
      objected: 1,
      proposed: 0,
      published: 0,
      refused: 0,
      spam: 0,
    });

    const item = await itemOf(reported.id);
    expect(item.reports).toEqual({
      reasons: [
        { reason: 'abuse', readers: 2 },
        { reason: 'other', readers: 1 },
      ],
      notes: ['ملاحظة'],
    });
    expect(await itemOf(objected.id)).toMatchObject({
      objected: true,
      comment: { objection: 'لم أسئ إلى أحد' },
    });

    await decideMany(
      [reported, objected, old, young].map(({ id }) => ({ id, revision: 0 })),
      { state: 'published' },
      SALMA,
    );
    expect(await idsIn({})).toHaveLength(4);
    for (const { id } of [reported, objected, old, young])
      await decideComment(id, { state: 'published' }, SALMA);
    expect(await idsIn({})).toEqual([]);
    expect(await idsIn({ filter: 'published' })).toEqual([young.id, objected.id, reported.id, old.id]);
  });

  test('shows one report of a published comment until a moderator decides', async () => {
    const article = await freshArticle();
    const { id } = await publishComment(article.id);
    await db
      .update(comments)
      .set({ decidedAt: new Date(Date.now() - 1000) })
      .where(eq(comments.id, id));
    await reportComment({ commentId: id, reason: 'false', note: '' }, PHONE);
    expect(await idsIn({ filter: 'reported' })).toEqual([id]);
    await decideComment(id, { state: 'published' }, SALMA);
    expect(await idsIn({ filter: 'reported' })).toEqual([]);
  });

  test('shows a comment with its article, its parent, the history of its browser, and who decided what', async () => {
    const article = await freshArticle({ title: 'عنوان المقال' });
    const parent = await publishComment(article.id, { name: 'الأب', body: 'السؤال' });
    const browser = { ...PHONE, visitor: `visitor-${article.id}` };
    const send = async (body: string) => {
      const input = commentInput(article.id, { parentId: parent.id, body, email: `${body}@example.com` });
      const added = await addComment(input, browser);
      if ('error' in added) throw new Error(added.error);
      return findComment(added.receipt);
    };
    const [first, second] = [await send('a'), await send('b')];
    await decideComment(first.id, { state: 'spam' }, OMAR);
    const item = await itemOf(second.id);
    expect(item).toMatchObject({
      article: { title: 'عنوان المقال', slug: article.slug, edition: 'ar' },
      parent: { name: 'الأب', body: 'السؤال', state: 'published' },
      visitor: [{ state: 'spam', comments: 1 }],
      decisions: [],
      undoable: false,
    });
    expect((await itemOf(first.id, OMAR)).decisions).toMatchObject([{ moderator: 'عمر', action: 'spam' }]);
    expect((await itemOf(first.id, OMAR)).undoable).toBe(true);
    expect((await itemOf(first.id, SALMA)).undoable).toBe(false);
    await decideComment(second.id, { state: 'refused', reason: 'abuse' }, SALMA);
  });

  test('finds a comment by any spelling of its name, e-mail, text or headline, in one list', async () => {
    const article = await freshArticle({ title: 'صناعة الزُّجاج في دمشق' });
    const { id } = await sendComment(article.id, {
      name: 'إِلهام',
      email: 'Elham@Example.com',
      body: 'القِراءةُ نافعـــة',
    });
    await sendComment(article.id, { name: 'غيره', body: 'شيء آخر' });
    for (const search of ['الهام', 'elham@example', 'القراءه', 'نافعة', 'زجاج الهام']) {
      expect(await idsIn({ search }), search).toEqual([id]);
    }
    expect(await idsIn({ search: 'ليس فيها' })).toEqual([]);
    expect(await idsIn({ search: 'الهام', filter: 'spam' })).toEqual([]);
  });

  test('comes in pages, and a page too far is the last one', async () => {
    const article = await freshArticle();
    for (let sent = 0; sent < QUEUE_PAGE_SIZE + 1; sent++) await sendComment(article.id, { name: 'صفحات' });
    const ask = { filter: 'waiting', order: 'age', search: 'صفحات' } as const;
    const first = await listQueue({ ...ask, page: 1 }, { id: SALMA, role: 'moderator' });
    const last = await listQueue({ ...ask, page: 9 }, { id: SALMA, role: 'moderator' });
    expect([first.items.length, first.pages, first.total]).toEqual([QUEUE_PAGE_SIZE, 2, QUEUE_PAGE_SIZE + 1]);
    expect([last.items.length, last.page]).toEqual([1, 2]);
  });

  test.each(queueFilters)('reads the list %s through an index, never the table', async (filter) => {
    // A client of its own: the driver leaves the statement open, and its connection with it at that moment.
    const other = createClient({ url: settings.DATABASE_URL });
    const { sql: query, params } = new SQLiteAsyncDialect().sqlToQuery(
      listOf(filter, QUEUE_PAGE_SIZE, undefined, true),
    );
    const plan = await other.execute({ sql: `explain query plan ${query}`, args: params as number[] });
    other.close();
    const steps = plan.rows.map(({ detail }) => String(detail));
    expect(steps.some((step) => /COVERING INDEX comments_campaign/.test(step))).toBe(filter === 'waiting');
    expect(
      steps.some((step) => /INDEX comments_(state|urgent)|PRIMARY KEY/.test(step)),
      steps.join('; '),
    ).toBe(true);
    expect(steps.filter((step) => /^SCAN comments$/.test(step))).toEqual([]);
  });
});

describe('two moderators at one comment', () => {
  test('the second is shown what happened, and changes nothing', async () => {
    const article = await freshArticle();
    const { id, revision } = await sendComment(article.id);
    const outcomes = await Promise.all([
      decideComment(id, { state: 'published' }, SALMA, revision),
      decideComment(id, { state: 'spam' }, OMAR, revision),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'stale']);
    expect((await readComment(id)).state).toBe('published');
    expect((await itemOf(id)).decisions).toMatchObject([{ moderator: 'سلمى', action: 'publish' }]);
  });

  test('of many, those that changed meanwhile stay as they are', async () => {
    const article = await freshArticle();
    const sent = [
      await sendComment(article.id),
      await sendComment(article.id),
      await sendComment(article.id),
    ];
    const [changed] = sent;
    await decideComment(changed?.id ?? 0, { state: 'refused', reason: 'private' }, OMAR);
    const outcomes = await decideMany([...sent, { id: 999_999, revision: 1 }], { state: 'published' }, SALMA);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['stale', 'done', 'done', 'gone']);
    expect((await readComment(changed?.id ?? 0)).state).toBe('refused');
    expect((await articleRow(article.slug)).commentCount).toBe(2);

    const decided = sent.map(({ id, revision }) => ({ id, revision: revision + 1 }));
    const undone = await undoMany(decided, SALMA);
    expect(undone.map(({ outcome }) => outcome)).toEqual(['stale', 'done', 'done']);
    expect((await articleRow(article.slug)).commentCount).toBe(0);
  });

  test('what is undone is the action that was told of, not one that came after it', async () => {
    const { id } = await sendComment((await freshArticle()).id);
    const told = await decideComment(id, { state: 'published' }, SALMA);
    if (told.outcome !== 'done') throw new Error(told.outcome);
    await decideComment(id, { state: 'refused', reason: 'private' }, SALMA);
    expect(await undoMany([{ id, revision: told.revision }], SALMA)).toMatchObject([{ outcome: 'stale' }]);
    expect((await readComment(id)).state).toBe('refused');
  });

  test("nobody takes back another's decision", async () => {
    const article = await freshArticle();
    const { id } = await sendComment(article.id);
    await decideComment(id, { state: 'spam' }, SALMA);
    expect((await undoDecision(id, OMAR)).outcome).toBe('stale');
    expect((await undoDecision(id, SALMA)).outcome).toBe('done');
    expect((await undoDecision(id, SALMA)).outcome).toBe('stale');
    expect(await readComment(id)).toMatchObject({ state: 'waiting', decidedAt: null });
  });
});

test('an edit of the desk is marked, logged with both texts, and can be taken back', async () => {
  const article = await freshArticle();
  const { id, body } = await publishComment(article.id);
  expect((await reviseComment(id, 'نصّ أقصر', SALMA)).outcome).toBe('done');
  const edited = await readComment(id);
  expect(edited).toMatchObject({ body: 'نصّ أقصر', state: 'published' });
  expect(edited.editedAt).not.toBeNull();
  expect((await listLog()).entries[0]).toMatchObject({
    moderator: 'سلمى',
    action: 'edit',
    before: { body },
    after: { body: 'نصّ أقصر' },
    comment: { id },
    article: { id: article.id },
  });
  expect(await reviseComment(id, 'نصّ أقصر', OMAR)).toEqual({ outcome: 'unchanged' });
  await undoDecision(id, SALMA);
  expect(await readComment(id)).toMatchObject({ body, editedAt: null });
});

test('only what is published is picked, and nothing is decided about what its author took back', async () => {
  const article = await freshArticle();
  const { id } = await sendComment(article.id);
  expect((await pickComment(id, true, SALMA)).outcome).toBe('stale');
  await db.update(comments).set({ state: 'withdrawn' }).where(eq(comments.id, id));
  expect((await decideComment(id, { state: 'published' }, SALMA)).outcome).toBe('stale');
});

test('a thread is closed by the desk once, with its tags announced and its log', async () => {
  const article = await freshArticle();
  const seen = { mode: null, closesAfter: null };
  const before = (await invalidationsSince(0)).at(-1)?.id ?? 0;
  const closed = await setThread(article.id, { mode: 'closed', closesAfter: 30 }, SALMA, seen);
  expect(closed).toMatchObject({ outcome: 'done' });
  expect((await invalidationsSince(before)).map(({ tag }) => tag)).toContain(
    tags.article('ar', article.slug),
  );
  expect(await findThread(article.id)).toMatchObject({ thread: 'closed', closesAfter: 30 });
  expect(await setThread(article.id, { mode: 'closed', closesAfter: 30 }, OMAR)).toEqual({ outcome: 'done' });
  expect(await setThread(article.id, { mode: 'open', closesAfter: null }, OMAR, seen)).toEqual({
    outcome: 'stale',
  });
  expect((await listLog()).entries[0]).toMatchObject({
    action: 'thread',
    moderator: 'سلمى',
    comment: null,
    article: { id: article.id },
    after: { thread: 'closed', closesAfter: 30 },
  });
  const added = await addComment(commentInput(article.id), PHONE);
  expect(added).toEqual({ error: 'closed' });
});

describe('the log', () => {
  test.each([
    "UPDATE decisions SET actor = 'x'",
    'DELETE FROM decisions',
    "REPLACE INTO decisions (id, comment_id, actor, action, before, after, created_at) SELECT id, comment_id, 'x', action, before, after, created_at FROM decisions LIMIT 1",
  ])('refuses %s', async (statement) => {
    await expect(client.execute(statement)).rejects.toThrow('only added to');
  });

  test('is read in pages, newest first', async () => {
    const { entries } = await listLog();
    const ids = entries.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    const { entries: older } = await listLog({ before: ids[2] });
    expect(older[0]?.id).toBe(ids[3]);
  });

  test('is read for one action and one moderator', async () => {
    const { entries } = await listLog();
    const refused = entries.filter(({ action, actor }) => action === 'refuse' && actor === SALMA);
    expect(refused.length).toBeGreaterThan(0);
    expect((await listLog({ action: 'refuse', actor: SALMA })).entries).toEqual(refused);
  });
});

test('the figures count what people decided and did not take back', async () => {
  const before = await readStats();
  const article = await freshArticle();
  const [one, two, three] = [
    await sendComment(article.id),
    await sendComment(article.id),
    await sendComment(article.id),
  ];
  await decideComment(one.id, { state: 'published' }, SALMA);
  await decideComment(two.id, { state: 'refused', reason: 'unreadable' }, SALMA);
  await decideComment(three.id, { state: 'spam' }, SALMA);
  await undoDecision(three.id, SALMA);
  const after = await readStats();
  const [was, is] = [before.weeks.at(-1), after.weeks.at(-1)];
  expect(is?.published).toBe((was?.published ?? 0) + 1);
  expect(is?.refused).toBe((was?.refused ?? 0) + 1);
  expect(is?.spam).toBe(was?.spam);
  expect(after.reasons).toContainEqual({ reason: 'unreadable', refusals: 1 });
  expect(after.waiting).toBe(before.waiting + 1);
  expect(after.median).toBeGreaterThanOrEqual(0);
  const [decision] = await db.select().from(decisions).where(eq(decisions.commentId, one.id));
  expect(is?.start.getTime()).toBeLessThanOrEqual(decision?.createdAt.getTime() ?? 0);
});

test('lists the comments of one article alone, where that is asked for', async () => {
  const { id } = await freshArticle();
  const waiting = await sendComment(id);
  const published = await publishComment(id);
  await sendComment((await freshArticle()).id);
  expect(await idsIn({ article: id })).toEqual([waiting.id]);
  expect(await idsIn({ article: id, filter: 'published' })).toEqual([published.id]);
  expect(await idsIn({ article: 99_999 })).toEqual([]);
});
