import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { mayTake } from '@/db/accounts/authority';
import { findArticle, findArticleById, findNeighbours, findPage } from '@/db/articles/article';
import { findAuthor, listAuthors } from '@/db/articles/authors';
import { findElsewhere } from '@/db/articles/elsewhere';
import { listFeedArticles } from '@/db/articles/feeds';
import { listArticles } from '@/db/articles/lists';
import { listRelated } from '@/db/articles/related';
import { saveArticle } from '@/db/articles/save';
import { listNews, listSitemap } from '@/db/articles/sitemaps';
import { readStandingPages } from '@/db/articles/standing-pages';
import { addComment } from '@/db/comments/create';
import { client, db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { findThread, setThread } from '@/db/moderation/thread-settings';
import { findNormalizedPath } from '@/db/redirects/normalized-path';
import { articles } from '@/db/schema/articles';
import { NO_LIMITS, searchArticles } from '@/db/search/search';
import { type ArticleFields, emptyFields } from '@/lib/desk/article-fields';
import { parseSource } from '@/lib/markdown/parse';
import { pathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { articleRow, articleSource, commentInput, PHONE, storeArticle } from '@/test/articles-and-comments';
import { storeStaff } from '@/test/staff';
import { findDeskArticle } from './article';
import type { Account } from './byline';
import { listDeskArticles } from './list';
import { publishArticle, withdrawArticle } from './publish';
import { createDraft, saveWorkingCopy } from './save';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

let sara: Account;
let made = 0;

beforeAll(async () => {
  await migrate();
  sara = await storeStaff({ name: 'سارة', role: 'editor' });
  await storeArticle({ slug: 'first', published: new Date('2026-01-01T00:00:00Z') });
  await storeArticle({ slug: 'last', published: new Date() });
});

const written = (more: Partial<ArticleFields> = {}): ArticleFields => ({
  ...emptyFields,
  edition: 'ar',
  purpose: 'rules',
  title: `ضوابط ${++made}`,
  body: 'لا إساءة، ولا زعنفة.',
  ...more,
});

async function draft(fields = written()): Promise<number> {
  const saved = await createDraft(fields, `page-${++made}`, sara);
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return saved.id;
}

const publish = (id: number, seen = 1) => publishArticle(id, { seen, isScheduled: false, by: sara.id });

async function published(fields = written()): Promise<{ id: number; slug: string }> {
  const id = await draft(fields);
  const done = await publish(id);
  if (!('slug' in done)) throw new Error(JSON.stringify(done));
  return { id, slug: done.slug };
}

describe('a page', () => {
  test('is read at its address, is nobody’s byline, and is in no list, feed, thread or box of articles', async () => {
    const { id, slug } = await published();
    expect(await findPage('ar', slug)).toMatchObject({ id, purpose: 'rules', topics: [] });
    expect(await findArticleById('ar', id)).toMatchObject({ id });
    expect(await findArticle('ar', slug)).toBeNull();
    const [first, last] = [await articleRow('first'), await articleRow('last')];
    const shown = [
      (await listArticles('ar', 1)).articles,
      await listFeedArticles('ar'),
      await listNews('ar'),
      await listRelated('ar', first.id, []),
      Object.values(await findNeighbours('ar', last.id, last.publishedAt)).filter((one) => one !== undefined),
      await listSitemap('ar', 'articles', 1),
    ].map((list) => list.map((one) => one.slug));
    for (const slugs of shown) expect(slugs).not.toContain(slug);
    const signature = site.editions.ar.name;
    expect(await listAuthors('ar')).not.toContainEqual(expect.objectContaining({ name: signature }));
    const author = await findAuthor('ar', signature);
    expect((await listFeedArticles('ar', { authorId: author?.id })).length).toBe(0);
    expect((await listSitemap('ar', 'authors', 1)).map((one) => one.slug)).not.toContain(author?.slug);
  });

  test('takes no comment, and has no thread to be set', async () => {
    const { id } = await published();
    await db.update(articles).set({ commentsOpen: true }).where(eq(articles.id, id));
    expect(await addComment(commentInput(id), PHONE)).toEqual({ error: 'article-gone' });
    expect(await findThread(id)).toBeNull();
    expect(await setThread(id, { mode: 'open', closesAfter: null }, sara.id)).toEqual({ outcome: 'gone' });
  });

  test('is found by search as what it is, not among an author’s articles, and stands in the sitemap of pages', async () => {
    const { slug } = await published();
    const { results } = await searchArticles('ar', 'زعنفة', NO_LIMITS, 1);
    expect(results.find((one) => one.slug === slug)).toMatchObject({ purpose: 'rules' });
    const { authorId } = await pageRow(slug);
    expect((await searchArticles('ar', 'زعنفة', { ...NO_LIMITS, authorId }, 1)).count).toBe(0);
    expect(
      (await searchArticles('ar', site.editions.ar.name, NO_LIMITS, 1)).results.map(purposeOf),
    ).not.toContain('rules');
    expect((await listSitemap('ar', 'pages', 1)).map((one) => one.slug)).toContain(slug);
    expect(await findNormalizedPath(`${pathFor('ar', 'pages', slug)}.`)).toBe(pathFor('ar', 'pages', slug));
  });

  test('leaves a way from each address it had, and one that is withdrawn says so', async () => {
    const { id, slug } = await published();
    const at = (name: string) => pathFor('ar', 'pages', name);
    expect(await saveWorkingCopy(id, written({ slug: `${slug}-2` }), 1, sara)).toMatchObject({ revision: 2 });
    await publish(id, 2);
    expect(await findElsewhere('ar', slug, at(slug))).toEqual({ path: at(`${slug}-2`) });
    expect(await findElsewhere('ar', `${slug}-2`, pathFor('ar', 'articles', `${slug}-2`))).toEqual({
      path: at(`${slug}-2`),
    });
    expect(await findElsewhere('ar', `${slug}-2`, at(`${slug}-2`))).toBeNull();
    expect((await pageRow(`${slug}-2`)).updatedAt, 'a page is dated by its last publication').not.toBeNull();
    await withdrawArticle(id, sara.id);
    expect(await findElsewhere('ar', `${slug}-2`, at(`${slug}-2`))).toEqual({ isGone: true, isPage: true });
    const other = await published();
    await publish(id, 2);
    await withdrawArticle(id, sara.id, other.slug);
    expect(await findElsewhere('ar', `${slug}-2`, at(`${slug}-2`))).toEqual({ path: at(other.slug) });
  });

  test('of a purpose is the newest that is published; one without a purpose is led to by none', async () => {
    const rules = async () =>
      (await readStandingPages('ar')).find(({ purpose }) => purpose === 'rules')?.slug;
    const former = await published();
    await db
      .update(articles)
      .set({ publishedAt: new Date('2026-02-01') })
      .where(eq(articles.id, former.id));
    const { id, slug } = await published();
    await draft();
    await published(written({ purpose: 'other' }));
    expect(await rules()).toBe(slug);
    await db.update(articles).set({ draft: 'draft' }).where(eq(articles.purpose, 'rules'));
    await db.update(articles).set({ draft: null }).where(eq(articles.id, former.id));
    expect(await rules()).toBe(former.slug);
    expect(await readStandingPages('en')).toEqual([]);
    await db.delete(articles).where(eq(articles.id, id));
  });

  test('stays a page, and an article an article, whatever a form says', async () => {
    const { id, slug } = await published();
    await saveWorkingCopy(id, written({ slug, purpose: '' }), 1, sara);
    expect(await publish(id, 2)).toMatchObject({ outcome: 'published' });
    expect((await pageRow(slug)).purpose).toBe('rules');
    const { id: article } = await storeArticle({ slug: 'stays' });
    await saveWorkingCopy(article, written({ slug: 'stays', credits: 'سارة' }), 0, sara);
    await publish(article);
    expect((await articleRow('stays')).purpose).toBeNull();
    await saveWorkingCopy(id, written({ slug, purpose: 'x' }), 2, sara);
    expect(await publish(id, 3)).toMatchObject({ errors: { purpose: { kind: 'choice' } } });
  });

  test('is within no author’s reach, though it came in under their name', async () => {
    await saveArticle({ ...articleSource({ slug: 'theirs', author: 'نور' }), purpose: 'about' });
    const { id, authorId } = await pageRow('theirs');
    const nour = await storeStaff({ name: 'نور', role: 'author' });
    await client.execute({
      sql: 'UPDATE authors SET account_id = ? WHERE id = ?',
      args: [nour.id, authorId],
    });
    for (const act of ['write', 'answer'] as const)
      expect(await mayTake(nour, act, { articleId: id }), act).toBe(false);
    const query = { filter: 'all' as const, search: '', page: 1 };
    const ids = async (kind: 'articles' | 'pages', actor: Pick<Account, 'id' | 'role'>) =>
      (await listDeskArticles({ ...query, kind }, actor)).articles.map((one) => one.id);
    expect(await ids('pages', nour)).toEqual([]);
    expect(await ids('pages', sara)).toContain(id);
    expect(await ids('articles', sara)).not.toContain(id);
  });
});

test('a working copy that was saved before there were pages opens unchanged', async () => {
  const { id } = await storeArticle({ slug: 'older' });
  const { purpose: _, ...older } = written({ purpose: '', slug: 'older' });
  await saveWorkingCopy(id, { ...older } as ArticleFields, 0, sara);
  const found = await findDeskArticle(id, sara.id);
  expect(found?.fields.purpose).toBe('');
  expect(await saveWorkingCopy(id, found?.fields ?? written(), 1, sara)).toMatchObject({
    outcome: 'unchanged',
  });
});

test('a file with a purpose is a page: it needs no author, and has neither topics nor comments', () => {
  const page = (more = '') =>
    parseSource(`---\ntitle: قواعد\npurpose: rules\npublished: 2026-01-01T09:00:00+03:00\n${more}---\n\nنص`);
  expect(page()).toMatchObject({
    kind: 'article',
    article: { purpose: 'rules', author: '', topics: [], comments: 'closed', slug: 'قواعد' },
  });
  expect(page('topics: [علوم]\n')).toMatchObject({
    problems: [{ kind: 'unknown-key', line: 5, values: { key: 'topics' } }],
  });
  expect(
    parseSource('---\ntitle: قواعد\npurpose: rule\npublished: 2026-01-01T09:00:00+03:00\n---\n'),
  ).toMatchObject({
    problems: [{ kind: 'choice', field: 'purpose', line: 3, values: { other: 'other' } }],
  });
});

async function pageRow(slug: string) {
  const [row] = await db
    .select()
    .from(articles)
    .where(and(eq(articles.edition, 'ar'), eq(articles.slug, slug)));
  if (!row) throw new Error(`There is no page ${slug}`);
  return row;
}

const purposeOf = ({ purpose }: { purpose: string | null }) => purpose;
