import { expect, test } from 'vitest';
import { faultsOfSitemap, faultyIn } from '@/test/xsd/check-xml';
import { readSitemapFile, type SitemapUrl, sitemapFile, writeSitemap, writeSitemapIndex } from './sitemap';

const full: SitemapUrl = {
  loc: 'https://example.org/ar/articles/%D9%85%D9%82%D8%A7%D9%84',
  lastmod: '2026-01-31T09:00:00+03:00',
  alternates: [
    { lang: 'ar', href: 'https://example.org/ar/articles/a' },
    { lang: 'en', href: 'https://example.org/en/articles/b' },
    { lang: 'x-default', href: 'https://example.org/ar/articles/a' },
  ],
  images: ['https://example.org/media/a.webp', 'https://example.org/media/b.webp?a&b'],
  news: {
    publication: 'مقال',
    language: 'ar',
    published: '2026-01-31T09:00:00+03:00',
    title: 'C++ & <S-500>\u0000',
  },
};

test('a sitemap with images, translations and news, and an index of sitemaps, are valid by the schemas', async () => {
  const sitemap = writeSitemap([full, { loc: 'https://example.org/ar' }]);
  const index = writeSitemapIndex([
    { loc: 'https://example.org/a.xml', lastmod: '2026-01-31T09:00:00+03:00' },
  ]);
  expect(await faultsOfSitemap(sitemap, index)).toEqual([]);
});

test('the schemas find what is wrong', async () => {
  const news = { publication: 'مقال', language: 'Arabic', published: '2026-01-31', title: 'x' };
  const alternates = [{ lang: 'arabic', href: 'https://example.org/' }];
  const wrong = [{ lastmod: 'yesterday' }, { news }, { alternates }].map((changed) =>
    writeSitemap([{ ...full, ...changed }]),
  );
  expect(faultyIn(await faultsOfSitemap(...wrong))).toEqual([0, 1, 2]);
});

test('the name of a sitemap is read the one way it is written', () => {
  expect(readSitemapFile(sitemapFile('ar', 'topics', 12))).toEqual({
    edition: 'ar',
    kind: 'topics',
    page: 12,
  });
  for (const file of [
    'ar-articles-0.xml',
    'ar-articles-01.xml',
    'ar-articles-1',
    'ar-readers-1.xml',
    'ar-articles-1.xml/',
  ]) {
    expect(readSitemapFile(file)).toBeNull();
  }
});
