import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { images } from '@/db/schema/articles';
import { MAX_SITEMAP_URLS } from '@/lib/feeds/sitemap';
import { DAY_MS } from '@/lib/site/duration';
import { storeArticle } from '@/test/articles-and-comments';
import { lastModified, listNews, listSitemap, listSitemapPages } from './sitemaps';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife: () => {}, cacheTag: () => {} }));

await migrate();

const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

test('an empty site has nothing to list', async () => {
  for (const kind of ['articles', 'authors', 'topics'] as const) {
    expect(await listSitemapPages('ar', kind)).toEqual([]);
    expect(await listSitemap('ar', kind, 1)).toEqual([]);
  }
  expect(await lastModified('ar')).toBeNull();
  expect(await listNews('ar')).toEqual([]);
});

test('what is published is listed once, with its last change and its translation, whoever names it', async () => {
  const published = ago(9);
  const updated = ago(3);
  await storeArticle({ slug: 'أول', published, updated, translation: 'first', topics: ['علوم', 'دفاع'] });
  await storeArticle({ slug: 'first', edition: 'en', author: 'Noor', published, topics: ['Science'] });
  await storeArticle({ slug: 'غدا', author: 'من لم يُنشر له', published: ago(-1), topics: ['لاحقا'] });

  expect(await listSitemap('ar', 'articles', 1)).toEqual([
    { slug: 'أول', changedAt: updated, picture: null, translation: 'first' },
  ]);
  expect(await listSitemap('en', 'articles', 1)).toMatchObject([{ slug: 'first', translation: 'أول' }]);
  expect(await listSitemap('ar', 'authors', 1)).toMatchObject([{ slug: 'نور-الدين', changedAt: updated }]);
  expect((await listSitemap('ar', 'topics', 1)).map(({ slug }) => slug)).toEqual(['علوم', 'دفاع']);
  expect(await lastModified('ar')).toEqual(updated);
});

test('a picture is listed with its article', async () => {
  const heroFile = `${'a'.repeat(32)}.jpg`;
  await db.insert(images).values({ file: heroFile, width: 900, height: 600, widths: [900] });
  await storeArticle({ slug: 'مصوّر', published: ago(9), heroFile });
  expect((await listSitemap('ar', 'articles', 1)).at(-1)?.picture).toBe(`/media/${heroFile}`);
});

test('the news are the articles of the last two days', async () => {
  await storeArticle({ slug: 'اليوم', published: ago(0.1) });
  await storeArticle({ slug: 'أمس', published: ago(1.9) });
  await storeArticle({ slug: 'قبل', published: ago(2.1) });
  expect((await listNews('ar')).map(({ slug }) => slug)).toEqual(['اليوم', 'أمس']);
});

test('more than one sitemap holds are on the next, each once', async () => {
  const { authorId } = await storeArticle({ slug: 'قبل' });
  await db.run(
    sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${MAX_SITEMAP_URLS}) insert into articles (edition, slug, title, body, words, author_id, published_at) select 'ar', 'كثير-' || i, 'كثير', '', 0, ${authorId}, 1000 from n`,
  );
  expect((await listSitemapPages('ar', 'articles')).map(({ page }) => page)).toEqual([1, 2]);
  const [first, second] = [await listSitemap('ar', 'articles', 1), await listSitemap('ar', 'articles', 2)];
  expect(first).toHaveLength(MAX_SITEMAP_URLS);
  expect(second.at(-1)?.slug).toBe(`كثير-${MAX_SITEMAP_URLS}`);
  const all = [...first, ...second].map(({ slug }) => slug);
  expect(new Set(all).size).toBe(all.length);
  expect(await listSitemap('ar', 'articles', 3)).toEqual([]);
});
