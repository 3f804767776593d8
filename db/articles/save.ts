import { and, eq, getTableColumns, inArray, or } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import type { Run } from '@/db/core/dry-run';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles, authors, topics } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import type { ArticleSource, AuthorSource } from '@/lib/markdown/parse';
import { slugify } from '@/lib/site/slug';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { articlesBy } from './article-authors';
import { findByFormerSlug } from './former-slugs';
import { hasValues, type ImportOutcome, putImported, type SaveOutcome } from './put';
import { indexArticles } from './search-index';

/** A source with its rendered body and the file of its hero. */
export interface ReadyArticle extends Omit<ArticleSource, 'markdown' | 'bodyLine'> {
  html: string;
  words: number;
  heroFile: string | null;
}

/** Upserts an author by edition and slug. @param run `rollbackAfter` in a dry run */
export function saveAuthor(
  source: AuthorSource,
  portrait: string | null,
  run: Run = write,
): Promise<SaveOutcome> {
  const values = { ...source, gender: source.gender ?? null, portrait };
  return run(async (tx) => {
    const [existing] = await tx.select().from(authors).where(isAt(authors, values));
    if (existing && hasValues(existing, values)) return 'unchanged';
    if (existing) await tx.update(authors).set(values).where(eq(authors.id, existing.id));
    else await tx.insert(authors).values(values);
    await announceAuthor(tx, existing, values);
    return existing ? 'updated' : 'added';
  });
}

type AuthorRow = typeof authors.$inferSelect;

/** Reindexes and invalidates what shows an author who was changed. @param before none for a new one */
export async function announceAuthor(
  tx: Transaction,
  before: AuthorRow | undefined,
  after: Pick<AuthorRow, 'edition' | 'name' | 'slug' | 'gender'>,
): Promise<void> {
  const renamed = before && before.name !== after.name;
  // A thread has their badge in their gender, and says whose page is theirs.
  const isOther = before && (before.gender !== after.gender || before.slug !== after.slug);
  const theirs = renamed || isOther ? await signedBy(tx, before.id) : [];
  // The search index holds an author's name with each article.
  if (renamed) await indexArticles(tx, theirs);
  const threads = isOther ? [...theirs, ...(await answeredBy(tx, before.id))] : [];
  await invalidateTags(tx, [tags.articles(after.edition), ...threads.map((id) => tags.thread(id))]);
}

/** The articles in whose threads an author has answered, also of those that they sign no more. */
async function answeredBy(tx: Transaction, authorId: number): Promise<number[]> {
  const { articleId } = comments;
  const rows = await tx.selectDistinct({ articleId }).from(comments).where(eq(comments.authorId, authorId));
  return rows.map((row) => row.articleId);
}

/**
 * Upserts an article by edition and slug, with its topics. An unknown author or topic is created from its name. Comments
 * are unchanged.
 */
export function saveArticle(source: ReadyArticle, run: Run = write): Promise<ImportOutcome> {
  const { edition, slug } = source;
  return run(async (tx) => {
    const { authorId, coauthors } = await findOrCreateByline(tx, edition, source);
    const values = {
      edition,
      slug,
      title: source.title,
      standfirst: source.standfirst,
      body: source.html,
      words: source.words,
      authorId,
      hero: source.heroFile,
      heroAlt: source.hero?.alt ?? '',
      heroCaption: source.hero?.caption ?? '',
      heroCredit: source.hero?.credit ?? '',
      publishedAt: source.published,
      updatedAt: source.updated ?? null,
      commentsOpen: source.comments === 'open',
      translationSlug: source.translation ?? null,
      purpose: source.purpose,
    };
    // Two spellings may have one slug.
    const known = new Set<number>();
    for (const name of source.topics) known.add(await findOrCreateTopic(tx, edition, name));
    const [existing] = await tx.select().from(articles).where(isAt(articles, source));
    const links = { topics: [...known], coauthors };
    const saved = await putImported(
      tx,
      { ...values, draft: source.draft ? 'draft' : null, pinned: false },
      links,
      existing,
    );
    return saved.outcome;
  });
}

/** The ids of the articles that an author signs. */
export async function signedBy(tx: Transaction, authorId: number): Promise<number[]> {
  const signed = inArray(articles.id, articlesBy([authorId]));
  return (await tx.select({ id: articles.id }).from(articles).where(signed)).map(({ id }) => id);
}

/** Who signs an article, by id: its author, and those after. */
export interface Byline {
  authorId: number;
  coauthors: number[];
}

/**
 * The ids of the authors of a byline, each once: the article's author, and those after.
 * @param known ids that names had before: the name alone would mistake one of two namesakes for the other
 */
export async function findOrCreateByline(
  tx: Transaction,
  edition: Edition,
  { author, coauthors }: Pick<ArticleSource, 'author' | 'coauthors'>,
  known: ReadonlyMap<string, number> = new Map(),
): Promise<Byline> {
  const idOf = async (name: string) => known.get(name) ?? (await findOrCreateAuthor(tx, edition, name));
  const authorId = await idOf(author || signatureOf(edition));
  const ids = new Set<number>();
  for (const name of coauthors) ids.add(await idOf(name));
  ids.delete(authorId);
  return { authorId, coauthors: [...ids] };
}

/** Whose the pages of an edition are that name no author: nobody reads it there, but every row of `articles` has one. */
export function signatureOf(edition: Edition): string {
  return siteName(edition);
}

/** Finds or creates the author with a name, be it one that they had before. */
async function findOrCreateAuthor(tx: Transaction, edition: Edition, name: string): Promise<number> {
  const called = or(eq(authors.name, name), eq(authors.slug, slugify(name)));
  const known = await tx
    .select()
    .from(authors)
    .where(and(eq(authors.edition, edition), called));
  const author = known.find((row) => row.name === name) ?? known[0];
  if (author) return author.id;
  const renamed = await findByFormerSlug(tx, 'authors', { edition, slug: slugify(name) });
  if (renamed !== undefined) return renamed;
  const [added] = await tx
    .insert(authors)
    .values({ edition, name, slug: slugify(name) })
    .returning({ id: authors.id });
  if (!added) throw new Error(`The author ${name} was not stored`);
  return added.id;
}

/** Finds or creates the topic with a name, be it one that it had before or was merged with. */
export async function findOrCreateTopic(tx: Transaction, edition: Edition, name: string): Promise<number> {
  const slug = slugify(name);
  const [known] = await tx.select().from(topics).where(isAt(topics, { edition, slug }));
  if (known) return known.id;
  const renamed = await findByFormerSlug(tx, 'topics', { edition, slug });
  if (renamed !== undefined) return renamed;
  const [added] = await tx.insert(topics).values({ edition, name, slug }).returning({ id: topics.id });
  if (!added) throw new Error(`The topic ${name} was not stored`);
  return added.id;
}

/** Condition: the row at an edition and slug. */
function isAt(
  table: typeof articles | typeof authors | typeof topics,
  place: { edition: Edition; slug: string },
) {
  const { edition, slug } = getTableColumns(table);
  return and(eq(edition, place.edition), eq(slug, place.slug));
}
