import { and, count, desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { editComment, objectToRefusal, rightsOf, withdrawComment } from '@/db/comments/commenter-actions';
import { addComment } from '@/db/comments/create';
import { reportComment } from '@/db/comments/reports';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { reports } from '@/db/schema/comments';
import { decisions } from '@/db/schema/moderation';
import { applyStored } from '@/runtime/site-settings';
import {
  articleRow,
  commentInput,
  findComment,
  freshArticle,
  PHONE,
  publishComment,
  readComment,
} from '@/test/articles-and-comments';
import { decideComment, pickComment } from './decisions';
import { listQueue } from './queue';
import { undoDecision } from './undo';

beforeAll(migrate);

async function lastStep(id: number) {
  const [step] = await db
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, id))
    .orderBy(desc(decisions.id))
    .limit(1);
  return step;
}

/** A new comment, its receipt's token beside it. */
async function sent(articleId: number, changed: Parameters<typeof commentInput>[1] = {}) {
  const added = await addComment(commentInput(articleId, changed), PHONE);
  if ('error' in added) throw new Error(added.error);
  return { ...(await findComment(added.receipt)), token: added.receipt };
}

describe('two moderators at once', () => {
  test('the second is shown the comment as the first left it, and overwrites nothing', async () => {
    const { id, revision } = await sent((await freshArticle()).id);
    expect((await decideComment(id, { state: 'published' }, 'first', revision)).outcome).toBe('done');
    const second = await decideComment(id, { state: 'spam' }, 'second', revision);
    expect(second).toMatchObject({ outcome: 'stale', comment: { state: 'published' } });
    expect((await readComment(id)).state).toBe('published');
    expect((await lastStep(id))?.actor).toBe('first');
  });

  test('a comment that is not there is said to be gone', async () => {
    expect(await decideComment(999_999, { state: 'published' }, 'first')).toEqual({ outcome: 'gone' });
  });
});

describe('the log', () => {
  test('says who, what, why, before and after', async () => {
    const { id } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'refused', reason: 'abuse' }, 'moderator-1');
    expect(await lastStep(id)).toMatchObject({
      actor: 'moderator-1',
      action: 'refuse',
      reason: 'abuse',
      before: { state: 'waiting' },
      after: { state: 'refused', reason: 'abuse' },
    });
  });
});

describe('undo', () => {
  test('brings back the state and the times of before', async () => {
    const { id } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'refused', reason: 'off-topic' }, 'me');
    expect((await undoDecision(id, 'me')).outcome).toBe('done');
    expect(await readComment(id)).toMatchObject({ state: 'waiting', decidedAt: null });
  });

  test('is for the one who decided, and for the last decision only', async () => {
    const { id } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'published' }, 'me');
    expect((await undoDecision(id, 'somebody else')).outcome).toBe('stale');
    await undoDecision(id, 'me');
    expect((await undoDecision(id, 'me')).outcome).toBe('stale');
  });

  test('counts the thread again', async () => {
    const article = await freshArticle();
    const { id } = await sent(article.id);
    await decideComment(id, { state: 'published' }, 'me');
    expect((await articleRow(article.slug)).commentCount).toBe(1);
    await undoDecision(id, 'me');
    expect((await articleRow(article.slug)).commentCount).toBe(0);
  });
});

describe('what a thread shows', () => {
  test('a removed comment keeps its place while something below it is published, and no longer', async () => {
    const { id: articleId } = await freshArticle();
    const root = await publishComment(articleId);
    const reply = await publishComment(articleId, { parentId: root.id });
    const deep = await publishComment(articleId, { parentId: reply.id });
    await decideComment(root.id, { state: 'spam' }, 'me');
    await decideComment(reply.id, { state: 'spam' }, 'me');
    expect([(await readComment(root.id)).shown, (await readComment(reply.id)).shown]).toEqual([true, true]);
    await decideComment(deep.id, { state: 'spam' }, 'me');
    expect([(await readComment(root.id)).shown, (await readComment(reply.id)).shown]).toEqual([false, false]);
    await decideComment(deep.id, { state: 'published' }, 'me');
    expect([(await readComment(root.id)).shown, (await readComment(reply.id)).shown]).toEqual([true, true]);
  });

  test('a pick is marked and taken back', async () => {
    const { id } = await publishComment((await freshArticle()).id);
    await pickComment(id, true, 'me');
    expect((await readComment(id)).pickedAt).toBeInstanceOf(Date);
    await pickComment(id, false, 'me');
    expect((await readComment(id)).pickedAt).toBeNull();
  });
});

