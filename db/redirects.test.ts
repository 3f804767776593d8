import { eq } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { db, write } from './client';
import { storeArticle } from './fixture';
import { migrate } from './migrate';
import { addRedirects, findRedirect } from './redirects';
import { articles, articleTopics, images } from './schema';

const MINUTE = 60_000;
const OLD = 'https://old.example/2020/01/%d8%aa%d8%b1%d9%83%d9%8a%d8%a7/';

beforeAll(migrate);

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
  vi.useFakeTimers({ now: Date.now() + MINUTE + 1, toFake: ['Date'] });
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
