import { readdirSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { addComment } from '@/db/comments/create';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { articles } from '@/db/schema/articles';
import { suggestQuestion } from '@/db/search/did-you-mean';
import { NO_LIMITS, searchArticles } from '@/db/search/search';
import { commentInput, PHONE, storeArticle } from '@/test/articles-and-comments';
import { indexArticles } from './search-index';

beforeAll(migrate);

test('a draft is not found by its words, nor are they offered, and it takes no comments', async () => {
  const { id } = await storeArticle({ slug: 'draft', title: 'الزلازل' });
  const found = async () => (await searchArticles('ar', 'الزلازل', NO_LIMITS, 1)).count;
  expect(await found()).toBe(1);
  await write(async (tx) => {
    await tx.update(articles).set({ draft: 'private' }).where(eq(articles.id, id));
    await indexArticles(tx, [id]);
  });
  expect(await found()).toBe(0);
  expect(await suggestQuestion('ar', 'الزلازم')).toBeNull();
  expect(await addComment(commentInput(id), PHONE)).toEqual({ error: 'article-gone' });
  await db.update(articles).set({ draft: null }).where(eq(articles.id, id));
  expect(await addComment(commentInput(id), PHONE)).toHaveProperty('receipt');
});

/** The desk's list, which tells drafts apart; counts by month and author, whose own range of the index it is. */
const OWN_CONDITIONS = [
  'articles/published.ts',
  'articles/archive.ts',
  'articles/authors.ts',
  'writing/list.ts',
];

test('no read decides for itself what is published', () => {
  const names = readdirSync('db', { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(100);
  const own = sources.filter((name) =>
    /lte\(articles\.publishedAt|published_at <=(?!.*draft is null)/.test(readFileSync(`db/${name}`, 'utf8')),
  );
  expect(own.filter((name) => !OWN_CONDITIONS.includes(name))).toEqual([]);
});
