import { beforeAll, expect, test } from 'vitest';
import { listAnswerable } from '@/db/comments/answerable';
import { migrate } from '@/db/migrate';
import { decide, freshArticle, publishComment, sendComment } from '@/test/articles-and-comments';
import { storeStaff } from '@/test/staff';
import { pickComment } from './decisions';
import { listProposals, propose } from './proposals';
import { listQueue } from './queue';

beforeAll(migrate);

const MODERATOR = { id: 'moderator', role: 'moderator' } as const;

const someone = (name: string, authors = {}) => storeStaff({ name, role: 'author', authors });

async function proposed(): Promise<number[]> {
  const asked = { filter: 'proposed', order: 'age', search: '', page: 1 } as const;
  return (await listQueue(asked, MODERATOR)).items.map(({ comment }) => comment.id);
}

test('a proposal stands beside its comment until somebody decides', async () => {
  const article = await freshArticle({ author: 'layla' });
  const author = await someone('layla', { ar: 'layla' });
  const { id } = await publishComment(article.id);
  expect(await propose({ commentId: id, kind: 'pick', note: '' }, author.id)).toBe(true);
  expect(await propose({ commentId: id, kind: 'hold', note: 'اسم شخص' }, author.id)).toBe(true);
  expect(await listProposals([id]), 'the last one stands').toEqual([
    { commentId: id, kind: 'hold', note: 'اسم شخص', name: 'layla' },
  ]);
  expect(await proposed()).toEqual([id]);
  const mine = async () => (await listAnswerable(author, { all: true })).comments[0]?.proposed;
  expect(await mine()).toBe('hold');
  await decide(id, { state: 'published' });
  expect(await proposed()).toEqual([]);
  expect(await mine()).toBeNull();

  await propose({ commentId: id, kind: 'pick', note: '' }, author.id, new Date(Date.now() + 1000));
  expect(await proposed()).toEqual([id]);
  await pickComment(id, true, MODERATOR.id);
  expect(await proposed()).toEqual([]);
});

test('only what is published can be proposed', async () => {
  const author = await someone('hind');
  const { id } = await sendComment((await freshArticle()).id);
  expect(await propose({ commentId: id, kind: 'pick', note: '' }, author.id)).toBe(false);
  expect(await propose({ commentId: 99_999, kind: 'pick', note: '' }, author.id)).toBe(false);
});
