import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { saveAuthor } from '@/db/articles/save';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import {
  commentInput,
  decide,
  findComment,
  freshArticle,
  PHONE,
  publishComment,
  storeArticle,
  tagsInvalidatedBy,
} from '@/test/articles-and-comments';
import { addComment } from './create';
import { listThread } from './threads';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

await migrate();

test.each([
  [{ state: 'withdrawn' }, 'withdrawn'],
  [{ state: 'waiting' }, 'waiting'],
  [{ state: 'refused', reason: 'abuse' }, 'hidden'],
  [{ state: 'spam' }, 'hidden'],
] as const)('a place kept after %j says who took the comment away, and no more', async (changes, absence) => {
  const { id } = await freshArticle();
  const root = await publishComment(id);
  await publishComment(id, { parentId: root.id });
  expect((await listThread(id, 'oldest', 1)).comments[0]).toMatchObject({ body: root.body, absence: null });
  await db.update(comments).set(changes).where(eq(comments.id, root.id));
  expect((await listThread(id, 'oldest', 1)).comments[0]).toMatchObject({ name: '', body: null, absence });
});

test('the badge of an author is in their gender, also when that is learnt later', async () => {
  const salma = { edition: 'ar' as const, slug: 'salma', name: 'سلمى', bio: '' };
  await saveAuthor(salma, null);
  const { id } = await freshArticle({ author: salma.name });
  for (const badge of ['author', 'team', null] as const) {
    const added = await addComment(commentInput(id), PHONE, undefined, badge && { badge });
    if ('error' in added) throw new Error(added.error);
    if (!badge) await decide((await findComment(added.receipt)).id, { state: 'published' });
  }
  const writersIn = async () => (await listThread(id, 'oldest', 1)).comments.map((one) => one.writers);
  expect(await writersIn()).toEqual([null, null, null]);
  const told = await tagsInvalidatedBy(() => saveAuthor({ ...salma, gender: 'female' }, null));
  expect(told).toEqual(expect.arrayContaining([tags.articles('ar'), tags.thread(id)]));
  expect(await writersIn()).toEqual(['female', null, null]);
});

test('an answer stays its author’s when the article gets another, and comes along when it goes back', async () => {
  const [first, second] = ['كاتبة أولى', 'كاتب ثانٍ'];
  await saveAuthor({ edition: 'ar', slug: 'first', name: first, bio: '', gender: 'female' }, null);
  await saveAuthor({ edition: 'ar', slug: 'second', name: second, bio: '', gender: 'male' }, null);
  const { id, slug } = await freshArticle({ author: first });
  await addComment(commentInput(id), PHONE, undefined, { badge: 'author' });
  const signed = async () => (await listThread(id, 'oldest', 1)).comments.map((one) => one.authorSlug);
  const sign = (author: string) => storeArticle({ slug, author });
  await sign(second);
  await addComment(commentInput(id), PHONE, undefined, { badge: 'author' });
  expect(await signed()).toEqual(['first', 'second']);
  const told = await tagsInvalidatedBy(() =>
    saveAuthor({ edition: 'ar', slug: 'first', name: first, bio: '', gender: 'male' }, null),
  );
  expect(told).toContain(tags.thread(id));
  await sign(first);
  expect(await signed()).toEqual(['first', 'second']);
});
