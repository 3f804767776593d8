import { and, eq, getTableColumns } from 'drizzle-orm';
import type { ArticleSource, AuthorSource } from '@/lib/article-source';
import { slugify } from '@/lib/slug';
import type { Edition } from '@/site.config';
import { announce } from './changes';
import { db, type Transaction, write } from './client';
import { articles, articleTopics, authors, topics } from './schema';
import { indexArticles } from './search-index';
import { tags } from './tags';

export type Outcome = 'added' | 'updated' | 'unchanged';

/** An article ready to be stored: its source, its rendered body, its hero's file. */
export interface ReadyArticle extends Omit<ArticleSource, 'markdown' | 'bodyLine'> {
  html: string;
  words: number;
  heroFile: string | null;
}

/** Stores an author at their edition and slug. */
export function saveAuthor(source: AuthorSource, portrait: string | null): Promise<Outcome> {
  const values = { ...source, gender: source.gender ?? null, portrait };
  return write(async (tx) => {
    const [existing] = await tx.select().from(authors).where(at(authors, values));
    if (existing && equal(existing, values)) return 'unchanged';
    if (existing) await tx.update(authors).set(values).where(eq(authors.id, existing.id));
    else await tx.insert(authors).values(values);
    // Their articles are found by their name.
    if (existing && existing.name !== values.name) await indexArticles(tx, await articlesBy(tx, existing.id));
    await announce(tx, [tags.articles(values.edition)]);
    return existing ? 'updated' : 'added';
  });
}

/**
 * Stores an article at its edition and slug, with its topics. An author or topic that is not known yet is made from
 * its name. Comments stay as they are.
 */
export function saveArticle(source: ReadyArticle): Promise<Outcome> {
  const { edition, slug } = source;
  return write(async (tx) => {
    const values = {
      edition,
      slug,
      title: source.title,
      standfirst: source.standfirst,
      body: source.html,
      words: source.words,
      authorId: await authorNamed(tx, edition, source.author),
      hero: source.heroFile,
      heroAlt: source.hero?.alt ?? '',
      heroCaption: source.hero?.caption ?? '',
      heroCredit: source.hero?.credit ?? '',
      publishedAt: source.published,
      updatedAt: source.updated ?? null,
      commentsOpen: source.comments === 'open',
      translationSlug: source.translation ?? null,
    };
    // Two spellings may be one topic.
    const known = new Set<number>();
    for (const name of source.topics) known.add(await topicNamed(tx, edition, name));
    const topicIds = [...known];

    const [existing] = await tx.select().from(articles).where(at(articles, source));
    if (existing && equal(existing, values) && equalList(await topicsOf(tx, existing.id), topicIds))
      return 'unchanged';

    const [saved] = existing
      ? await tx
          .update(articles)
          .set(values)
          .where(eq(articles.id, existing.id))
          .returning({ id: articles.id })
      : await tx.insert(articles).values(values).returning({ id: articles.id });
    if (!saved) throw new Error(`The article ${edition}/${slug} was not stored`);
    await tx.delete(articleTopics).where(eq(articleTopics.articleId, saved.id));
    const links = topicIds.map((topicId, position) => ({ articleId: saved.id, topicId, position }));
    if (links.length > 0) await tx.insert(articleTopics).values(links);
    await indexArticles(tx, [saved.id]);

    // A translation's page, which links here, is among those of `articles`: either of the two may name the other.
    await announce(tx, [tags.articles(edition), tags.article(edition, slug)]);
    return existing ? 'updated' : 'added';
  });
}

/** The id of the article at a slug. @throws when there is none */
export async function articleIdAt(edition: Edition, slug: string): Promise<number> {
  const [article] = await db
    .select({ id: articles.id })
    .from(articles)
    .where(at(articles, { edition, slug }));
  if (!article) throw new Error(`There is no article ${edition}/${slug}`);
  return article.id;
}

async function articlesBy(tx: Transaction, authorId: number): Promise<number[]> {
  const rows = await tx.select({ id: articles.id }).from(articles).where(eq(articles.authorId, authorId));
  return rows.map(({ id }) => id);
}

async function authorNamed(tx: Transaction, edition: Edition, name: string): Promise<number> {
  const known = await tx.select().from(authors).where(eq(authors.edition, edition));
  const author = known.find((row) => row.name === name) ?? known.find((row) => row.slug === slugify(name));
  if (author) return author.id;
  const [added] = await tx
    .insert(authors)
    .values({ edition, name, slug: slugify(name) })
    .returning({ id: authors.id });
  if (!added) throw new Error(`The author ${name} was not stored`);
  return added.id;
}

async function topicNamed(tx: Transaction, edition: Edition, name: string): Promise<number> {
  const slug = slugify(name);
  const [known] = await tx.select().from(topics).where(at(topics, { edition, slug }));
  if (known) return known.id;
  const [added] = await tx.insert(topics).values({ edition, name, slug }).returning({ id: topics.id });
  if (!added) throw new Error(`The topic ${name} was not stored`);
  return added.id;
}

async function topicsOf(tx: Transaction, articleId: number): Promise<number[]> {
  const links = await tx.select().from(articleTopics).where(eq(articleTopics.articleId, articleId));
  return links.sort((a, b) => a.position - b.position).map((link) => link.topicId);
}

/** The row of a noun at its address. */
function at(
  table: typeof articles | typeof authors | typeof topics,
  place: { edition: Edition; slug: string },
) {
  const { edition, slug } = getTableColumns(table);
  return and(eq(edition, place.edition), eq(slug, place.slug));
}

/** Whether the row already holds every one of the values; times are compared as times. */
function equal(row: Record<string, unknown>, values: Record<string, unknown>): boolean {
  return Object.entries(values).every(([key, value]) => comparable(row[key]) === comparable(value));
}

function comparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

function equalList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
