/** An article as it is stored: its row, and what is being written. */
import { eq } from 'drizzle-orm';
import { coauthorsByArticle } from '@/db/articles/article-authors';
import { topicsByArticle } from '@/db/articles/article-topics';
import type { Transaction } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { scheduledChanges, withdrawals, workingCopies } from '@/db/schema/writing';
import { type ArticleFields, emptyFields } from '@/lib/desk/article-fields';

export const deskStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type DeskState = (typeof deskStates)[number];

/** @param isWithdrawn whether it was published, and taken back */
export function deskState(
  { draft, publishedAt }: Pick<typeof articles.$inferSelect, 'draft' | 'publishedAt'>,
  isWithdrawn: boolean,
  now: Date,
): DeskState {
  if (isWithdrawn) return 'withdrawn';
  if (draft !== null) return 'draft';
  return publishedAt > now ? 'scheduled' : 'published';
}

/** Whether readers know its address: it is changed there, not published for the first time. */
export function isKnown(state: DeskState): boolean {
  return state === 'published' || state === 'withdrawn';
}

export interface StoredArticle {
  row: typeof articles.$inferSelect;
  state: DeskState;
  /** Who signs it, in order. */
  byline: readonly { id: number; name: string }[];
  topics: string[];
  copy: typeof workingCopies.$inferSelect | null;
  /** A change of it that comes out at its hour. */
  scheduled: typeof scheduledChanges.$inferSelect | null;
}

/** Reads an article with its working copy; null when there is none. */
export async function findStored(
  from: Pick<Transaction, 'select'>,
  id: number,
): Promise<StoredArticle | null> {
  const [found] = await from
    .select({
      row: articles,
      author: { id: authors.id, name: authors.name },
      copy: workingCopies,
      withdrawn: withdrawals.articleId,
      scheduled: scheduledChanges,
    })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(workingCopies, eq(workingCopies.articleId, articles.id))
    .leftJoin(withdrawals, eq(withdrawals.articleId, articles.id))
    .leftJoin(scheduledChanges, eq(scheduledChanges.articleId, articles.id))
    .where(eq(articles.id, id));
  if (!found) return null;
  const { row, author, withdrawn, scheduled } = found;
  const copy = found.copy && { ...found.copy, fields: withEveryField(found.copy.fields) };
  const topics = (await topicsByArticle(from, [id])).get(id) ?? [];
  const state = deskState(row, withdrawn !== null, new Date());
  const byline = [author, ...((await coauthorsByArticle(from, [id])).get(id) ?? [])];
  return { row, byline, topics: topics.map(({ name }) => name), copy, state, scheduled };
}

/** A working copy lacks the fields that the form has got since. */
export function withEveryField(fields: Partial<ArticleFields>): ArticleFields {
  return { ...emptyFields, ...fields };
}