describe('the author of a comment', () => {
  test('edits it while it waits, and the log keeps what it was', async () => {
    const { id, token, body } = await sent((await freshArticle()).id);
    expect(await editComment(token, 'نصّ جديد', 'نصّ جديد')).not.toHaveProperty('error');
    expect(await readComment(id)).toMatchObject({ body: 'نصّ جديد', state: 'waiting' });
    expect(await lastStep(id)).toMatchObject({ actor: 'author', action: 'edit', before: { body } });
    const edited = await readComment(id);
    await editComment(token, 'نصّ جديد', ' نصّ جديد');
    expect(await readComment(id), 'the same text is no edit').toEqual(edited);
  });

  test('edits a published comment back into the queue', async () => {
    const { id, token } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'published' }, 'me');
    await editComment(token, 'نصّ جديد', 'نصّ جديد');
    expect(await readComment(id)).toMatchObject({ state: 'waiting', reason: 'edited', shown: false });
  });

  test('cannot edit what was published long ago, nor what was refused', () => {
    const now = new Date('2026-01-01T12:00:00Z');
    const young = new Date('2026-01-01T11:46:00Z');
    const old = new Date('2026-01-01T11:44:00Z');
    expect(rightsOf({ state: 'published', createdAt: young, objectedAt: null }, now).edit).toBe(true);
    expect(rightsOf({ state: 'published', createdAt: old, objectedAt: null }, now).edit).toBe(false);
    expect(rightsOf({ state: 'waiting', createdAt: old, objectedAt: null }, now).edit).toBe(true);
    expect(rightsOf({ state: 'refused', createdAt: young, objectedAt: null }, now).edit).toBe(false);
  });

  test('withdraws it, and the count follows', async () => {
    const article = await freshArticle();
    const { id, token } = await sent(article.id);
    await decideComment(id, { state: 'published' }, 'me');
    await withdrawComment(token);
    expect((await readComment(id)).state).toBe('withdrawn');
    expect((await articleRow(article.slug)).commentCount).toBe(0);
    expect(await withdrawComment(token)).toBe('too-late');
  });

  test('objects to a refusal once', async () => {
    const { id, token } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'refused', reason: 'off-topic' }, 'me');
    await objectToRefusal(token, 'هو في صلب الموضوع');
    expect(await readComment(id)).toMatchObject({ state: 'waiting', objection: 'هو في صلب الموضوع' });
    await decideComment(id, { state: 'refused', reason: 'off-topic' }, 'me');
    expect(await objectToRefusal(token, 'مرة أخرى')).toBe('too-late');
  });

  test('has objected until a moderator decides, and not when the comment waits for another reason later', async () => {
    const { id, token } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'refused', reason: 'off-topic' }, 'me');
    await objectToRefusal(token, 'هو في صلب الموضوع');
    const objected = async () =>
      (
        await listQueue(
          { filter: 'objected', order: 'age', search: '', page: 1 },
          { id: 'me', role: 'moderator' },
        )
      ).items.map(({ comment, objected: waits }) => [comment.id, waits]);
    expect(await objected()).toEqual([[id, true]]);
    await decideComment(id, { state: 'published' }, 'me');
    await editComment(token, 'نصّ جديد', 'نصّ جديد');
    expect(await readComment(id)).toMatchObject({ state: 'waiting', reason: 'edited' });
    expect(await objected()).toEqual([]);
  });

  test('cannot publish by an edit what moderators are to look at, where the rules would let it pass', async () => {
    const { id, token } = await sent((await freshArticle()).id);
    await decideComment(id, { state: 'refused', reason: 'off-topic' }, 'me');
    await objectToRefusal(token, 'هو في صلب الموضوع');
    applyStored({ comments: { hold: 'none' } });
    try {
      await editComment(token, 'نصّ آخر', 'نصّ آخر');
      expect(await readComment(id)).toMatchObject({ state: 'waiting', body: 'نصّ آخر', shown: false });
    } finally {
      applyStored({});
    }
  });

  test('is whoever holds the receipt: another token opens nothing', async () => {
    expect(await withdrawComment('guess')).toBe('too-late');
  });
});

describe('reports', () => {
  const reader = (number: number) => ({ address: `203.0.113.${number}`, agent: 'Reader', visitor: null });
  const report = (commentId: number, number: number) =>
    reportComment({ commentId, reason: 'abuse', note: '' }, reader(number));

  test('three readers send a comment back to the moderators, one reader alone does not', async () => {
    const { id } = await publishComment((await freshArticle()).id);
    for (let time = 0; time < 5; time++) await report(id, 1);
    expect((await readComment(id)).state).toBe('published');
    await report(id, 2);
    await report(id, 3);
    expect(await readComment(id)).toMatchObject({ state: 'waiting', reason: 'reports' });
    const [kept] = await db.select({ rows: count() }).from(reports).where(eq(reports.commentId, id));
    expect(kept?.rows).toBe(3);
  });

  test('one reader who poses as several browsers is one reader', async () => {
    const { id } = await publishComment((await freshArticle()).id);
    for (const agent of ['Phone', 'Tablet', 'Robot']) {
      for (const address of ['2001:db8::1', '2001:db8::2']) {
        await reportComment({ commentId: id, reason: 'abuse', note: '' }, { address, agent, visitor: null });
      }
    }
    expect((await readComment(id)).state).toBe('published');
  });

  test('after a moderator published it again, earlier reports count no more', async () => {
    const { id } = await publishComment((await freshArticle()).id);
    for (const number of [1, 2, 3]) await report(id, number);
    await decideComment(id, { state: 'published' }, 'me');
    await report(id, 4);
    expect((await readComment(id)).state).toBe('published');
  });

  test('what is not published cannot be reported, and no address is kept', async () => {
    const { id } = await sent((await freshArticle()).id);
    await report(id, 1);
    const kept = await db
      .select()
      .from(reports)
      .where(and(eq(reports.commentId, id)));
    expect(kept).toEqual([]);
    expect(JSON.stringify(await db.select().from(reports))).not.toContain('203.0.113');
  });
});
