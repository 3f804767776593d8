import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { and, eq, like } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { findRedirect } from '@/db/redirects/redirects';
import { authors, topics } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { pathFor } from '@/lib/site/paths';
import { dataFolder } from '@/runtime/settings';
import {
  articleOf,
  everything,
  ids,
  noteKinds,
  put,
  take,
  takePosts,
  threadOf,
} from '@/test/wordpress-import';
import { exportOf } from '@/test/wxr';

const SEED = fileURLToPath(new URL('../../../../shared/seed/wordpress.xml', import.meta.url));

beforeAll(migrate);

describe('a hostile export', () => {
  test.each([
    ['that is cut off', (xml: string) => xml.slice(0, -60), /unclosed tag/],
    [
      'with an element that is never closed',
      (xml: string) => xml.replace('</item>', ''),
      /the XML is broken here/,
    ],
    [
      'that is another feed',
      (xml: string) => xml.replace(/<wp:wxr_version>.*?<\/wp:wxr_version>/, ''),
      /no WordPress export/,
    ],
    [
      'of a thousand elements inside each other',
      (xml: string) => xml.replace('<item>', '<a>'.repeat(1000)),
      /more than 64 elements/,
    ],
    [
      'in another encoding than it says',
      (xml: string) => Buffer.from(xml.replaceAll(/[\u0600-\u06ff]/g, '\u00c7'), 'latin1'),
      /is not utf-8/,
    ],
    [
      'in an unknown encoding',
      (xml: string) => xml.replace('UTF-8', 'klingon'),
      /encoding klingon is not known/,
    ],
    ['that is empty', () => '', /root element/],
  ])('%s is refused whole, with its line', async (_, spoil, reason) => {
    const id = ids();
    const before = await everything();
    const file = await put(spoil(exportOf([{ id, slug: `hostile-${id}` }])));
    await expect(take(file)).rejects.toThrow(reason);
    expect(await everything()).toEqual(before);
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('import-'))).toEqual([]);
  });

  test.each([
    ['white space', '\n \n', '', undefined],
    ['a byte order mark after a notice', 'Notice: x in <b>y</b>\n\ufeff', '', 'Notice: x in y'],
    [
      'a notice after it',
      '',
      '<br />\n<b>Fatal error</b>: out of memory<br>\n',
      'Fatal error: out of memory',
    ],
    ['a long notice', `${'x'.repeat(70_000)}\n`, '', 'x'.repeat(200)],
  ])('may stand in %s', async (_, before, after, told) => {
    const id = ids();
    const xml = exportOf([{ id, slug: `outside-${id}` }]);
    const { posts, notes } = await take(await put(before + xml + after));
    expect(posts[0]?.outcome).toBe('added');
    expect(notes).toEqual([{ kind: 'text-outside', name: told ?? 'export.xml', count: 1 }]);
    const broken = await put(before + xml.replace('</item>', ''));
    const lines = (before + xml).split('\n').length;
    await expect(take(broken)).rejects.toMatchObject({ line: lines - 1 });
  });

  test('that begins again in the same file is not passed over', async () => {
    const xml = exportOf([{ id: ids() }]);
    await expect(take(await put(xml + xml))).rejects.toThrow(/second export/);
  });

  test('tells its broken bytes from replacement characters that stood in it', async () => {
    const id = ids();
    const [before = '', after = ''] = exportOf([
      { id, slug: `bytes-${id}`, content: '<p>سليم \ufffd ثم\nHERE</p>' },
    ]).split('HERE');
    // Half a letter, a surrogate, and a byte of no encoding.
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xd9, 0x20, 0xed, 0xa0, 0x80, 0xff]),
      Buffer.from(after),
    ]);
    const { posts, notes } = await take(await put(bytes));
    const line = before.split('\n').length;
    expect(notes).toEqual([{ kind: 'broken-bytes', name: `export.xml:${line}`, count: 5 }]);
    expect((await articleOf(posts[0])).body).toContain('\ufffd \ufffd\ufffd\ufffd\ufffd');
    expect(posts[0]?.notes).toContainEqual({ kind: 'broken-letters', count: 6 });
  });

  test('cannot make entities grow', async () => {
    const id = ids();
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>\n<rss ';
    const xml = exportOf([{ id, slug: `bomb-${id}` }])
      .replace('<rss ', bomb)
      .replace(`<title><![CDATA[مقال ${id}]]>`, '<title>قنبلة &b; &c;');
    const { posts, tolerated } = await take(await put(xml));
    expect(posts[0]?.title).toBe('قنبلة &b; &c;');
    expect(tolerated).toMatchObject({ count: 2, reason: 'undefined entity.' });
  });

  test('may hold characters that XML does not, as WordPress writes them', async () => {
    const id = ids();
    const { posts, tolerated } = await takePosts([{ id, slug: `controls-${id}`, title: 'عنوان\u0003 سليم' }]);
    expect(posts[0]?.title).toBe('عنوان سليم');
    expect(tolerated?.count).toBe(1);
  });

  test('of windows-1256 that says so is read', async () => {
    const id = ids();
    const xml = exportOf([{ id, slug: `w-${id}`, title: 'TITLE' }])
      .replaceAll(/[\u0600-\u06ff]/g, '')
      .replace('UTF-8', 'windows-1256');
    const [before = '', after = ''] = xml.split('TITLE');
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xe3, 0xde, 0xc7, 0xe1]),
      Buffer.from(after),
    ]);
    expect((await take(await put(bytes))).posts[0]?.title).toBe('مقال');
  });

  test('leaves no script in an article, and nothing that is too long', async () => {
    const id = ids();
    const content =
      '<p onclick="alert(1)">أ<script>alert(1)</script></p><iframe src="javascript:alert(1)"></iframe><a href="javascript:alert(1)">ب</a>';
    const { posts } = await takePosts([
      { id, slug: `scripts-${id}`, content, title: 'طويل '.repeat(2_000_000) },
    ]);
    const article = await articleOf(posts[0]);
    expect(article.body).not.toMatch(/script|onclick|iframe/);
    expect(article.title.length).toBeLessThanOrEqual(300);
    expect(noteKinds(posts[0])).toContain('title-cut');
  });

  test('leaves no markup in anything but a body, and closes what a body leaves open', async () => {
    const id = ids();
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const { posts } = await takePosts([
      {
        id,
        slug: `markup-${id}`,
        title: `عنوان${evil}`,
        excerpt: `مقدّمة${evil}`,
        creator: `login${evil}`,
        content: '<div><b>نصّ<table><tr><td>خليّة<ul><li>بند',
        terms: [{ domain: 'category', nicename: `evil-${id}`, name: `موضوع ${id}${evil}` }],
        comments: [{ id, author: `اسم${evil}`, content: `تعليق${evil}` }],
      },
    ]);
    const article = await articleOf(posts[0]);
    const [author] = await db.select().from(authors).where(eq(authors.id, article.authorId));
    const shelves = await db
      .select()
      .from(topics)
      .where(like(topics.slug, `موضوع-${id}%`));
    expect(shelves).toHaveLength(1);
    const written = [article.title, article.standfirst, author, shelves, await threadOf(article.id)];
    expect(JSON.stringify(written)).not.toMatch(/<script|<img|onerror=/);
    expect(article.body.match(/<\w+/g)?.length).toBe(article.body.match(/<\/\w+/g)?.length);
    expect(article.body).toContain('<li>بند</li>');
  });

  test('describes a topic as its category was, unless the desk has', async () => {
    const id = ids();
    const category = (line: string) =>
      `<wp:category><wp:category_nicename>sea-${id}</wp:category_nicename><wp:cat_name>بحر ${id}</wp:cat_name><wp:category_description>${line}</wp:category_description></wp:category>`;
    const terms = [{ domain: 'category', nicename: `sea-${id}`, name: `بحر ${id}` }];
    const posts = [{ id, slug: `sea-${id}`, terms }];
    const lineOf = async (line: string) => {
      await take(await put(exportOf(posts, category(line))));
      const [topic] = await db
        .select()
        .from(topics)
        .where(eq(topics.slug, `بحر-${id}`));
      return topic?.description;
    };
    expect(await lineOf('&lt;p&gt;السفن &lt;b&gt;والموانئ&lt;/b&gt;&lt;/p&gt;')).toBe('السفن والموانئ');
    expect(await lineOf('سطر آخر')).toBe('السفن والموانئ');
  });

  test('of dates of zero leaves a draft, and comments the date of their article', async () => {
    const id = ids();
    const zero = '0000-00-00 00:00:00';
    const { posts } = await takePosts([
      { id, slug: `zero-${id}`, date: zero },
      { id: id + 1, slug: `zero-${id + 1}`, comments: [{ id, date: zero }] },
    ]);
    expect(posts.map(({ draft }) => draft)).toEqual(['draft', null]);
    expect(noteKinds(posts[0])).toContain('date-missing');
    const article = await articleOf(posts[1]);
    expect((await threadOf(article.id))[0]?.createdAt).toEqual(article.publishedAt);
  });

  test('is left out post by post where a post cannot be taken', async () => {
    const id = ids();
    const { posts } = await takePosts([
      { id, slug: `deep-${id}`, content: '<div>'.repeat(30_000) },
      { id: id + 1, slug: `deep-${id + 1}` },
    ]);
    expect(posts.map(({ outcome }) => outcome)).toEqual(['left-out', 'added']);
    expect(noteKinds(posts[0])).toEqual(['failed']);
  });
});

