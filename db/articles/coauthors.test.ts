import { eq } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Actor, articlesSignedBy, mayTake } from '@/db/accounts/authority';
import { listAnswerable } from '@/db/comments/answerable';
import { addAnswer } from '@/db/comments/answers';
import { listThread } from '@/db/comments/threads';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { authors } from '@/db/schema/articles';
import { NO_LIMITS, searchArticles } from '@/db/search/search';
import { listDeskAuthors } from '@/db/writing/authors';
import {
  articleSource,
  freshArticle,
  PHONE,
  publishComment,
  storeArticle,
} from '@/test/articles-and-comments';
import { storeStaff } from '@/test/staff';
import { findArticle } from './article';
import { listAuthors } from './authors';
import { listFeedArticles } from './feeds';
import { listArticlesBy } from './lists';
import { saveArticle, saveAuthor } from './save';
import { listSitemap } from './sitemaps';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

const BYLINE = { author: 'أحمد', coauthors: ['سلمى', 'ليلى'] };

const authorOf = async (name: string) => {
  const [found] = await db.select().from(authors).where(eq(authors.name, name));
  if (!found) throw new Error(`There is no author ${name}`);
  return found;
};

let account: Actor & { name: string; email: string };
let articleId: number;

beforeAll(async () => {
  await migrate();
  account = await storeStaff({ name: 'حساب سلمى', role: 'author' });
  articleId = (await storeArticle({ slug: 'معا', title: 'الزلازل', ...BYLINE })).id;
  await db.update(authors).set({ accountId: account.id }).where(eq(authors.name, 'سلمى'));
});

test('an article is signed by several, in order, each once, and found under each of them', async () => {
  const article = await findArticle('ar', 'معا');
  expect([article?.author, ...(article?.coauthors ?? [])].map((one) => one?.name)).toEqual([
    'أحمد',
    'سلمى',
    'ليلى',
  ]);
  for (const name of ['أحمد', 'سلمى', 'ليلى']) {
    const { id, slug } = await authorOf(name);
    const names = [BYLINE.author, ...BYLINE.coauthors];
    expect((await listArticlesBy('ar', id, 1)).articles).toMatchObject([{ slug: 'معا', authors: names }]);
    expect(await listFeedArticles('ar', { authorId: id })).toMatchObject([{ authors: names }]);
    const found = await searchArticles('ar', 'الزلازل', { ...NO_LIMITS, authorId: id }, 1);
    expect(found.results).toMatchObject([{ slug: 'معا', authors: names }]);
    expect((await searchArticles('ar', name, NO_LIMITS, 1)).count).toBe(1);
    expect(await listAuthors('ar')).toContainEqual({ slug, name });
    expect((await listSitemap('ar', 'authors', 1)).map((one) => one.slug)).toContain(slug);
    expect(await listDeskAuthors()).toContainEqual(expect.objectContaining({ name, articles: 1 }));
  }
});

test('the same byline again changes nothing, another order does, and nobody signs twice', async () => {
  const source = articleSource({ slug: 'ترتيب', ...BYLINE });
  await saveArticle(source);
  expect(await saveArticle(source)).toBe('unchanged');
  expect(await saveArticle({ ...source, coauthors: ['ليلى', 'سلمى', 'أحمد', 'ليلى'] })).toBe('updated');
  const names = (await findArticle('ar', 'ترتيب'))?.coauthors.map(({ name }) => name);
  expect(names).toEqual(['ليلى', 'سلمى']);
  expect(await saveArticle({ ...source, coauthors: [] })).toBe('updated');
  expect((await findArticle('ar', 'ترتيب'))?.coauthors).toEqual([]);
});

test('each has the rights of an author, and answers under their own name with a badge', async () => {
  expect((await articlesSignedBy(account.id)).map(({ id }) => id)).toContain(articleId);
  expect(await mayTake(account, 'write', { articleId })).toBe(true);
  expect(await mayTake(account, 'write', { articleId: (await freshArticle()).id })).toBe(false);
  const asked = await publishComment(articleId);
  expect((await listAnswerable(account, { all: false })).comments).toMatchObject([{ id: asked.id }]);
  expect(await addAnswer(account, asked.id, 'جواب سلمى', PHONE)).toHaveProperty('receipt');
  const answer = async () => (await listThread(articleId, 'oldest', 1)).comments[1];
  const { slug } = await authorOf('سلمى');
  expect(await answer()).toMatchObject({ name: 'سلمى', badge: 'author', writers: 'men', authorSlug: slug });
  for (const name of ['أحمد', 'سلمى', 'ليلى']) {
    const { slug } = await authorOf(name);
    await saveAuthor({ edition: 'ar', slug, name, bio: '', gender: 'female' }, null);
  }
  expect(await answer()).toMatchObject({ writers: 'women' });
});
