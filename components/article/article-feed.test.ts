import { expect, test } from 'vitest';
import { faultsOfFeed } from '@/test/xsd/check-xml';
import { commentFeed } from '../comments/comment-feed';
import { articleFeed } from './article-feed';

const article = {
  slug: 'لغة',
  title: 'لماذا C++ لا تموت </title>',
  standfirst: '',
  body: '<p>نص <a href="/ar">هنا</a></p>',
  authors: ['نور & الدين', 'سلمى'],
  topics: [{ slug: 'علوم', name: 'علوم' }],
  publishedAt: new Date('2026-01-31T06:00:00Z'),
  updatedAt: new Date('2026-02-01T06:00:00Z'),
  commentCount: 3,
  hero: null,
};

test('the feed of an edition holds its articles in full, with their direction and their thread', async () => {
  const xml = articleFeed('ar', [article]);
  expect(await faultsOfFeed(xml)).toEqual([]);
  expect(xml).toContain('<language>ar</language>');
  expect(xml).toContain('<title>لماذا \u2066C++\u2069 لا تموت &lt;/title&gt;</title>');
  expect(xml).toContain('&lt;div lang=&quot;ar&quot; dir=&quot;rtl&quot;&gt;&lt;p&gt;نص');
  expect(xml).toMatch(/href=&quot;https?:\/\/[^&]*\/ar&quot;/);
  expect(xml).toContain('<description>نص هنا</description>');
  expect(xml).toContain('<dc:creator>نور &amp; الدين</dc:creator><dc:creator>سلمى</dc:creator>');
  expect(xml).toContain('<slash:comments>3</slash:comments>');
  expect(xml).toMatch(/<wfw:commentRss>https?:\/\/[!-;=?-~]+\/feed\.xml<\/wfw:commentRss>/);
});

test('the feeds of authors and topics say whose they are, and an empty one is a feed too', async () => {
  const author = articleFeed('en', [], { author: { slug: 'hind', name: 'Hind', bio: '' } });
  const topic = articleFeed('ar', [], { topic: { slug: 'علوم', name: 'علوم' } });
  expect(author).toContain('<title>Maqal: articles by Hind</title>');
  expect(author).toContain('/en/authors/hind/feed.xml"');
  expect(topic).toContain('<title>مقال: علوم</title>');
  expect(await faultsOfFeed(author, topic)).toEqual([]);
});

test('the feed of a thread names each writer, isolated, and leads to each comment', async () => {
  const comments = [
    {
      id: 8,
      isReply: true,
      name: 'John',
      body: '</description><script>\u0000',
      createdAt: new Date('2026-01-31T06:00:00Z'),
      editedAt: null,
    },
  ];
  const xml = commentFeed('ar', article, comments);
  expect(await faultsOfFeed(xml)).toEqual([]);
  expect(xml).toContain('<title>ردّ \u2068John\u2069</title>');
  expect(xml).toContain('<dc:creator>John</dc:creator>');
  expect(xml).toMatch(/<guid isPermaLink="true">https?:\/\/[^<]*\/ar\/comments\/8<\/guid>/);
  expect(xml).not.toContain('<script>');
});
