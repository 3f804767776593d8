import { and, count, desc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { demoParts } from '@/db/schema/demo';
import { linksIn } from '@/lib/html/body-links';
import { pathFor } from '@/lib/site/paths';
import { purposes } from '@/lib/site/purpose';
import { dataFolder } from '@/runtime/settings';
import { editions, site } from '@/site.config';
import { smallDemo } from '@/test/second-site';
import { loadDemo } from './demo';

beforeAll(async () => {
  await migrate();
  await loadDemo(await smallDemo(dataFolder));
});

async function rowsIn(edition: 'ar' | 'en'): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(articles).where(eq(articles.edition, edition));
  return row?.rows ?? 0;
}

test('an empty site opens with an edition: articles in both languages, authors, a discussion', async () => {
  expect(await rowsIn('ar')).toBeGreaterThanOrEqual(8);
  expect(await rowsIn('en')).toBeGreaterThanOrEqual(2);
  expect((await db.select().from(authors).where(eq(authors.edition, 'ar'))).length).toBeGreaterThanOrEqual(3);
  expect((await db.select().from(comments)).length).toBeGreaterThanOrEqual(40);
});

test('every article of it has a picture, a text and an end', async () => {
  for (const article of await db.select().from(articles).where(isNull(articles.purpose))) {
    expect(article.hero, article.slug).not.toBeNull();
    expect(article.heroAlt, article.slug).not.toBe('');
    expect(article.words, article.slug).toBeGreaterThan(200);
  }
});

test('each edition has a page of every purpose, translated in the other, and every link of theirs leads to one', async () => {
  const pages = await db.select().from(articles).where(isNotNull(articles.purpose));
  for (const edition of editions)
    expect(
      pages
        .filter((page) => page.edition === edition)
        .map(({ purpose }) => purpose)
        .sort(),
    ).toEqual(purposes.filter((purpose) => purpose !== 'other').sort());
  const paths = pages.map((page) => pathFor(page.edition, 'pages', page.slug));
  for (const { slug, edition, body, purpose, translationSlug } of pages) {
    const twin = pages.find((page) => page.edition !== edition && page.slug === translationSlug);
    expect(twin?.purpose, slug).toBe(purpose);
    for (const href of linksIn(body))
      expect([...paths, pathFor(edition, 'corrections')], slug).toContain(href);
  }
});

test('its threads show a newcomer a second page, an author among the readers, and a pick of the editors', async () => {
  const rows = await db.select().from(comments);
  const roots = rows.filter(({ depth }) => depth === 0).map(({ articleId }) => articleId);
  const longest = Math.max(...roots.map((id) => roots.filter((other) => other === id).length));
  expect(longest).toBeGreaterThan(site.comments.rootsPerPage);
  expect(rows.some(({ badge }) => badge === 'author')).toBe(true);
  expect(rows.some(({ pickedAt }) => pickedAt !== null)).toBe(true);
});

test('every reply is one step below its parent, in the branch of its root, and came later', async () => {
  const rows = await db.select().from(comments);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const reply of rows.filter((row) => row.parentId !== null)) {
    const parent = byId.get(reply.parentId ?? 0);
    expect(parent?.depth, reply.body).toBe(reply.depth - 1);
    expect(reply.rootId, reply.body).toBe(parent?.rootId ?? parent?.id);
    expect(reply.createdAt.getTime(), reply.body).toBeGreaterThan(parent?.createdAt.getTime() ?? 0);
  }
});

test('every count is that of the published comments', async () => {
  for (const article of await db.select().from(articles)) {
    const shown = and(eq(comments.articleId, article.id), eq(comments.state, 'published'));
    expect(await db.select().from(comments).where(shown), article.slug).toHaveLength(article.commentCount);
  }
});

test('a site that has articles is left alone', async () => {
  const before = await rowsIn('ar');
  expect(await loadDemo()).toBe(false);
  expect(await rowsIn('ar')).toBe(before);
});

test('a start that was killed while it loaded is gone on with, to the same end', async () => {
  const all = async () => [await rowsIn('ar'), await rowsIn('en'), (await db.select().from(comments)).length];
  const parts = async () =>
    (await db.select().from(demoParts)).map(({ kind, key }) => `${kind} ${key}`).sort();
  const [stored, made] = [await all(), await parts()];
  // As it is before the last thread and what it remembers.
  const [{ articleId = 0 } = {}] = await db.select().from(comments).orderBy(desc(comments.id)).limit(1);
  await db.delete(comments).where(eq(comments.articleId, articleId));
  await db.update(articles).set({ commentCount: 0 }).where(eq(articles.id, articleId));
  await db.delete(demoParts).where(or(ne(demoParts.kind, 'loaded'), eq(demoParts.key, 'demo')));
  expect(await loadDemo(await smallDemo(dataFolder))).toBe(true);
  expect([await all(), await parts()]).toEqual([stored, made]);
  expect(await loadDemo()).toBe(false);
});
