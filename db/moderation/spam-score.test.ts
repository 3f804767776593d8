import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { decisions } from '@/db/schema/moderation';
import { MIN_TRAINING_DECISIONS } from '@/lib/comments/classifier';
import { forgetPerProcess } from '@/runtime/per-process';
import { sendComment, storeArticle } from '@/test/articles-and-comments';
import { decideComment } from './decisions';
import { listQueue } from './queue';
import { findItems } from './queue-items';
import { loadScorer, trainingProgress, trainingSettled } from './spam-score';
import { undoDecision } from './undo';

const SALMA = 'moderator-1';
const WANTED = 'شكرا للكاتب على تحليل مفيد ومعلومات جديدة عن الموضوع';
const UNWANTED = 'اربح المال بسرعة واشترك في قناتي عبر الرابط مجانا';

let articleId = 0;
let stored = 0;

beforeAll(async () => {
  await migrate();
  articleId = (await storeArticle({ slug: 'order-hint' })).id;
});

/** Stores so many comments that moderators decided on, every fifth of them refused. */
async function decideMore(number: number, actor = SALMA): Promise<void> {
  const now = new Date();
  for (let done = 0; done < number; done += 100) {
    const rows = Array.from({ length: Math.min(100, number - done) }, (_, index) => {
      stored += 1;
      const refused = index % 5 === 0;
      const own = {
        submission: `${stored}`,
        receipt: `${stored}`,
        sameText: `${stored}`,
        articleId,
        depth: 0,
      };
      return {
        ...own,
        name: 'قارئ',
        email: 'reader@example.com',
        body: `${refused ? UNWANTED : WANTED} ${stored}`,
        state: refused ? ('refused' as const) : ('published' as const),
        reason: refused ? ('advertising' as const) : null,
        shown: !refused,
        createdAt: now,
      };
    });
    const added = await db
      .insert(comments)
      .values(rows)
      .returning({ id: comments.id, state: comments.state });
    await db.insert(decisions).values(
      added.map(({ id, state }) => ({
        commentId: id,
        actor,
        action: state === 'refused' ? ('refuse' as const) : ('publish' as const),
        before: {},
        after: {},
        createdAt: now,
      })),
    );
  }
}

/** As after a start of the server. */
function forgetAll(): void {
  forgetPerProcess('spam score');
}

async function waitingIds(order: 'age' | 'hint', search = '') {
  const queue = await listQueue(
    { filter: 'waiting', order, search, page: 1 },
    { id: SALMA, role: 'moderator' },
  );
  return { order: queue.order, ids: queue.items.map(({ comment }) => comment.id) };
}

// Each goes on from what the one before it stored.
describe.sequential('the order hint', () => {
  let wanted = 0;
  let unwanted = 0;

  test('says nothing, and offers no order, before moderators have decided enough', async () => {
    wanted = (await sendComment(articleId, { body: `${WANTED} جدا` })).id;
    unwanted = (await sendComment(articleId, { body: `${UNWANTED} الآن` })).id;
    await decideMore(MIN_TRAINING_DECISIONS - 1);
    await decideMore(200, 'rules');
    const undone = await sendComment(articleId);
    await decideComment(undone.id, { state: 'spam' }, SALMA);
    await undoDecision(undone.id, SALMA);
    for (let turn = 0; turn < 2; turn++) {
      expect(await loadScorer()).toBeNull();
      await trainingSettled();
    }
    expect(await waitingIds('hint')).toEqual({ order: null, ids: [wanted, unwanted, undone.id] });
    expect(await trainingProgress()).toEqual({
      decided: MIN_TRAINING_DECISIONS - 1,
      needed: MIN_TRAINING_DECISIONS,
    });
    await decideComment(undone.id, { state: 'published' }, SALMA);
  });

  test('is learned beside the requests: none waits, and others get their turn', async () => {
    forgetAll();
    expect(await loadScorer()).toBeNull();
    let learning = true;
    let turns = 0;
    const learned = trainingSettled().then(() => {
      learning = false;
    });
    for (; learning; turns++) await setImmediate();
    await learned;
    expect(turns).toBeGreaterThan(20);
    expect(await loadScorer()).not.toBeNull();
  });

  test('shows which words weighed, and orders what waits when asked to', async () => {
    const [plain, telling] = await findItems([wanted, unwanted], SALMA);
    expect(telling?.hint?.unwanted).toBeGreaterThan(0.5);
    expect(telling?.hint?.because.every((word) => UNWANTED.includes(word))).toBe(true);
    expect(plain?.hint?.unwanted).toBeLessThan(0.5);
    expect(await waitingIds('age')).toEqual({ order: 'age', ids: [wanted, unwanted] });
    expect(await waitingIds('hint')).toEqual({ order: 'hint', ids: [unwanted, wanted] });
    expect((await waitingIds('hint', 'قناتي')).ids).toEqual([unwanted]);
    const elsewhere = await listQueue(
      { filter: 'refused', order: 'hint', search: '', page: 1 },
      { id: SALMA, role: 'moderator' },
    );
    expect(elsewhere.order).toBeNull();
    expect(elsewhere.items.every(({ hint }) => hint === null)).toBe(true);
  });

  test('decides nothing', async () => {
    const items = await findItems([wanted, unwanted], SALMA);
    expect(items.map(({ comment, decisions: log }) => [comment.state, log.length])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
  });

  test('is learned anew after a hundred decisions, and not with each', async () => {
    const before = (await findItems([unwanted], SALMA))[0]?.hint;
    await decideMore(98);
    await loadScorer();
    await trainingSettled();
    expect((await findItems([unwanted], SALMA))[0]?.hint, 'too few to learn from').toEqual(before);
    await decideMore(2);
    await loadScorer();
    await trainingSettled();
    expect((await findItems([unwanted], SALMA))[0]?.hint).not.toEqual(before);
  });
});
