import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { articleCoauthors, articleTopics } from '@/db/schema/article-links';
import { articles } from '@/db/schema/articles';
import { workingCopies } from '@/db/schema/writing';
import { indexArticles } from './search-index';

export type SaveOutcome = 'added' | 'updated' | 'unchanged';
/** `kept`: it was edited at the desk, and is left as it is there. */
export type ImportOutcome = SaveOutcome | 'kept';

/** The columns that publishing writes; the others belong to the thread. */
type ArticleValues = Omit<typeof articles.$inferInsert, 'id' | 'commentCount' | 'thread' | 'closesAfter'>;

/** What an article has beside its row: ids, each in its order. */
interface ArticleLinks {
  topics: readonly number[];
  /** Who signs it after its author. */
  coauthors: readonly number[];
}

/**
 * Writes an article, its topics and co-authors, if they differ from what is stored, and invalidates its tags.
 * @param existing the row to replace
 */
export async function putArticle(
  tx: Transaction,
  values: ArticleValues,
  links: ArticleLinks,
  existing?: typeof articles.$inferSelect,
): Promise<{ id: number; outcome: SaveOutcome }> {
  const { edition, slug } = values;
  if (existing && hasValues(existing, values) && sameLinks(await linksOf(tx, existing.id), links))
    return { id: existing.id, outcome: 'unchanged' };
  const [saved] = existing
    ? await tx.update(articles).set(values).where(eq(articles.id, existing.id)).returning({ id: articles.id })
    : await tx.insert(articles).values(values).returning({ id: articles.id });
  if (!saved) throw new Error(`The article ${edition}/${slug} was not stored`);
  await putLinks(tx, saved.id, links);
  await indexArticles(tx, [saved.id]);
  // The page of a translation, which links here, has the tag `articles`: either of the two may name the other.
  const hours = values.publishedAt > new Date() ? [tags.hours] : [];
  await invalidateTags(tx, [tags.articles(edition), tags.article(edition, slug), ...hours]);
  return { id: saved.id, outcome: existing ? 'updated' : 'added' };
}

async function putLinks(tx: Transaction, articleId: number, { topics, coauthors }: ArticleLinks) {
  await tx.delete(articleTopics).where(eq(articleTopics.articleId, articleId));
  const shelves = topics.map((topicId, position) => ({ articleId, topicId, position }));
  if (shelves.length > 0) await tx.insert(articleTopics).values(shelves);
  await putCoauthors(tx, articleId, coauthors);
}

/** Replaces who signs an article after its author. */
export async function putCoauthors(
  tx: Transaction,
  articleId: number,
  ids: readonly number[],
): Promise<void> {
  await tx.delete(articleCoauthors).where(eq(articleCoauthors.articleId, articleId));
  const rows = ids.map((authorId, index) => ({ articleId, authorId, position: index + 1 }));
  if (rows.length > 0) await tx.insert(articleCoauthors).values(rows);
}

/** As `putArticle`, for an import, which may be repeated: what was edited at the desk since is not overwritten. */
export async function putImported(
  tx: Transaction,
  values: ArticleValues,
  links: ArticleLinks,
  existing?: typeof articles.$inferSelect,
): Promise<{ id: number; outcome: ImportOutcome }> {
  if (existing && (await isEditedHere(tx, existing.id))) return { id: existing.id, outcome: 'kept' };
  // Nor is what the desk decided of the front page.
  const pinned = existing && existing.pinPlace !== null ? existing.pinned : values.pinned;
  return putArticle(tx, { ...values, pinned }, links, existing);
}

async function isEditedHere(tx: Transaction, id: number): Promise<boolean> {
  const copy = tx.select({ id: workingCopies.articleId }).from(workingCopies);
  return (await copy.where(eq(workingCopies.articleId, id))).length > 0;
}

async function linksOf(tx: Transaction, articleId: number): Promise<ArticleLinks> {
  const shelves = await tx
    .select({ id: articleTopics.topicId })
    .from(articleTopics)
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(articleTopics.position));
  const signers = await tx
    .select({ id: articleCoauthors.authorId })
    .from(articleCoauthors)
    .where(eq(articleCoauthors.articleId, articleId))
    .orderBy(asc(articleCoauthors.position));
  return { topics: shelves.map(({ id }) => id), coauthors: signers.map(({ id }) => id) };
}

function sameLinks(one: ArticleLinks, other: ArticleLinks): boolean {
  return sameList(one.topics, other.topics) && sameList(one.coauthors, other.coauthors);
}

/** Whether the row already has all of the values; dates are compared by time. */
export function hasValues(row: Record<string, unknown>, values: Record<string, unknown>): boolean {
  return Object.entries(values).every(([key, value]) => comparable(row[key]) === comparable(value));
}

function comparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
