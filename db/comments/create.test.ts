import { and, count, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { type Decision, decideComment as decideAs } from '@/db/moderation/decisions';
import { listCommentsByState } from '@/db/moderation/queue';
import { comments } from '@/db/schema/comments';
import { teamNames, wordRules } from '@/db/schema/moderation';
import {
  articleRow,
  commentInput,
  findComment,
  freshArticle,
  PHONE,
  publishComment,
  readComment,
  sendComment,
  storeArticle,
  tagsInvalidatedBy,
} from '@/test/articles-and-comments';
import { editComment } from './commenter-actions';
import { addComment } from './create';
import { refreshThread } from './transitions';

beforeAll(migrate);

/** As a moderator's command decides; tells the state before, and null when there is no such comment. */
async function decideComment(id: number, decision: Decision) {
  const result = await decideAs(id, decision, 'command');
  return result.outcome === 'done' ? result.was : null;
}

async function commentsOf(articleId: number): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(comments).where(eq(comments.articleId, articleId));
  return row?.rows ?? 0;
}

function receiptOf(added: Awaited<ReturnType<typeof addComment>>): string {
  if ('error' in added) throw new Error(added.error);
  return added.receipt;
}

describe('a new comment', () => {
  test('is stored as typed and waits', async () => {
    const article = await freshArticle();
    const input = commentInput(article.id, { name: 'محمّد العُمَري', body: 'سطر\n\nسطر' });
    const added = await addComment(input, PHONE);
    expect(added).toMatchObject({ edition: 'ar' });
    expect(await findComment(receiptOf(added))).toMatchObject({
      ...input,
      rootId: null,
      depth: 0,
      state: 'waiting',
      reason: 'everyone',
      decidedAt: null,
    });
  });

  test('counts for nothing and announces nothing before it is published', async () => {
    const article = await freshArticle();
    expect(await tagsInvalidatedBy(() => sendComment(article.id))).toEqual([]);
    expect((await articleRow(article.slug)).commentCount).toBe(0);
  });

  test('stands in the list of those that wait, under its headline', async () => {
    const article = await freshArticle({ title: 'عنوان للقائمة' });
    const { id } = await sendComment(article.id);
    expect((await listCommentsByState('waiting')).find((row) => row.id === id)?.title).toBe('عنوان للقائمة');
    expect((await listCommentsByState('published')).some((row) => row.id === id)).toBe(false);
  });

  test('is not found by what the database holds of its receipt', async () => {
    const article = await freshArticle();
    const receipt = receiptOf(await addComment(commentInput(article.id), PHONE));
    expect(receipt.length).toBeGreaterThanOrEqual(43);
    expect((await findComment(receipt)).receipt).not.toBe(receipt);
  });
});

describe('sent twice', () => {
  test('at once, it is stored once and both get one receipt', async () => {
    const article = await freshArticle();
    const input = commentInput(article.id);
    const added = await Promise.all(Array.from({ length: 5 }, () => addComment({ ...input }, { ...PHONE })));
    expect(new Set(added.map(receiptOf)).size).toBe(1);
    expect(await commentsOf(article.id)).toBe(1);
  });

  test('later, too, even when the article has been closed since', async () => {
    const article = await freshArticle();
    const input = commentInput(article.id);
    const first = await addComment(input, PHONE);
    await storeArticle({ slug: article.slug, comments: 'closed' });
    expect(receiptOf(await addComment(input, PHONE))).toBe(receiptOf(first));
    expect(await commentsOf(article.id)).toBe(1);
  });

  test.each([
    ['with another text', { body: 'آخر' }, {}],
    ['with another e-mail', { email: 'salma@example.com' }, {}],
    [
      'by somebody else elsewhere',
      { email: 'salma@example.com' },
      { address: '203.0.113.8', agent: 'Desktop' },
    ],
  ])('%s, it is another comment', async (_, content, browser) => {
    const article = await freshArticle();
    const input = commentInput(article.id);
    const first = await addComment(input, PHONE);
    const second = await addComment({ ...input, ...content }, { ...PHONE, ...browser });
    expect(receiptOf(second)).not.toBe(receiptOf(first));
    expect(await commentsOf(article.id)).toBe(2);
  });

  test.each([
    ['from another address', {}, { address: '203.0.113.8' }],
    ['by another browser', {}, { agent: 'Desktop' }],
    ['under another name', { name: 'سلمى' }, {}],
    ['with vowel marks', {}, {}],
  ])(
    '%s with the same e-mail, the same words are not stored again and open no receipt',
    async (how, content, browser) => {
      const article = await freshArticle();
      const input = commentInput(article.id, { body: 'كتب' });
      await addComment(input, PHONE);
      const body = how === 'with vowel marks' ? 'كَتَبَ' : input.body;
      const second = await addComment({ ...input, ...content, body }, { ...PHONE, ...browser });
      expect(second).toEqual({ error: 'same-text' });
      expect(await commentsOf(article.id)).toBe(1);
    },
  );

  test('by the browser that holds our cookie, the same words lead to the first receipt', async () => {
    const article = await freshArticle();
    const input = commentInput(article.id);
    const first = await addComment(input, { ...PHONE, visitor: 'browser' });
    const again = { address: '198.51.100.1', agent: 'Phone, updated', visitor: 'browser' };
    expect(receiptOf(await addComment({ ...input, name: 'سلمى' }, again))).toBe(receiptOf(first));
    expect(await commentsOf(article.id)).toBe(1);
  });

  test('in another place, it is another comment', async () => {
    const article = await freshArticle();
    const other = await freshArticle();
    const root = await publishComment(article.id);
    const input = commentInput(article.id);
    const places = [input, { ...input, parentId: root.id }, { ...input, articleId: other.id }];
    const added = await Promise.all(places.map((place) => addComment(place, PHONE)));
    expect(new Set(added.map(receiptOf)).size).toBe(3);
  });
});

