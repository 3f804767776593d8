import { expect, test } from 'vitest';
import type { Article } from '@/db/articles/article';
import { articleJsonLd } from './article-json-ld';

const article = {
  slug: 'مقال',
  title: 'عنوان',
  standfirst: 'مقدّمة',
  body: '<p>نص</p>',
  words: 1234,
  commentCount: 2,
  publishedAt: new Date('2026-01-31T06:00:00Z'),
  updatedAt: null,
  author: { slug: 'نور', name: 'نور الدين', bio: '', portrait: null },
  coauthors: [],
  hero: { src: '/media/a.webp', width: 1600, height: 900, alt: '', caption: 'شرح', credit: '' },
  topics: [{ slug: 'علوم', name: 'علوم' }],
  translation: null,
  corrections: [
    { id: 1, kind: 'correction', words: 'كتبنا 4، والصواب 5.', at: new Date('2026-02-01T06:00:00Z') },
  ],
} as unknown as Article;

test('several authors are a list, in the order of the byline', () => {
  const salma = { slug: 'سلمى', name: 'سلمى', bio: '', portrait: null };
  const data = articleJsonLd('ar', { ...article, coauthors: [salma] } as unknown as Article);
  expect(data.author).toMatchObject([{ name: 'نور الدين' }, { '@type': 'Person', name: 'سلمى' }]);
});

test('an article says what search engines ask for, with offset times and absolute addresses', () => {
  const data = articleJsonLd('ar', article);
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'عنوان',
    description: 'مقدّمة',
    inLanguage: 'ar',
    datePublished: '2026-01-31T09:00:00+03:00',
    dateModified: '2026-01-31T09:00:00+03:00',
    wordCount: 1234,
    commentCount: 2,
    isAccessibleForFree: true,
    articleSection: 'علوم',
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'كتبنا 4، والصواب 5.',
        datePublished: '2026-02-01T09:00:00+03:00',
      },
    ],
    author: { '@type': 'Person', name: 'نور الدين' },
    publisher: { '@type': 'NewsMediaOrganization', name: 'مقال' },
    image: [
      { '@type': 'ImageObject', width: '1600', height: '900', caption: 'شرح' },
      { '@type': 'ImageObject', width: '1200', height: '630' },
    ],
  });
  const addresses = JSON.stringify(data).match(/"(?:@id|url|mainEntityOfPage)":"[^"]*"/g) ?? [];
  expect(addresses.length).toBeGreaterThan(6);
  for (const address of addresses) expect(address).toMatch(/:"https?:\/\/[!-~]+"$/);
});
