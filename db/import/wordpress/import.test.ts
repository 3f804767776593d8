import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { and, asc, count, eq, inArray, like } from 'drizzle-orm';
import type Sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { commentNumbered } from '@/db/comments/ids';
import { db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { findRedirect } from '@/db/redirects/redirects';
import { articles, articleTopics, authors, images, topics } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { redirects } from '@/db/schema/redirects';
import { linksIn } from '@/lib/html/body-links';
import type { PostReport } from '@/lib/import/report';
import { pathFor } from '@/lib/site/paths';
import { readUsers } from '@/lib/wordpress/read/rest-users';
import { dataFolder } from '@/runtime/settings';
import { decide, publishComment, storeArticle } from '@/test/articles-and-comments';
import { type ExportedPost, exportOf, OLD_SITE } from '@/test/wxr';
import { importWordPress, type WordPressOptions } from './import';

// As db/media/store.ts has it: its ES module needs a later Node than 20.9.
const sharp: typeof Sharp = createRequire(import.meta.url)('sharp');
const SEED = fileURLToPath(new URL('../../../../shared/seed/wordpress.xml', import.meta.url));

beforeAll(migrate);

let taken = 0;

/** Ids that no other test has. */
function ids(): number {
  taken += 1000;
  return taken;
}

async function put(xml: string | Uint8Array): Promise<string> {
  const file = path.join(await mkdtemp(path.join(dataFolder, 'export-')), 'export.xml');
  await writeFile(file, xml);
  return file;
}

async function take(file: string, options: Partial<WordPressOptions> = {}) {
  const posts: PostReport[] = [];
  const moved = await importWordPress(file, { privateAddresses: false, ...options }, (post) => {
    posts.push(post);
  });
  return { ...moved, posts };
}

async function takePosts(posts: ExportedPost[], options: Partial<WordPressOptions> = {}) {
  return take(await put(exportOf(posts)), options);
}

async function articleOf(report: PostReport | undefined) {
  const slug = decodeURIComponent(report?.path?.split('/').at(-1) ?? '');
  const [row] = await db.select().from(articles).where(eq(articles.slug, slug));
  if (!row) throw new Error(`There is no article ${slug}`);
  return row;
}

function threadOf(articleId: number) {
  return db.select().from(comments).where(eq(comments.articleId, articleId)).orderBy(asc(comments.id));
}

async function everything() {
  const tables = { articles, authors, topics, articleTopics, comments, redirects, images };
  const counts = Object.entries(tables).map(async ([name, table]) => {
    const [row] = await db.select({ rows: count() }).from(table);
    return [name, row?.rows] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

const noteKinds = (report: PostReport | undefined) => report?.notes.map(({ kind }) => kind) ?? [];

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
    expect(posts.map(({ draft }) => draft)).toEqual([
      null,
      null,
      'password',
      'private',
      'draft',
      null,
      'page',
    ]);
    expect((await articleOf(posts[1])).publishedAt.getUTCFullYear()).toBe(2099);
    expect(totals.posts).toEqual({ added: 6, updated: 0, unchanged: 0, 'left-out': 1 });
    const whole = JSON.stringify(await db.select().from(articles));
    expect(whole).not.toContain('سرّ');
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

  test('authors say of themselves what the other file tells, and two of one name stay two', async () => {
    const id = ids();
    const author = (number: number, login: string, name: string) =>
      `<wp:author><wp:author_id>${number}</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`;
    const posts = [
      { id, slug: `by-${id}`, creator: `a${id}` },
      { id: id + 1, slug: `by-${id + 1}`, creator: `b${id}` },
    ];
    const more = author(id, `a${id}`, `كاتب ${id}`) + author(id + 1, `b${id}`, `كاتب ${id}`);
    const notes = [{ id, name: '', slug: `nice-${id}`, bio: 'كاتب من المغرب', portrait: '' }];
    const { posts: reports } = await take(await put(exportOf(posts, more)), { authors: notes });
    const [first, second] = await Promise.all(reports.map(articleOf));
    expect(first?.authorId).not.toBe(second?.authorId);
    const [one] = await db
      .select()
      .from(authors)
      .where(eq(authors.id, first?.authorId ?? 0));
    expect(one).toMatchObject({ bio: 'كاتب من المغرب', name: `كاتب ${id}` });
    expect(await findRedirect(`/author/b${id}/`)).toMatch(new RegExp(`b${id}$`));
    for (const old of [`/?author=${id}`, `/author/nice-${id}/`])
      expect(await findRedirect(old), old).toBe(pathFor('ar', 'authors', one?.slug ?? ''));
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

  test('authors get their portraits, also after their posts, and those not to be had are reported', async () => {
    const id = ids();
    const logins = [`with-${id}`, `without-${id}`];
    const more = logins.map(
      (login, at) =>
        `<wp:author><wp:author_id>${id + at}</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_display_name>${login}</wp:author_display_name></wp:author>`,
    );
    const file = await put(
      exportOf(
        logins.map((creator, at) => ({ id: id + at, slug: `portrait-${id + at}`, creator })),
        more.join(''),
      ),
    );
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    await writeFile(path.join(folder, 'face.png'), 'no picture');
    const notes = readUsers(
      JSON.stringify([
        {
          slug: logins[0],
          avatar_urls: {
            24: `${OLD_SITE}/wp-content/uploads/face-small.png`,
            96: `${OLD_SITE}/wp-content/uploads/face.png`,
          },
        },
        { slug: logins[1], avatar_urls: { 96: 'http://127.0.0.1:1/secret.png' } },
      ]),
    );
    const portraits = async () => {
      const rows = await db.select().from(authors).where(inArray(authors.name, logins)).orderBy(authors.name);
      return rows.map(({ portrait }) => portrait);
    };
    const options = { authors: notes, uploads: folder };
    const first = await take(file, options);
    expect(await portraits()).toEqual([null, null]);
    expect(first.notes.map(({ name, quote }) => `${name}: ${quote}`)).toEqual([
      `${logins[0]}: what is there is no picture`,
      `${logins[1]}: it is at a private address; --allow-private-addresses takes it from there`,
    ]);
    await writeFile(
      path.join(folder, 'face.png'),
      await sharp({ create: { width: 47, height: 47, channels: 3, background: 'blue' } })
        .png()
        .toBuffer(),
    );
    const again = await take(file, options);
    expect(again.totals.posts).toMatchObject({ unchanged: 2, updated: 0 });
    expect(again.totals.notes).toMatchObject({ 'portrait-missing': 1 });
    expect(await portraits()).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.jpg$/), null]);
  });
});

describe('comments', () => {
  test('come in with their thread, dates and states; their addresses stay behind', async () => {
    const id = ids();
    const { posts } = await takePosts([
      {
        id,
        slug: `thread-${id}`,
        comments: [
          {
            id: id + 5,
            parent: id + 1,
            date: '2020-01-15 00:00:00',
            content: 'ردّ <a href="https://a.example/x">هنا</a>',
          },
          { id: id + 1, userId: 2 },
          { id: id + 2, approved: '0' },
          { id: id + 3, approved: 'spam', parent: id + 1 },
          { id: id + 4, approved: 'trash' },
          { id: id + 6, type: 'pingback' },
          { id: id + 7, parent: id + 4 },
          { id: id + 8, author: '', content: '<p>بلا اسم</p>' },
        ],
      },
    ]);
    const article = await articleOf(posts[0]);
    const thread = await threadOf(article.id);
    expect(
      thread.map((row) => [row.id - id, row.state, row.parentId && row.parentId - id, row.depth, row.shown]),
    ).toEqual([
      [1, 'published', null, 0, true],
      [2, 'waiting', null, 0, false],
      [3, 'spam', 1, 1, false],
      [4, 'refused', null, 0, true],
      [5, 'published', 1, 1, true],
      [7, 'published', 4, 1, true],
      [8, 'published', null, 0, true],
    ]);
    expect(thread[0]?.badge).toBe('author');
    expect(thread[4]).toMatchObject({
      body: 'ردّ هنا (https://a.example/x)',
      createdAt: new Date('2020-01-15T00:00:00Z'),
    });
    expect(thread[6]).toMatchObject({ name: 'قارئ', body: 'بلا اسم' });
    expect(article.commentCount).toBe(4);
    expect(posts[0]?.thread.states).toEqual({ published: 4, waiting: 1, spam: 1, refused: 1 });
    expect(noteKinds(posts[0])).toEqual(['pingbacks']);
    expect(JSON.stringify(thread)).not.toContain('192.0.2.7');
  });

  test('that answer what is not there, themselves or each other become roots, and all are reported', async () => {
    const id = ids();
    const { posts } = await takePosts([
      {
        id,
        slug: `loops-${id}`,
        comments: [
          { id: id + 1, parent: id + 1 },
          { id: id + 2, parent: id + 4 },
          { id: id + 3, parent: id + 2 },
          { id: id + 4, parent: id + 3 },
          { id: id + 5, parent: 999_999_999 },
          { id: id + 6, parent: id + 2 },
        ],
      },
    ]);
    const article = await articleOf(posts[0]);
    const thread = await threadOf(article.id);
    expect(thread.map((row) => [row.formerId ?? row.id, row.depth])).toEqual([
      [id + 1, 0],
      [id + 2, 0],
      [id + 3, 1],
      [id + 4, 2],
      [id + 5, 0],
      [id + 6, 1],
    ]);
    expect(posts[0]?.notes).toEqual([
      { kind: 'loops-broken', count: 2 },
      { kind: 'parents-missing', count: 1 },
    ]);
    expect(article.commentCount).toBe(6);
  });

  test('keep their numbers where none is taken; else the old number still names them', async () => {
    const id = ids();
    const post = (number: number, from: number) => ({
      id: number,
      slug: `numbers-${number}`,
      comments: [{ id: from }, { id: from + 1 }],
    });
    await takePosts([post(id, id + 10)]);
    const elsewhere = exportOf([post(id + 1, id + 10)]).replaceAll(OLD_SITE, 'https://second.example');
    const { posts } = await take(await put(elsewhere));
    const kept = await db
      .select()
      .from(comments)
      .where(inArray(comments.id, [id + 10, id + 11]));
    expect(kept.map(({ formerId }) => formerId)).toEqual([null, null]);
    const moved = await threadOf((await articleOf(posts[0])).id);
    expect(moved.map(({ formerId }) => formerId)).toEqual([id + 10, id + 11]);
    expect(moved[0]?.id).toBeGreaterThan(id + 11);
    const [first, second] = moved;
    if (!first || !second) throw new Error('the thread is not there');
    expect(await commentNumbered(first.articleId, id + 10)).toBe(first.id);
    expect(await commentNumbered(first.articleId, second.id)).toBe(second.id);
    expect(await commentNumbered(kept[0]?.articleId ?? 0, id + 10)).toBe(id + 10);
    expect(await commentNumbered(first.articleId, id + 999)).toBeNull();
    await decide(first.id, { state: 'spam' });
    expect(await commentNumbered(first.articleId, id + 10)).toBeNull();
  });

  test('new ones join the thread; one decided on here stays, one untouched follows', async () => {
    const id = ids();
    const old = {
      id,
      slug: `later-${id}`,
      comments: [
        { id: id + 1, approved: '0' },
        { id: id + 2, approved: '0' },
      ],
    };
    const { posts } = await takePosts([old]);
    await decide(id + 1, { state: 'spam' });
    const { posts: later } = await takePosts([
      {
        ...old,
        comments: [
          { id: id + 1, approved: '1' },
          { id: id + 2, approved: '1' },
          { id: id + 3, parent: id + 2 },
        ],
      },
    ]);
    const article = await articleOf(posts[0]);
    const thread = await threadOf(article.id);
    expect(thread.map(({ state, depth }) => [state, depth])).toEqual([
      ['spam', 0],
      ['published', 0],
      ['published', 1],
    ]);
    expect(article.commentCount).toBe(2);
    expect(later[0]).toMatchObject({ outcome: 'unchanged', thread: { added: 1, updated: 1, unchanged: 1 } });
    expect(noteKinds(later[0])).toEqual(['changed-here']);
    const announced = (await invalidationsSince(0)).map(({ tag }) => tag);
    expect(announced).toContain(tags.thread(article.id));
    expect(announced).toContain(tags.comment(id + 2));
  });

  test('of this site get no number that one of the old site had', async () => {
    const id = ids();
    const { posts } = await takePosts([{ id, slug: `reserved-${id}`, comments: [{ id: id + 500 }] }]);
    const own = await publishComment((await articleOf(posts[0])).id);
    expect(own.id).toBeGreaterThan(id + 500);
  });

  test('a thread of a thousand keeps its order in several transactions', async () => {
    const id = ids() + 1_000_000;
    const thread = Array.from({ length: 1000 }, (_, at) => ({
      id: id + at,
      parent: at % 3 === 0 ? 0 : id + at - 1,
    }));
    const { posts } = await takePosts([{ id, slug: `long-${id}`, comments: thread }]);
    const article = await articleOf(posts[0]);
    expect(article.commentCount).toBe(1000);
    const rows = await threadOf(article.id);
    expect(rows.every(({ parentId, id: own }) => (parentId ?? 0) < own)).toBe(true);
    expect(rows.filter(({ depth }) => depth === 2)).toHaveLength(333);
  });
});

describe('pictures', () => {
  const uploads = `${OLD_SITE}/wp-content/uploads`;
  const picture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } })
      .png()
      .toBuffer();

  test('come from the uploads folder, whole, with what their attachment says; the rest keep their place', async () => {
    const id = ids();
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    await writeFile(path.join(folder, 'a.png'), await picture());
    await writeFile(path.join(folder, 'b.png'), 'no picture');
    const content = `<p><img class="wp-image-${id + 1}" src="${uploads}/a-20x15.png" alt=""></p><p><img src="${uploads}/b.png" alt="خريطة"></p>`;
    const posts: ExportedPost[] = [
      { id, slug: `pictures-${id}`, content, meta: { _thumbnail_id: String(id + 1) } },
      {
        id: id + 1,
        type: 'attachment',
        slug: `a-${id}`,
        parent: id,
        attachmentUrl: `${uploads}/a.png`,
        excerpt: 'شرح',
        meta: { _wp_attachment_image_alt: 'ما في الصورة' },
      },
    ];
    const { posts: reports, totals } = await takePosts(posts, { uploads: folder });
    expect(totals.pictures).toEqual({ stored: 1, known: 0, missing: 1, wanted: 2 });
    const article = await articleOf(reports[0]);
    expect(article).toMatchObject({ heroAlt: 'ما في الصورة', heroCaption: 'شرح' });
    expect(article.body).toMatch(
      /<img src="\/media\/[0-9a-f]{32}\.jpg" width="40" height="30" alt="ما في الصورة"/,
    );
    expect(article.body).toContain('خريطة');
    expect(reports[0]?.notes).toEqual([
      { kind: 'missing-picture', name: `${uploads}/b.png: what is there is no picture`, count: 1 },
    ]);
    expect(await findRedirect('/wp-content/uploads/a-20x15.png')).toBe(`/media/${article.hero}`);
    expect(await findRedirect(`/?attachment_id=${id + 1}`)).toBe(reports[0]?.path);

    await writeFile(path.join(folder, 'b.png'), await picture());
    const again = await takePosts(posts, { uploads: folder });
    expect(again.totals.pictures).toEqual({ stored: 1, known: 1, missing: 0, wanted: 2 });
    expect(again.posts[0]).toMatchObject({ outcome: 'updated', notes: [] });
  });

  test('are fetched once, and not from a private address unless that is allowed', async () => {
    const id = ids();
    let asked = 0;
    const bytes = await picture();
    const server = createServer((_, response) => {
      asked += 1;
      response.end(bytes);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const src = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
    const posts = [
      { id, slug: `fetched-${id}`, content: `<img src="${src}" alt="أ"><img src="${src}" alt="ب">` },
      { id: id + 1, slug: `fetched-${id + 1}`, content: `<img src="${src}">` },
    ];
    const refused = await takePosts(posts);
    expect(asked).toBe(0);
    expect(refused.totals.pictures.missing).toBe(1);
    expect(refused.posts[0]?.notes[0]?.name).toContain('private address');
    const allowed = await takePosts(posts, { privateAddresses: true });
    await takePosts(posts, { privateAddresses: true });
    expect(asked).toBe(1);
    expect((await articleOf(allowed.posts[1])).body).toContain('/media/');
    server.close();
  });
});

