import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { PostReport } from '@/lib/import/report';
import { articleSource } from '@/test/articles-and-comments';
import { contentOf, openSite, type Site, smallDemo } from '@/test/second-site';
import { faultsOfXml } from '@/test/xsd/check-xml';

const SEED = fileURLToPath(new URL('../../../shared/seed/wordpress.xml', import.meta.url));

/** The site that was exported last, as far as its pictures are asked for. */
let media = '';
const server = createServer(async (request, response) => {
  response.end(await readFile(path.join(media, path.basename(request.url ?? ''))).catch(() => undefined));
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  vi.stubEnv('SITE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => server.close());

async function take(site: Site, file: string): Promise<PostReport[]> {
  const posts: PostReport[] = [];
  await site.importWordPress(file, { privateAddresses: true }, (post) => {
    posts.push(post);
  });
  return posts;
}

async function give(site: Site) {
  const file = path.join(site.folder, 'out', 'site.xml');
  const done = await site.exportWordPress(file);
  media = site.mediaFolder;
  return { file, done, xml: await readFile(file, 'utf8') };
}

/** White space between blocks is none. */
function dense(content: Awaited<ReturnType<typeof contentOf>>) {
  const articles = content.articles.map((row) => ({
    ...row,
    body: row.body.replace(/\s*\n\s*(?=<)|(?<=>)\s*\n\s*/g, ''),
  }));
  return { ...content, articles };
}

/** The elements within each element, by its name, in order and without what may repeat or be left out. */
function structureOf(xml: string): Record<string, string[]> {
  const structure: Record<string, string[]> = {};
  const open: { name: string; children: string[] }[] = [];
  for (const [, end, name = ''] of xml
    .replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, '')
    .matchAll(/<(\/?)([a-z][\w:]*)[^>]*>/gi)) {
    if (!end) {
      open.at(-1)?.children.push(name);
      open.push({ name, children: [] });
      continue;
    }
    const { children } = open.pop() ?? { children: [] };
    structure[name] ??= [...new Set(children)];
  }
  return structure;
}

describe.runIf(existsSync(SEED))('the seed, written by WordPress 6.1', () => {
  test('goes out and comes in the same: articles, authors, topics, threads, states', async () => {
    const first = await openSite();
    await take(first, SEED);
    const { file, done, xml } = await give(first);
    const before = await contentOf(first);
    expect(before.comments.length).toBeGreaterThan(20);
    expect(done).toMatchObject({ articles: 3, drafts: 1, comments: before.comments.length, withdrawn: 0 });
    expect(await faultsOfXml(xml)).toEqual([]);

    const second = await openSite();
    const posts = await take(second, file);
    expect(posts.flatMap(({ notes }) => notes)).toEqual([]);
    expect(dense(await contentOf(second))).toEqual(dense(before));
    // Moving back, its articles find their authors.
    expect(xml).toContain('<wp:author_login><![CDATA[noureddine]]>');
  });

  test('has the elements that WordPress wrote, in the places where it wrote them', async () => {
    const site = await openSite();
    await take(site, SEED);
    const theirs = structureOf(readFileSync(SEED, 'utf8'));
    const ours = structureOf((await give(site)).xml);
    // Tags and terms are all topics here, and the generator is not WordPress.
    const without = (name: string) =>
      !['wp:tag', 'wp:term', 'generator', 'wp:category', 'item'].includes(name);
    expect(ours.channel?.filter(without)).toEqual(theirs.channel?.filter(without));
    for (const name of ['wp:author', 'wp:category', 'wp:postmeta', 'wp:comment'] as const)
      if (ours[name]) expect(ours[name], name).toEqual(theirs[name]);
    expect(ours.item).toEqual(
      theirs.item?.filter((name) => !['category', 'wp:postmeta', 'wp:comment'].includes(name)),
    );
  });
});

describe('the demo edition', () => {
  test('goes out and comes in the same, as far as WordPress can say', async () => {
    const first = await openSite();
    const { totals } = await first.importMarkdown(await smallDemo(first.folder));
    expect(totals.posts['left-out']).toBe(0);
    const { fillThread } = await import('@/db/demo/demo');
    for (const thread of parse(await readFile('db/demo/comments.yaml', 'utf8'))) await fillThread(thread);
    const { file, done, xml } = await give(first);
    const before = await contentOf(first);
    expect(await faultsOfXml(xml)).toEqual([]);
    expect(done).toMatchObject({ articles: before.articles.length, comments: before.comments.length });

    const second = await openSite();
    const posts = await take(second, file);
    expect(posts.flatMap(({ notes }) => notes).filter(({ kind }) => kind !== 'embed')).toEqual([]);
    const after = await contentOf(second);
    // An export knows of authors no more than their names, and the import takes letters as drawn for letters.
    const authors = before.authors.map((row) => ({ ...row, bio: '', portrait: undefined, gender: null }));
    const articles = before.articles.map((row) => ({ ...row, body: row.body.replaceAll('\u{FEFB}', 'لا') }));
    expect(dense(after)).toEqual(dense({ ...before, articles, authors }));
  });
});

describe('what an export says', () => {
  async function sayingSite() {
    const site = await openSite();
    const { saveArticle } = await import('@/db/articles/save');
    await saveArticle({
      ...articleSource(),
      title: 'a < b & "c" ]]> <b>\u{1}\u{FFFE}',
      standfirst: '5 < 6 &amp;',
    });
    const [article] = await site.db.select().from(site.articles);
    return { site, saveArticle, article: article as NonNullable<typeof article> };
  }

  test('of comments: states, threads, who writes for the house, addresses; not what was taken back', async () => {
    const { site, article } = await sayingSite();
    const row = (
      id: number,
      parentId: number | null,
      changed: Partial<typeof site.comments.$inferInsert>,
    ) => ({
      id,
      articleId: article.id,
      parentId,
      rootId: parentId === null ? null : 1,
      depth: parentId === null ? 0 : parentId,
      name: `قارئ <${id}>`,
      email: `reader${id}@example.com`,
      body: `سطر <b>${id}</b> & [gallery]\n\nفقرة`,
      state: 'published' as const,
      shown: true,
      createdAt: new Date(Date.UTC(2026, 0, id)),
      submission: `s${id}`,
      receipt: `r${id}`,
      sameText: `t${id}`,
      ...changed,
    });
    await site.db
      .insert(site.comments)
      .values([
        row(1, null, { badge: 'author' }),
        row(2, 1, { state: 'withdrawn', body: 'سرّ مسحوب' }),
        row(3, 2, { badge: 'team' }),
        row(4, null, { state: 'waiting', shown: false, reason: 'everyone', email: 'nobody@invalid' }),
        row(5, null, { state: 'spam', shown: false }),
        row(6, null, { state: 'refused', shown: false, reason: 'abuse' }),
      ]);
    const { file, done, xml } = await give(site);
    expect(done).toMatchObject({ comments: 5, withdrawn: 1 });
    expect(xml).not.toContain('مسحوب');
    expect(await faultsOfXml(xml)).toEqual([]);
    // It holds addresses: nobody else may read it.
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const before = await contentOf(site);
    const second = await openSite();
    await take(second, file);
    const after = await contentOf(second);
    const kept = before.comments.filter(({ state }) => state !== 'withdrawn');
    expect(after.comments).toEqual(
      kept.map((one) => (one.id === 3 ? { ...one, parentId: 1, depth: 1 } : one)),
    );
  });

  test('of drafts: what nobody could read, nobody can', async () => {
    const { site, saveArticle } = await sayingSite();
    const drafts = ['draft', 'pending', 'private', 'password', 'bin', 'page', 'language'] as const;
    for (const draft of drafts) {
      await saveArticle(articleSource({ slug: draft }));
      await site.db
        .update(site.articles)
        .set({ draft, pinned: draft === 'draft' })
        .where(eq(site.articles.slug, draft));
    }
    await saveArticle(articleSource({ slug: 'آت', published: new Date('2999-01-01T00:00:00Z') }));
    await site.db
      .update(site.articles)
      .set({ publishedAt: new Date(0) })
      .where(eq(site.articles.slug, 'draft'));
    const { file } = await give(site);
    const second = await openSite();
    await take(second, file);
    const { articles } = await contentOf(second);
    const states = Object.fromEntries(articles.map(({ slug, draft }) => [slug, draft]));
    expect(states).toEqual({
      ...Object.fromEntries(drafts.map((draft) => [draft, draft])),
      password: 'private',
      page: 'draft',
      language: 'draft',
      مقال: null,
      آت: null,
    });
    const draft = articles.find(({ slug }) => slug === 'draft');
    expect(draft).toMatchObject({ publishedAt: new Date(0), pinned: true });
  });

  test('of several authors: all of them, in order, and who of them answered', async () => {
    const { site, saveArticle } = await sayingSite();
    await saveArticle(articleSource({ slug: 'معا', author: 'سلمى', coauthors: ['ليلى', 'أحمد'] }));
    const { file, xml } = await give(site);
    expect(await faultsOfXml(xml)).toEqual([]);
    const before = await contentOf(site);
    const second = await openSite();
    await take(second, file);
    expect((await contentOf(second)).articles.find(({ slug }) => slug === 'معا')).toMatchObject({
      coauthors: before.articles.find(({ slug }) => slug === 'معا')?.coauthors,
    });
  });

  test('in texts is text, whatever it looks like', async () => {
    const { site } = await sayingSite();
    const { file, xml } = await give(site);
    expect(await faultsOfXml(xml)).toEqual([]);
    const second = await openSite();
    await take(second, file);
    const { articles } = await contentOf(second);
    expect(articles[0]).toMatchObject({ title: 'a < b & "c" ]]> <b>', standfirst: '5 < 6 &amp;' });
  });

  test('is written whole or not at all, and over nothing', async () => {
    const { site } = await sayingSite();
    const { file } = await give(site);
    await expect(site.exportWordPress(file)).rejects.toThrow('is there already');
    const other = path.join(site.folder, 'other.xml');
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(site.exportWordPress(other, stop)).rejects.toThrow('stopped');
    expect(existsSync(other)).toBe(false);
  });
});