describe.runIf(existsSync(SEED))('the seed, written by WordPress 6.1', () => {
  test('goes in whole, twice, with equal counts, and each old address leads to the right page', async () => {
    const first = await take(SEED);
    expect(first.totals.posts.added).toBe(4);
    expect(first.totals.thread).toMatchObject({ added: 50, states: { published: 50 } });
    const before = await everything();
    const second = await take(SEED);
    expect(second.totals.posts).toMatchObject({ added: 0, updated: 0, unchanged: 4 });
    expect(second.totals.thread).toMatchObject({ added: 0, unchanged: 50 });
    expect(await everything()).toEqual(before);

    const xml = readFileSync(SEED, 'utf8');
    for (const { id, path: here, draft } of first.posts) {
      const item = xml.split('<item>').find((one) => one.includes(`<wp:post_id>${id}</wp:post_id>`));
      const link = new URL(/<link>(.*?)<\/link>/.exec(item ?? '')?.[1] ?? '');
      const letters = decodeURIComponent(link.pathname);
      const written = [
        link.pathname,
        link.pathname.toLowerCase(),
        encodeURI(letters),
        letters,
        Buffer.from(letters).toString('latin1'),
      ];
      const olds = link.pathname === '/' ? [`/?p=${id}`] : [...written, `/?p=${id}`];
      for (const old of olds) expect(await findRedirect(old), old).toBe(draft ? undefined : here);
    }

    const [main] = first.posts.filter(({ thread }) => thread.added === 50);
    const here = main?.path ?? '';
    expect(decodeURIComponent(here)).toMatch(/-الدفاع-الجوي-الحديثة-s-500-من-روسيا$/);
    const cut = encodeURIComponent('تركيا-تسعى-للحصول-على-تقنيات-أنظمة-الد');
    for (const old of [
      `/${cut}/`,
      `/${cut.toLowerCase()}/`,
      `/${Buffer.from(decodeURIComponent(cut)).toString('latin1')}`,
      `/?p=${main?.id}`,
    ])
      expect(await findRedirect(old), old).toBe(here);
    expect(await findRedirect('/author/noureddine/')).toBe(pathFor('ar', 'authors', 'نور-الدين'));
    expect(await findRedirect('/category/military-news/')).toBe(pathFor('ar', 'topics', 'أخبار-عسكرية'));
    expect(await findRedirect('/tag/s-500/feed/')).toBe('/ar/topics/s-500/feed.xml');
    // The privacy page was a draft: it is for nobody.
    expect(await findRedirect('/?page_id=3')).toBeUndefined();

    const article = await articleOf(main);
    expect(article.body.match(/<p>/g)).toHaveLength(10);
    expect(article.commentCount).toBe(50);
    const byMain = await db
      .select()
      .from(comments)
      .where(and(eq(comments.articleId, article.id)));
    expect(byMain.filter(({ depth }) => depth > 0).length).toBeGreaterThan(10);
  });
});
