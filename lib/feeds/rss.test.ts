import { expect, test } from 'vitest';
import { faultsOfFeed, faultyIn } from '@/test/xsd/check-xml';
import { type FeedItem, writeFeed } from './rss';

const item: FeedItem = {
  title: 'مقال',
  link: 'https://example.org/ar/articles/a',
  publishedAt: new Date('2026-01-31T06:00:00Z'),
  updatedAt: null,
  authors: ['نور الدين'],
  summary: 'مقدّمة',
  html: '<div lang="ar" dir="rtl"><p>نص</p></div>',
};
const feed = {
  title: 'مقال',
  description: 'مقالات',
  link: 'https://example.org/ar',
  self: 'https://example.org/ar/feed.xml',
  language: 'ar',
};

test('a feed has what RSS 2.0 asks of a channel and of an item', async () => {
  const xml = writeFeed({ ...feed, items: [item] });
  expect(await faultsOfFeed(xml)).toEqual([]);
  expect(xml).toContain('<rss version="2.0"');
  for (const text of [
    '<title>مقال</title>',
    '<link>https://example.org/ar</link>',
    '<description>مقالات</description>',
    '<language>ar</language>',
    '<atom:link rel="self" type="application/rss+xml" href="https://example.org/ar/feed.xml"></atom:link>',
    '<guid isPermaLink="true">https://example.org/ar/articles/a</guid>',
    '<pubDate>Sat, 31 Jan 2026 06:00:00 GMT</pubDate>',
    '<dc:creator>نور الدين</dc:creator>',
    '<content:encoded>&lt;div lang=&quot;ar&quot; dir=&quot;rtl&quot;&gt;&lt;p&gt;نص&lt;/p&gt;&lt;/div&gt;</content:encoded>',
  ]) {
    expect(xml).toContain(text);
  }
});

test('the schema finds what is wrong', async () => {
  const picture = { url: '', type: 'image', size: 0.5, width: 1, height: 1, alt: '', credit: '' };
  const items: FeedItem[][] = [
    { link: '/ar/articles/a' },
    { link: 'https://example.org/ar/articles/مقال' },
    { title: '' },
    { publishedAt: new Date(Number.NaN) },
    { picture },
  ].map((changed) => [{ ...item, ...changed }]);
  const oneGuidOfTwo = [item, item];
  const wrong = [
    ...[...items, oneGuidOfTwo].map((items) => writeFeed({ ...feed, items })),
    writeFeed({ ...feed, description: '', items: [] }),
    writeFeed({ ...feed, items: [item] }).replace(/<pubDate>[^<]*<\/pubDate>/, ''),
    writeFeed({ ...feed, items: [item] }).replace('xmlns:dc=', 'xmlns:other='),
  ];
  expect(faultyIn(await faultsOfFeed(...wrong))).toEqual([...wrong.keys()]);
});

test('what an item does not have is left out, and no item at all is a feed too', async () => {
  const xml = writeFeed({ ...feed, items: [item] });
  for (const name of ['enclosure', 'media:content', 'comments', 'category', 'atom:updated']) {
    expect(xml).not.toContain(`<${name}`);
  }
  const empty = writeFeed({ ...feed, items: [] });
  expect(await faultsOfFeed(empty)).toEqual([]);
  expect(empty).not.toContain('<item');
  expect(empty).not.toContain('lastBuildDate');
});

test('a picture comes with its size, and is an enclosure when its bytes are known', async () => {
  const picture = {
    url: 'https://example.org/media/a.webp',
    type: 'image/webp',
    size: 1234,
    width: 1600,
    height: 900,
    alt: 'ما "فيها" & حولها',
    credit: 'صاحبها',
  };
  const xml = writeFeed({ ...feed, items: [{ ...item, picture }] });
  expect(await faultsOfFeed(xml)).toEqual([]);
  expect(xml).toContain('<enclosure url="https://example.org/media/a.webp" length="1234" type="image/webp">');
  expect(xml).toMatch(/<media:content [^>]*width="1600" height="900"/);
  expect(xml).toContain('<media:credit>صاحبها</media:credit>');
  const unknown = writeFeed({ ...feed, items: [{ ...item, picture: { ...picture, size: undefined } }] });
  expect(unknown).not.toContain('<enclosure');
  expect(unknown).toContain('<media:content');
});

test('the newest change dates the feed, whatever the order', () => {
  const older = {
    ...item,
    publishedAt: new Date('2026-01-01T00:00:00Z'),
    updatedAt: new Date('2026-02-02T00:00:00Z'),
  };
  expect(writeFeed({ ...feed, items: [item, older] })).toContain(
    '<lastBuildDate>Mon, 02 Feb 2026 00:00:00 GMT</lastBuildDate>',
  );
});