describe('the rules', () => {
  const sendTyped = async (typed: { name?: string; body?: string; honeypot?: string }) => {
    const article = await freshArticle();
    const input = commentInput(article.id, { body: typed.body ?? 'نصّ' });
    const added = await addComment(input, PHONE, {
      name: input.name,
      body: input.body,
      ...typed,
    });
    return findComment(receiptOf(added));
  };

  test('a field that only machines fill sends it to the spam bin, if it is not clean', async () => {
    expect(await sendTyped({ honeypot: 'x', body: 'spam.com' })).toMatchObject({
      state: 'spam',
      findings: [{ rule: 'honeypot' }, { rule: 'links' }],
    });
    expect(await sendTyped({ honeypot: 'x' })).toMatchObject({
      state: 'waiting',
      reason: 'everyone',
      findings: [{ rule: 'honeypot' }],
    });
  });

  test('an e-mail or a phone holds it, until its author has taken it out', async () => {
    const article = await freshArticle();
    const input = commentInput(article.id, { body: 'راسلوني على name@example.com' });
    const receipt = receiptOf(await addComment(input, PHONE));
    expect(await findComment(receipt)).toMatchObject({ state: 'waiting', reason: 'private' });
    expect(await editComment(receipt, 'راسلوني', 'راسلوني')).toBe('done');
    expect(await findComment(receipt)).toMatchObject({ state: 'waiting', reason: 'everyone', findings: [] });
  });

  test('what they saw is kept for the desk', async () => {
    const held = await sendTyped({ body: 'انظر https://example.com' });
    expect(held).toMatchObject({
      state: 'waiting',
      reason: 'links',
      findings: [{ rule: 'links', count: 1, allowed: 0 }],
    });
  });

  test('a word that the editors refuse refuses it, with the reason', async () => {
    await db
      .insert(wordRules)
      .values({ text: 'بطاطا', match: 'exact', action: 'refuse', createdAt: new Date() });
    expect(await sendTyped({ body: 'هذه بـطـاطـا' })).toMatchObject({ state: 'refused', reason: 'words' });
    await db.delete(wordRules);
    expect(await sendTyped({ body: 'هذه بطاطا أخرى' })).toMatchObject({
      state: 'waiting',
      reason: 'everyone',
    });
  });

  test('a name close to one of the team waits', async () => {
    await db.insert(teamNames).values({ name: 'أحمد', key: 'احمد' });
    expect(await sendTyped({})).toMatchObject({ state: 'waiting', reason: 'name' });
    await db.delete(teamNames);
  });

  test('the name of whoever signs an article waits, from that article on', async () => {
    const name = 'سلمى الخوري';
    expect(await findSent({ name })).toMatchObject({ reason: 'everyone', findings: [] });
    await storeArticle({ slug: 'of-an-author', author: name });
    expect(await findSent({ name: 'سَلمى الخورى' })).toMatchObject({
      state: 'waiting',
      reason: 'name',
      findings: [{ rule: 'name', teamName: name, author: 'same' }],
    });
  });

  async function findSent({ name }: { name: string }) {
    const { id } = await freshArticle();
    return findComment(receiptOf(await addComment(commentInput(id, { name }), PHONE)));
  }
});

