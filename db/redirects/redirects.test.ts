import { eq, gte } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { articleTopics } from '@/db/schema/article-links';
import { articles, images } from '@/db/schema/articles';
import { MINUTE_MS } from '@/lib/site/duration';
import { site } from '@/site.config';
import { publishComment, storeArticle } from '@/test/articles-and-comments';
import { addRedirects, findRedirect } from './redirects';

const OLD = 'https://old.example/2020/01/%d8%aa%d8%b1%d9%83%d9%8a%d8%a7/';

beforeAll(async () => {
  await migrate();
  // Where no site moved in, no list of one was ever here.
  await storeArticle({ slug: 'before', published: new Date('2011-03-05T12:00:00Z') });
  for (const target of ['/2011/', '/page/2/', '/?s=a']) expect(await findRedirect(target)).toBeUndefined();
});

async function moved(slug: string, ...addresses: string[]) {
  const article = await storeArticle({ slug });
  const taken = await write((tx) => addRedirects(tx, addresses, { articleId: article.id }));
  return { article, taken };
}

test('an old address leads to the article, however it is written, and so do its feed and its pages', async () => {
  await moved('تركيا-تسعى', OLD, '?p=12');
  const here = `/ar/articles/${encodeURIComponent('تركيا-تسعى')}`;
  const raw = Buffer.from('/2020/01/تركيا/').toString('latin1');
  for (const target of [new URL(OLD).pathname, new URL(OLD.toUpperCase()).pathname, raw, '/?p=12'])
    expect(await findRedirect(target), target).toBe(here);
  expect(await findRedirect(`${new URL(OLD).pathname}comment-page-2/`)).toBe(here);
  expect(await findRedirect(`${new URL(OLD).pathname}feed/`)).toBe(`${here}/feed.xml`);
  expect(await findRedirect('/2020/02/')).toBeUndefined();
});

test('it leads nowhere while the article is a draft or its hour has not come', async () => {
  const { article } = await moved('not-yet', '/not-yet/');
  await db.update(articles).set({ draft: 'private' }).where(eq(articles.id, article.id));
  expect(await findRedirect('/not-yet/')).toBeUndefined();
  await db.update(articles).set({ draft: null }).where(eq(articles.id, article.id));
  vi.useFakeTimers({ now: Date.now() + MINUTE_MS + 1, toFake: ['Date'] });
  expect(await findRedirect('/not-yet/')).toBe('/ar/articles/not-yet');
  vi.useRealTimers();
});

