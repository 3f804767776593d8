import { readdirSync } from 'node:fs';
import { and, asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { findRedirect } from '@/db/redirects/redirects';
import { articleTopics } from '@/db/schema/article-links';
import { articles, topics } from '@/db/schema/articles';
import { linksIn } from '@/lib/html/body-links';
import { pathFor } from '@/lib/site/paths';
import { dataFolder } from '@/runtime/settings';
import { storeArticle } from '@/test/articles-and-comments';
import { articleOf, everything, ids, noteKinds, put, take, takePosts } from '@/test/wordpress-import';
import { type ExportedPost, exportOf, OLD_SITE } from '@/test/wxr';
import { importWordPress } from './import';

beforeAll(migrate);

describe('posts', () => {
  test('come in with their author, topics, times, and what was public', async () => {
    const id = ids();
    const { posts, totals } = await takePosts([
      {
        id,
        title: 'أوّل &amp; آخر',
        slug: `خبر-${id}`,
        excerpt: 'مقدّمة <b>قصيرة</b>',
        modified: '2020-02-01 00:00:00',
        commentStatus: 'closed',
        sticky: true,
        terms: [
          { domain: 'post_tag', nicename: 's-500', name: 'S-500' },
          { domain: 'category', nicename: 'news', name: 'أخبار' },
          { domain: 'category', nicename: 'uncategorized', name: 'Uncategorized' },
        ],
      },
      { id: id + 1, status: 'future', date: '2099-01-01 00:00:00' },
      { id: id + 2, password: 'سرّ' },
      { id: id + 3, status: 'private' },
      { id: id + 4, status: 'draft', date: '0000-00-00 00:00:00', slug: '' },
      { id: id + 5, type: 'nav_menu_item' },
      { id: id + 6, type: 'page' },
    ]);
    const article = await articleOf(posts[0]);
    expect(article).toMatchObject({
      edition: 'ar',
      slug: `خبر-${id}`,
      title: 'أوّل & آخر',
      standfirst: 'مقدّمة قصيرة',
      body: '<p>نصّ المقال.</p>',
      publishedAt: new Date('2020-01-13T09:30:00Z'),
      updatedAt: new Date('2020-02-01T00:00:00Z'),
      commentsOpen: false,
      pinned: true,
      draft: null,
    });
    const shelved = await db
      .select({ name: topics.name })
      .from(articleTopics)
      .innerJoin(topics, eq(topics.id, articleTopics.topicId))
      .where(eq(articleTopics.articleId, article.id))
      .orderBy(asc(articleTopics.position));
    expect(shelved.map(({ name }) => name)).toEqual(['أخبار', 'S-500']);
    expect(posts.map(({ draft }) => draft)).toEqual([null, null, 'password', 'private', 'draft', null, null]);
    expect((await articleOf(posts[1])).publishedAt.getUTCFullYear()).toBe(2099);
    expect(totals.posts).toEqual({ added: 6, updated: 0, unchanged: 0, 'left-out': 1 });
    const whole = JSON.stringify(await db.select().from(articles));
    expect(whole).not.toContain('سرّ');
  });

  test('bring the footnotes of their meta, however long, and say of lost notes what became of them', async () => {
    const id = ids();
    const content =
      '<!-- wp:paragraph --><p>نصّ<sup data-fn="x" class="fn"><a href="#x">1</a></sup></p><!-- /wp:paragraph -->';
    const footnotes = JSON.stringify([{ content: 'حاشية '.repeat(2000), id: 'x' }]);
    const { posts } = await takePosts([
      { id, slug: `notes-${id}`, content, meta: { footnotes } },
      { id: id + 1, slug: `notes-${id + 1}`, content, meta: { footnotes: '[{' } },
    ]);
    expect((await articleOf(posts[0])).body).toMatch(
      /<section data-footnotes.*<li id="note-fn-1"><p>(?:حاشية ){2000}/s,
    );
    expect(posts.map(noteKinds)).toEqual([[], ['footnotes-lost']]);
  });

  test('that are pages come in as pages, each at its old address, for what its slug says', async () => {
    const id = ids();
    const about = {
      id,
      slug: 'من-نحن',
      type: 'page',
      content: '<p>من نحن</p>',
      link: `https://old.example/about-${id}/`,
    };
    const { posts } = await takePosts([
      { ...about, comments: [{ id: 1, content: 'تعليق على صفحة' }] },
      { id: id + 1, slug: `team-${id}`, type: 'page', status: 'draft' },
    ]);
    const page = await articleOf(posts[0]);
    expect(page).toMatchObject({ purpose: 'about', draft: null, body: '<p>من نحن</p>', commentsOpen: false });
    expect(posts[0]?.path).toBe(pathFor('ar', 'pages', 'من-نحن'));
    expect(noteKinds(posts[0])).toEqual(['page-comments']);
    expect(await articleOf(posts[1])).toMatchObject({ purpose: 'other', draft: 'draft' });
    for (const old of [
      `/about-${id}/`,
      `/about-${id}/feed/`,
      `/about-${id}/comment-page-2/`,
      `/?page_id=${id}`,
    ])
      expect(await findRedirect(old), old).toBe(posts[0]?.path);
    expect(await findRedirect(`/?page_id=${id + 1}`)).toBeUndefined();
  });

  test('taken in again change nothing, and what differs is updated at its address', async () => {
    const id = ids();
    const post = { id, slug: `again-${id}`, comments: [{ id }, { id: id + 1, parent: id }] };
    const first = await takePosts([post]);
    const before = await everything();
    const again = await takePosts([post]);
    expect(again.totals.posts).toMatchObject({ added: 0, unchanged: 1 });
    expect(again.totals.thread).toMatchObject({ added: 0, unchanged: 2 });
    const changed = await takePosts([{ ...post, title: 'عنوان آخر', slug: 'elsewhere' }]);
    expect(changed.posts[0]).toMatchObject({ outcome: 'updated', path: first.posts[0]?.path });
    const after = await everything();
    // Its new address over there leads here, too.
    expect({ ...after, redirects: 0 }).toEqual({ ...before, redirects: 0 });
  });

  test('a trial tells the same and writes nothing', async () => {
    const id = ids();
    const posts = [
      { id, slug: `trial-${id}`, creator: `someone-${id}`, comments: [{ id }, { id: id + 1, parent: id }] },
    ];
    const before = await everything();
    const trial = await takePosts(posts, { dryRun: true });
    expect(await everything()).toEqual(before);
    const real = await takePosts(posts);
    expect(trial.posts).toEqual(real.posts);
  });

  test('one that was stopped goes on where it was', async () => {
    const id = ids();
    const posts = Array.from({ length: 5 }, (_, at) => ({ id: id + at, slug: `stopped-${id + at}` }));
    const file = await put(exportOf(posts));
    const stopped = importWordPress(file, { privateAddresses: false }, (post) => {
      if (post.id === id + 2) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    const { totals } = await take(file);
    expect(totals.posts).toMatchObject({ added: 2, unchanged: 3 });
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('import-'))).toEqual([]);
  });

  test('a slug that is taken gets a number, and the article that has it stays', async () => {
    const id = ids();
    const here = await storeArticle({ slug: `both-${id}` });
    const { posts } = await takePosts([
      { id, slug: `both-${id}` },
      { id: id + 1, slug: `both-${id}`, link: `${OLD_SITE}/other/` },
    ]);
    expect(posts.map(({ path: place }) => place)).toEqual([
      pathFor('ar', 'articles', `both-${id}-2`),
      pathFor('ar', 'articles', `both-${id}-3`),
    ]);
    expect((await storeArticle({ slug: `both-${id}` })).id).toBe(here.id);
  });

  test('the language a plugin wrote chooses the edition, and ties translations together', async () => {
    const id = ids();
    const language = (nicename: string) => [
      { domain: 'language', nicename, name: nicename },
      { domain: 'post_translations', nicename: `pll_${id}`, name: `pll_${id}` },
    ];
    const { posts } = await takePosts([
      { id, slug: `lang-ar-${id}`, terms: language('ar') },
      { id: id + 1, slug: `lang-en-${id}`, terms: language('en') },
      { id: id + 2, slug: `lang-fr-${id}`, terms: [{ domain: 'language', nicename: 'fr', name: 'fr' }] },
    ]);
    const [arabic, english, french] = await Promise.all(posts.map(articleOf));
    expect(arabic).toMatchObject({ edition: 'ar', translationSlug: `lang-en-${id}` });
    expect(english).toMatchObject({ edition: 'en', translationSlug: `lang-ar-${id}` });
    expect(french?.draft).toBe('language');
  });

  test.each([
    ['qTranslate-X', (ar: string, en: string) => `[:ar]${ar}[:en]${en}[:fr]Trois[:]`],
    [
      'qTranslate',
      (ar: string, en: string) => `<!--:ar-->${ar}<!--:--><!--:en-->${en}<!--:--><!--:fr-->Trois<!--:-->`,
    ],
    ['WPGlobus', (ar: string, en: string) => `{:ar}${ar}{:}{:en}${en}{:}{:fr}Trois{:}`],
  ])('of %s, which hold both languages in one text, become an article of each edition', async (_, both) => {
    const id = ids();
    const post = {
      id,
      slug: `both-in-one-${id}`,
      title: both('عنوان', 'Title'),
      content: both('<p>نصّ</p>', '<p>Text</p>'),
      excerpt: both('مقدّمة', 'Lead'),
      terms: [{ domain: 'category', nicename: `both-${id}`, name: both('بحر', 'Sea') }],
      comments: [{ id }],
    };
    const { posts } = await takePosts([post]);
    const find = (edition: 'ar' | 'en') =>
      db.query.articles.findFirst({ where: (row) => and(eq(row.edition, edition), eq(row.slug, post.slug)) });
    const [arabic, english] = [await find('ar'), await find('en')];
    const translationSlug = post.slug;
    expect(arabic).toMatchObject({
      title: 'عنوان',
      body: '<p>نصّ</p>',
      standfirst: 'مقدّمة',
      translationSlug,
      commentCount: 1,
    });
    expect(english).toMatchObject({
      title: 'Title',
      body: '<p>Text</p>',
      standfirst: 'Lead',
      translationSlug,
      commentCount: 0,
    });
    expect(posts.map((report) => report.id)).toEqual([id, id]);
    expect(posts[0]?.notes).toEqual([{ kind: 'languages-mixed', name: 'fr', count: 1 }]);
    expect(await findRedirect(`/2020/01/${post.slug}/`)).toBe(posts[0]?.path);
    expect(await findRedirect(`/en/2020/01/${post.slug}/`)).toBe(posts[1]?.path);
    const again = await takePosts([post]);
    expect(again.totals.posts).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  });

  test('a site in a folder of its host moves in with every address below it', async () => {
    const id = ids();
    const site = 'https://fifth.example/blog';
    const posts: ExportedPost[] = [
      {
        id,
        slug: `folder-${id}`,
        terms: [{ domain: 'category', nicename: `in-${id}`, name: `في مجلّد ${id}` }],
        content: `<a href="${OLD_SITE}/?p=${id + 1}">أ</a><a href="https://fifth.example/shop/">ب</a>`,
      },
      { id: id + 1, slug: `folder-${id + 1}` },
      { id: id + 2, slug: '', status: 'draft', link: `${OLD_SITE}/?p=${id + 2}` },
    ];
    const { posts: reports } = await take(await put(exportOf(posts).replaceAll(OLD_SITE, site)));
    const here = reports[0]?.path;
    for (const old of [`/2020/01/folder-${id}/`, `/folder-${id}/`, `/?p=${id}`])
      expect(await findRedirect(`/blog${old}`), old).toBe(here);
    expect(await findRedirect(`/blog/category/in-${id}/`)).toMatch(/^\/ar\/topics\//);
    expect(await findRedirect('/blog/')).toBeUndefined();
    expect(linksIn((await articleOf(reports[0])).body)).toEqual([
      reports[1]?.path,
      'https://fifth.example/shop/',
    ]);
    expect(noteKinds(reports[2])).not.toContain('address-taken');
  });
});