describe('a comment is not taken', () => {
  test('on an article whose hour has not come', async () => {
    const article = await freshArticle({ published: new Date(Date.now() + 60_000) });
    expect(await addComment(commentInput(article.id), PHONE)).toEqual({ error: 'article-gone' });
  });

  test('on an article that is not there', async () => {
    expect(await addComment(commentInput(999_999), PHONE)).toEqual({ error: 'article-gone' });
  });

  test('on a closed article', async () => {
    const article = await freshArticle({ comments: 'closed' });
    expect(await addComment(commentInput(article.id), PHONE)).toEqual({ error: 'closed' });
    expect(await commentsOf(article.id)).toBe(0);
  });

  test('that answers a comment of another article', async () => {
    const article = await freshArticle();
    const elsewhere = await publishComment((await freshArticle()).id);
    expect(await addComment(commentInput(article.id, { parentId: elsewhere.id }), PHONE)).toEqual({
      error: 'parent-gone',
    });
    expect(await commentsOf(article.id)).toBe(0);
  });

  test('that answers a comment that never was', async () => {
    const article = await freshArticle();
    expect(await addComment(commentInput(article.id, { parentId: 999_999 }), PHONE)).toEqual({
      error: 'parent-gone',
    });
  });

  test.each<Decision | null>([null, { state: 'refused', reason: 'abuse' }, { state: 'spam' }])(
    'that answers one that is not published: %j',
    async (decision) => {
      const article = await freshArticle();
      const parent = await sendComment(article.id);
      if (decision) await decideComment(parent.id, decision);
      expect(await addComment(commentInput(article.id, { parentId: parent.id }), PHONE)).toEqual({
        error: 'parent-gone',
      });
    },
  );
});

test('a reply knows its parent, its root and its depth', async () => {
  const { id: articleId } = await freshArticle();
  const root = await publishComment(articleId);
  const reply = await publishComment(articleId, { parentId: root.id });
  const deeper = await publishComment(articleId, { parentId: reply.id });
  const deepest = await sendComment(articleId, { parentId: deeper.id });
  expect(reply).toMatchObject({ parentId: root.id, rootId: root.id, depth: 1 });
  expect(deeper).toMatchObject({ parentId: reply.id, rootId: root.id, depth: 2 });
  expect(deepest).toMatchObject({ parentId: deeper.id, rootId: root.id, depth: 3 });
});

describe('a decision', () => {
  const PUBLISH: Decision = { state: 'published' };
  const REFUSE: Decision = { state: 'refused', reason: 'off-topic' };
  const SPAM: Decision = { state: 'spam' };

  async function publishedIn(articleId: number): Promise<number> {
    const published = and(eq(comments.articleId, articleId), eq(comments.state, 'published'));
    const [row] = await db.select({ rows: count() }).from(comments).where(published);
    return row?.rows ?? 0;
  }

  test('is kept with its reason and its time, and tells what was before', async () => {
    const { receipt: _, ...sent } = await sendComment((await freshArticle()).id);
    expect(await decideComment(sent.id, REFUSE)).toBe('waiting');
    expect(await readComment(sent.id)).toMatchObject({
      state: 'refused',
      reason: 'off-topic',
      decidedAt: expect.any(Date),
    });
    expect(await decideComment(sent.id, PUBLISH)).toBe('refused');
    expect(await readComment(sent.id)).toMatchObject({ state: 'published', reason: null, body: sent.body });
    expect(await decideComment(sent.id, SPAM)).toBe('published');
    expect(await readComment(sent.id)).toMatchObject({ state: 'spam', reason: null });
  });

  test('on a comment that is not there changes nothing', async () => {
    expect(await tagsInvalidatedBy(() => decideComment(999_999, PUBLISH))).toEqual([]);
    expect(await decideComment(999_999, PUBLISH)).toBeNull();
  });

  test('leaves the article’s count equal to its published comments, in any order', async () => {
    const article = await freshArticle();
    const other = await freshArticle();
    await publishComment(other.id);
    const ids: number[] = [];
    for (let index = 0; index < 4; index += 1) ids.push((await sendComment(article.id)).id);
    const decisions = [PUBLISH, REFUSE, SPAM, PUBLISH];
    let seed = 5;
    for (let round = 0; round < 40; round += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      const id = ids[seed % ids.length] ?? 0;
      const decision = decisions[(seed >> 4) % decisions.length] ?? PUBLISH;
      await decideComment(id, decision);
      expect((await articleRow(article.slug)).commentCount).toBe(await publishedIn(article.id));
    }
    expect((await articleRow(other.slug)).commentCount).toBe(1);
  });

  test('many at once leave the count right', async () => {
    const article = await freshArticle();
    const ids: number[] = [];
    for (let index = 0; index < 10; index += 1) ids.push((await sendComment(article.id)).id);
    await Promise.all(ids.map((id, index) => decideComment(id, index % 3 === 0 ? REFUSE : PUBLISH)));
    expect((await articleRow(article.slug)).commentCount).toBe(6);
  });

  test('announces all that shows the comment', async () => {
    const article = await freshArticle();
    const { id } = await sendComment(article.id);
    const announced = await tagsInvalidatedBy(() => decideComment(id, PUBLISH));
    expect(announced.sort()).toEqual(
      [tags.comment(id), tags.thread(article.id), tags.counts('ar'), tags.article('ar', article.slug)].sort(),
    );
  });

  test('that cannot be stored is announced to nobody', async () => {
    const article = await freshArticle();
    const seen = (await invalidationsSince(0)).at(-1)?.id ?? 0;
    const work = write(async (tx) => {
      await refreshThread(tx, article);
      throw new Error('the disk is full');
    });
    await expect(work).rejects.toThrow('the disk is full');
    expect(await invalidationsSince(seen)).toEqual([]);
  });
});