test('authors, topics and pictures are found too', async () => {
  const { article } = await moved('shelves');
  const [topic] = await db.select().from(articleTopics).where(eq(articleTopics.articleId, article.id));
  const picture = `${'a'.repeat(32)}.webp`;
  await db.insert(images).values({ file: picture, width: 1, height: 1, widths: [] });
  await write(async (tx) => {
    await addRedirects(tx, ['/author/noureddine/', '?author=2'], { authorId: article.authorId });
    await addRedirects(tx, ['/category/news/'], { topicId: topic?.topicId ?? 0 });
    await addRedirects(tx, ['/wp-content/uploads/a.jpg'], { picture });
  });
  expect(await findRedirect('/?author=2')).toMatch(/^\/ar\/authors\//);
  expect(await findRedirect('/author/noureddine/page/2/')).toMatch(/^\/ar\/authors\//);
  expect(await findRedirect('/category/news/')).toMatch(/^\/ar\/topics\//);
  expect(await findRedirect('/category/news/feed/')).toMatch(/^\/ar\/topics\/[^/]+\/feed\.xml$/);
  expect(await findRedirect('/wp-content/uploads/a-300x200.jpg')).toBe(`/media/${picture}`);
});

test('feeds of language folders lead on: of all articles, of a topic and of an author', async () => {
  const { article } = await moved('folders', '/en/tv/');
  const [topic] = await db.select().from(articleTopics).where(eq(articleTopics.articleId, article.id));
  await write(async (tx) => {
    await addRedirects(tx, ['/category/folders/'], { topicId: topic?.topicId ?? 0 });
    await addRedirects(tx, ['/author/folders/'], { authorId: article.authorId });
  });
  for (const feed of [
    '/ar/feed/',
    '/ar/comments/feed/',
    '/ar/feed/atom/',
    '/?feed=rss2&lang=ar',
    '/ar/2011/feed/',
  ])
    expect(await findRedirect(feed), feed).toBe('/ar/feed.xml');
  expect(await findRedirect('/en/feed/')).toBe('/en/feed.xml');
  expect(await findRedirect('/fr/feed/')).toBeUndefined();
  expect(await findRedirect('/ar/category/folders/feed/')).toMatch(/^\/ar\/topics\/[^/]+\/feed\.xml$/);
  expect(await findRedirect('/ar/author/folders/feed/')).toMatch(/^\/ar\/authors\/[^/]+\/feed\.xml$/);
  expect(await findRedirect('/en/tv/feed/')).toBe('/ar/articles/folders/feed.xml');
});

test('the first to have an address keeps it, and nothing takes one of ours', async () => {
  const first = await moved('first', '/same/', '/ar/articles/first', '/robots.txt');
  expect(first.taken).toEqual([]);
  const second = await moved('second', '/same/', '/other/');
  expect(second.taken).toEqual(['/same']);
  expect(await findRedirect('/same/')).toBe('/ar/articles/first');
  expect(await findRedirect('/robots.txt')).toBeUndefined();
  expect(await findRedirect('/ar/articles/first')).toBeUndefined();
});

test('no address leads off the site', async () => {
  await moved('host', '//evil.example/a/', 'https://evil.example/b/');
  for (const target of [
    '//evil.example/a/',
    '/b/',
    '/evil.example/a',
    '/\\evil.example/a',
    '/%5Cevil.example',
  ])
    expect((await findRedirect(target)) ?? '/ar/').toMatch(/^\/ar\//);
});

test('an archive by date leads to the page of the list where its articles begin, an empty one nowhere', async () => {
  await moved('lists', '/lists/');
  const article = (day: number, minute = 0) =>
    storeArticle({
      slug: `day-${day}-${minute}`,
      published: new Date(Date.UTC(2012, 4, day, 9, minute)),
    });
  await article(4);
  for (let minute = 0; minute < site.articlesPerPage; minute += 1) await article(5, minute);
  const all = await db
    .select()
    .from(articles)
    .where(gte(articles.publishedAt, new Date('2012-05-06')));
  const above = all.filter(({ edition, draft }) => edition === 'ar' && draft === null).length;
  const pageAfter = (more: number) => Math.floor((above + more) / site.articlesPerPage) + 1;
  const list = (page: number) => (page === 1 ? '/ar' : `/ar/page/${page}`);
  for (const target of ['/2012/', '/2012/05/', '/2012/05/05/', '/?m=201205', '/2012/05/page/3/'])
    expect(await findRedirect(target), target).toBe(list(pageAfter(0)));
  expect(await findRedirect('/2012/05/04/')).toBe(list(pageAfter(site.articlesPerPage)));
  for (const target of ['/2012/05/03/', '/2012/06/', '/1999/', '/en/2012/'])
    expect(await findRedirect(target), target).toBeUndefined();
  expect(await findRedirect('/page/7/')).toBe('/ar');
  expect(await findRedirect('/2012/feed/')).toBe('/ar/feed.xml');
  expect(await findRedirect('/?s=%D8%AE%D8%A8%D8%B1')).toBe('/ar/search?q=%D8%AE%D8%A8%D8%B1');
});

test('a page of comments leads to the page of the thread that begins like it, or to its last', async () => {
  const { article } = await moved('paged', '/paged/');
  for (let root = 0; root <= site.comments.rootsPerPage; root += 1) await publishComment(article.id);
  const here = '/ar/articles/paged';
  expect(await findRedirect('/paged/comment-page-1/')).toBe(here);
  expect(await findRedirect('/paged/comment-page-2/')).toBe(`${here}/comments/2`);
  expect(await findRedirect('/paged/comment-page-9/')).toBe(`${here}/comments/2`);
});
