import { and, eq, getTableColumns, or } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import type { Run } from '@/db/core/dry-run';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles, articleTopics, authors, topics } from '@/db/schema/articles';
import { workingCopies } from '@/db/schema/writing';
import type { ArticleSource, AuthorSource } from '@/lib/markdown/parse';
import { slugify } from '@/lib/site/slug';
import type { Edition } from '@/site.config';
import { findByFormerSlug } from './former-slugs';
import { indexArticles } from './search-index';

export type SaveOutcome = 'added' | 'updated' | 'unchanged';
/** `kept`: it was edited at the desk, and is left as it is there. */
export type ImportOutcome = SaveOutcome | 'kept';

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
  after: Pick<AuthorRow, 'edition' | 'name' | 'gender'>,
): Promise<void> {
  const renamed = before && before.name !== after.name;
  const regendered = before && before.gender !== after.gender;
  const theirs = renamed || regendered ? await articlesBy(tx, before.id) : [];
  // The search index holds an author's name with each article, a thread their badge in their gender.
  if (renamed) await indexArticles(tx, theirs);
  const threads = regendered ? theirs.map((id) => tags.thread(id)) : [];
  await invalidateTags(tx, [tags.articles(after.edition), ...threads]);
}

/**
 * Upserts an article by edition and slug, with its topics. An unknown author or topic is created from its name. Comments
 * are unchanged.
 */
export function saveArticle(source: ReadyArticle, run: Run = write): Promise<ImportOutcome> {
  const { edition, slug } = source;
  return run(async (tx) => {
    const values = {
      edition,
      slug,
      title: source.title,
      standfirst: source.standfirst,
      body: source.html,
      words: source.words,
      authorId: await findOrCreateAuthor(tx, edition, source.author),
      hero: source.heroFile,
      heroAlt: source.hero?.alt ?? '',
      heroCaption: source.hero?.caption ?? '',
      heroCredit: source.hero?.credit ?? '',
      publishedAt: source.published,
      updatedAt: source.updated ?? null,
      commentsOpen: source.comments === 'open',
      translationSlug: source.translation ?? null,
    };
    // Two spellings may have one slug.
    const known = new Set<number>();
    for (const name of source.topics) known.add(await findOrCreateTopic(tx, edition, name));
    const [existing] = await tx.select().from(articles).where(isAt(articles, source));
    const saved = await putImported(tx, { ...values, draft: null, pinned: false }, [...known], existing);
    return saved.outcome;
  });
}

/** The columns that publishing writes; the others belong to the thread. */
type ArticleValues = Omit<typeof articles.$inferInsert, 'id' | 'commentCount' | 'thread' | 'closesAfter'>;

/**
 * Writes an article and its topics, in their order, if they differ from what is stored, and invalidates its tags.
 * @param existing the row to replace
 */
export async function putArticle(
  tx: Transaction,
  values: ArticleValues,
  topicIds: readonly number[],
  existing?: typeof articles.$inferSelect,
): Promise<{ id: number; outcome: SaveOutcome }> {
  const { edition, slug } = values;
  if (existing && hasValues(existing, values) && sameList(await topicIdsOf(tx, existing.id), topicIds))
    return { id: existing.id, outcome: 'unchanged' };
  const [saved] = existing
    ? await tx.update(articles).set(values).where(eq(articles.id, existing.id)).returning({ id: articles.id })
    : await tx.insert(articles).values(values).returning({ id: articles.id });
  if (!saved) throw new Error(`The article ${edition}/${slug} was not stored`);
  if (existing) await tx.delete(articleTopics).where(eq(articleTopics.articleId, saved.id));
  const links = topicIds.map((topicId, position) => ({ articleId: saved.id, topicId, position }));
  if (links.length > 0) await tx.insert(articleTopics).values(links);
  await indexArticles(tx, [saved.id]);
  // The page of a translation, which links here, has the tag `articles`: either of the two may name the other.
  const hours = values.publishedAt > new Date() ? [tags.hours] : [];
  await invalidateTags(tx, [tags.articles(edition), tags.article(edition, slug), ...hours]);
  return { id: saved.id, outcome: existing ? 'updated' : 'added' };
}

/** As `putArticle`, for an import, which may be repeated: what was edited at the desk since is not overwritten. */
export async function putImported(
  tx: Transaction,
  values: ArticleValues,
  topicIds: readonly number[],
  existing?: typeof articles.$inferSelect,
): Promise<{ id: number; outcome: ImportOutcome }> {
  if (existing && (await isEditedHere(tx, existing.id))) return { id: existing.id, outcome: 'kept' };
  return putArticle(tx, values, topicIds, existing);
}

async function isEditedHere(tx: Transaction, id: number): Promise<boolean> {
  const copy = tx.select({ id: workingCopies.articleId }).from(workingCopies);
  return (await copy.where(eq(workingCopies.articleId, id))).length > 0;
}

async function articlesBy(tx: Transaction, authorId: number): Promise<number[]> {
  const rows = await tx.select({ id: articles.id }).from(articles).where(eq(articles.authorId, authorId));
  return rows.map(({ id }) => id);
}

/** Finds or creates the author with a name, be it one that they had before. */
export async function findOrCreateAuthor(tx: Transaction, edition: Edition, name: string): Promise<number> {
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

async function topicIdsOf(tx: Transaction, articleId: number): Promise<number[]> {
  const links = await tx.select().from(articleTopics).where(eq(articleTopics.articleId, articleId));
  return links.sort((a, b) => a.position - b.position).map((link) => link.topicId);
}

/** Condition: the row at an edition and slug. */
function isAt(
  table: typeof articles | typeof authors | typeof topics,
  place: { edition: Edition; slug: string },
) {
  const { edition, slug } = getTableColumns(table);
  return and(eq(edition, place.edition), eq(slug, place.slug));
}

/** Whether the row already has all of the values; dates are compared by time. */
function hasValues(row: Record<string, unknown>, values: Record<string, unknown>): boolean {
  return Object.entries(values).every(([key, value]) => comparable(row[key]) === comparable(value));
}

function comparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
