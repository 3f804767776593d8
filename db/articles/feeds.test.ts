import { expect, test, vi } from 'vitest';
import { migrate } from '@/db/migrate';
import { publishComment, sendComment, storeArticle } from '@/test/articles-and-comments';
import { listFeedArticles, listFeedComments } from './feeds';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

await migrate();

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test('a feed holds the published articles of its edition, author or topic, newest first and whole', async () => {
  const first = await storeArticle({ slug: 'أول', published: day(1), html: '<p>كله</p>', topics: ['علوم'] });
  await storeArticle({ slug: 'ثان', published: day(2), author: 'هند' });
  await storeArticle({ slug: 'غدا', published: new Date(Date.now() + 60_000) });
  await storeArticle({ slug: 'english', edition: 'en', author: 'Hind', published: day(3) });

  expect((await listFeedArticles('ar')).map(({ slug }) => slug)).toEqual(['ثان', 'أول']);
  const [ofAuthor, ...others] = await listFeedArticles('ar', { authorId: first.authorId });
  expect(ofAuthor).toMatchObject({ slug: 'أول', body: '<p>كله</p>', authors: ['نور الدين'], hero: null });
  expect(ofAuthor?.topics.map(({ name }) => name)).toEqual(['علوم']);
  expect(others).toEqual([]);
  const topicId = 1;
  expect((await listFeedArticles('ar', { topicId })).map(({ slug }) => slug)).toEqual(['أول']);
});

test('the feed of a thread holds what is published, as often as the article counts it, and nothing private', async () => {
  const { id } = await storeArticle({ slug: 'نقاش' });
  const root = await publishComment(id, { name: 'سلمى' });
  const reply = await publishComment(id, { parentId: root.id });
  await sendComment(id, { name: 'ينتظر' });

  const listed = await listFeedComments(id);
  expect(listed.map((comment) => comment.id)).toEqual([reply.id, root.id]);
  expect(listed.map((comment) => comment.isReply)).toEqual([true, false]);
  expect(JSON.stringify(listed)).not.toMatch(/@|ينتظر|receipt|email/);
});