describe('links to the old site', () => {
  const link = (href: string) => `<a href="${href.replaceAll('&', '&amp;')}">هنا</a>`;
  test('lead to what came in, also to what comes later in the file, without a redirect', async () => {
    const id = ids();
    const slug = `خبر-لاحق-${id}`;
    const encoded = encodeURIComponent(slug);
    const hrefs = [
      `${OLD_SITE}/2020/01/${encoded}/`,
      `http://www.old.example/2020/01/${encoded.toLowerCase()}/?utm_source=x`,
      `/?p=${id + 1}`,
      `../${encoded}/`,
      `${OLD_SITE}/2020/01/${encoded}/#comment-${id + 11}`,
      `${OLD_SITE}/2020/01/${encoded}/comment-page-1/#comment-${id + 12}`,
      `${OLD_SITE}/2020/01/${encoded}/#respond`,
      `${OLD_SITE}/2020/01/${encoded}/#${encodeURIComponent('مدى-المنظومة')}`,
      `${OLD_SITE}/2020/01/${encoded}/#nothing`,
      `${OLD_SITE}/category/links-${id}/`,
      `${OLD_SITE}/author/salma/`,
      `${OLD_SITE}/?s=%D8%AE%D8%A8%D8%B1`,
      `${OLD_SITE}/`,
      `${OLD_SITE}/gone-${id}/`,
      `${OLD_SITE}/2020/01/`,
      'https://elsewhere.example/2020/01/a/',
      '#here',
    ];
    const posts: ExportedPost[] = [
      { id, slug: `links-${id}`, content: `<p>${hrefs.map(link).join(' ')}</p>` },
      {
        id: id + 1,
        slug,
        content: '<h2>مدى المنظومة</h2><p>نصّ</p>',
        terms: [{ domain: 'category', nicename: `links-${id}`, name: `روابط ${id}` }],
        comments: [{ id: id + 11 }, { id: id + 12, approved: '0' }],
      },
    ];
    const file = await put(exportOf(posts));
    const { posts: reports, totals, leftLinks } = await take(file);
    const here = pathFor('ar', 'articles', slug);
    const led = [
      here,
      pathFor('ar', 'comments', id + 11),
      `${here}#comments`,
      `${here}#comment-form`,
      `${here}#${encodeURIComponent('section-مدى-المنظومة')}`,
      pathFor('ar', 'topics', `روابط-${id}`),
      pathFor('ar', 'authors', 'سلمى'),
      '/ar/search?q=%D8%AE%D8%A8%D8%B1',
      '/ar',
      `${OLD_SITE}/gone-${id}/`,
      `${OLD_SITE}/2020/01/`,
      'https://elsewhere.example/2020/01/a/',
      '#note-here',
    ];
    expect(linksIn((await articleOf(reports[0])).body)).toEqual(led);
    expect(totals.links.found).toBe(15);
    const left = leftLinks.filter(({ path: place }) => place === reports[0]?.path);
    expect(left.map(({ address }) => address)).toEqual([`${OLD_SITE}/gone-${id}/`, `${OLD_SITE}/2020/01/`]);
    expect((await invalidationsSince(0)).map(({ tag }) => tag)).toContain(tags.article('ar', `links-${id}`));

    const before = await articleOf(reports[0]);
    const again = await take(file);
    expect(again.totals.posts).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await articleOf(again.posts[0])).toEqual(before);
  });

  test('wait for a newer export, and for the end of an import that was stopped', async () => {
    const id = ids();
    const linking = { id, slug: `waits-${id}`, content: `<p>${link(`/2020/01/awaited-${id}/`)}</p>` };
    const awaited = { id: id + 1, slug: `awaited-${id}` };
    const { posts } = await takePosts([linking]);
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([`${OLD_SITE}/2020/01/awaited-${id}/`]);
    const file = await put(exportOf([linking, awaited]));
    const stopped = importWordPress(file, { privateAddresses: false }, (post) => {
      if (post.id === id + 1) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    await take(file);
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([pathFor('ar', 'articles', `awaited-${id}`)]);
  });

  test('do not lead to another site that moved in before', async () => {
    const id = ids();
    await takePosts([{ id, slug: `first-${id}`, link: `${OLD_SITE}/same-${id}/` }]);
    const content = `<p>${link(`https://third.example/same-${id}/`)}</p>`;
    const other = exportOf([{ id: id + 1, slug: `second-${id}`, content }]).replaceAll(
      OLD_SITE,
      'https://third.example',
    );
    const { posts } = await take(await put(other));
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([`https://third.example/same-${id}/`]);
  });

  test('lead to pictures and to their pages, and bring what is only linked to', async () => {
    const id = ids();
    const uploads = `${OLD_SITE}/wp-content/uploads`;
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    const bytes = await sharp({ create: { width: 41, height: 31, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await writeFile(path.join(folder, `map-${id}.png`), bytes);
    const hrefs = [`${uploads}/map-${id}.png`, `${OLD_SITE}/map-page-${id}/`, `${uploads}/report.pdf`];
    const { posts } = await takePosts(
      [
        { id, slug: `maps-${id}`, content: `<p>${hrefs.map(link).join(' ')}</p>` },
        {
          id: id + 1,
          type: 'attachment',
          link: `${OLD_SITE}/map-page-${id}/`,
          attachmentUrl: `${uploads}/map-${id}.png`,
        },
      ],
      { uploads: folder },
    );
    // The picture's page and the picture itself are one now.
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([
      expect.stringMatching(/^\/media\/[0-9a-f]{32}\.jpg$/),
      `${uploads}/report.pdf`,
    ]);
  });
});

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
