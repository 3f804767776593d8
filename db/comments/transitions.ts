import { eq, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { notifyOfReply } from '@/db/mail/subscriptions';
import { articles } from '@/db/schema/articles';
import { comments, type DecisionAction, decisions } from '@/db/schema/comments';

export type Comment = typeof comments.$inferSelect;
type Article = typeof articles.$inferSelect;

/** A comment and the article it stands under, as they are inside a transaction. */
export interface Place {
  comment: Comment;
  article: Article;
}

/** What a decision can change, and what is logged of a comment before and after it. */
export type Facts = Partial<
  Pick<
    Comment,
    | 'state'
    | 'reason'
    | 'body'
    | 'findings'
    | 'pickedAt'
    | 'editedAt'
    | 'decidedAt'
    | 'objectedAt'
    | 'objection'
  >
>;

export interface Step {
  action: DecisionAction;
  /** A moderator's id, or `author`, `readers`, `rules`, `command`. */
  actor: string;
  reason?: string | null;
  facts: Facts;
}

/** A comment with its article; undefined when there is none. */
export async function findPlace(tx: Transaction, id: number): Promise<Place | undefined> {
  const [place] = await tx
    .select({ comment: comments, article: articles })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.id, id));
  return place;
}

/** Changes a comment, logs who did it and what was before, counts the thread again, invalidates what shows it. */
export async function takeStep(tx: Transaction, { comment, article }: Place, step: Step): Promise<void> {
  await tx
    .update(comments)
    .set({
      ...step.facts,
      // The database holds that what is published is shown; the rest of the branch is looked at below.
      ...(step.facts.state === 'published' ? { shown: true } : {}),
      revision: comment.revision + 1,
    })
    .where(eq(comments.id, comment.id));
  const before = Object.fromEntries(Object.keys(step.facts).map((key) => [key, comment[key as keyof Facts]]));
  await tx.insert(decisions).values({
    commentId: comment.id,
    actor: step.actor,
    action: step.action,
    reason: step.reason ?? null,
    before,
    after: step.facts,
    createdAt: new Date(),
  });
  await markShown(tx, comment.id);
  if (step.facts.state === 'published') await notifyOfReply(tx, comment);
  await invalidateTags(tx, [tags.comment(comment.id)]);
  await refreshThread(tx, article);
}

/** A change of a comment can show or hide the places above it: from it up to its root, each is looked at again. */
export async function markShown(tx: Transaction, id: number): Promise<void> {
  for (let at: number | null = id; at !== null; ) {
    const answered: SQL = sql`exists (select 1 from ${comments} answer where answer.parent_id = ${at} and answer.shown)`;
    const marked: { parentId: number | null }[] = await tx
      .update(comments)
      .set({ shown: sql`${comments.state} = 'published' or ${answered}` })
      .where(eq(comments.id, at))
      .returning({ parentId: comments.parentId });
    at = marked[0]?.parentId ?? null;
  }
}

/** Counts an article's published comments again and invalidates what shows them. */
export async function refreshThread(
  tx: Transaction,
  article: Pick<Article, 'id' | 'edition' | 'slug'>,
): Promise<void> {
  const published = sql<number>`(select count(*) from ${comments} where ${comments.articleId} = ${article.id} and ${comments.state} = 'published')`;
  await tx.update(articles).set({ commentCount: published }).where(eq(articles.id, article.id));
  await invalidateTags(tx, [
    tags.thread(article.id),
    tags.counts(article.edition),
    tags.article(article.edition, article.slug),
  ]);
}
