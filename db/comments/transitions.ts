import { eq, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { enqueuePickNotice, enqueueReplyNotice } from '@/db/mail/notices';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { type DecisionAction, decisions } from '@/db/schema/moderation';

export type Comment = typeof comments.$inferSelect;
type Article = typeof articles.$inferSelect;

/** A comment and the article it stands under, as they are inside a transaction. */
export interface CommentContext {
  comment: Comment;
  article: Article;
}

/** Columns that a transition may change; logged as they were before and after it. */
export type CommentChanges = Partial<
  Pick<
    Comment,
    | 'state'
    | 'reason'
    | 'body'
    | 'findings'
    | 'pickedAt'
    | 'pickNote'
    | 'editedAt'
    | 'decidedAt'
    | 'objectedAt'
    | 'objection'
  >
>;

export interface Transition {
  action: DecisionAction;
  /** A moderator's id, or `author`, `readers`, `rules`, `command`. */
  actor: string;
  reason?: string | null;
  /** Logged as the time of it; now, if left out. Decisions made at once have one, by which they are undone at once. */
  at?: Date;
  /** Collects the articles whose threads the caller refreshes, once for all comments it changes. */
  threads?: Map<number, Article>;
  changes: CommentChanges;
}

/** A comment with its article; undefined when there is none. */
export async function findCommentContext(tx: Transaction, id: number): Promise<CommentContext | undefined> {
  const [context] = await tx
    .select({ comment: comments, article: articles })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.id, id));
  return context;
}

/**
 * Changes a comment, logs who did it and what was before, updates the thread and invalidates what shows it.
 * @returns the comment's new revision
 */
export async function applyTransition(
  tx: Transaction,
  { comment, article }: CommentContext,
  transition: Transition,
): Promise<number> {
  const revision = comment.revision + 1;
  await tx
    .update(comments)
    .set({
      ...transition.changes,
      // A CHECK holds that what is published is shown; refreshThread computes it for the rest of the branch.
      ...(transition.changes.state === 'published' ? { shown: true } : {}),
      revision,
    })
    .where(eq(comments.id, comment.id));
  const before = Object.fromEntries(
    Object.keys(transition.changes).map((key) => [key, comment[key as keyof CommentChanges]]),
  );
  await tx.insert(decisions).values({
    commentId: comment.id,
    actor: transition.actor,
    action: transition.action,
    reason: transition.reason ?? null,
    before,
    after: transition.changes,
    createdAt: transition.at ?? new Date(),
  });
  await markShown(tx, comment.id);
  if (transition.changes.state === 'published') await enqueueReplyNotice(tx, comment);
  if (transition.changes.pickedAt) await enqueuePickNotice(tx, comment.id, transition.changes.pickNote);
  await invalidateTags(tx, [tags.comment(comment.id)]);
  if (comment.pickedAt || transition.changes.pickedAt)
    await invalidateTags(tx, [tags.picks(article.edition)]);
  if (transition.threads) transition.threads.set(article.id, article);
  else await refreshThread(tx, article);
  return revision;
}

/** Updates `shown` from a comment up to its root: a change can show or hide the places above it. */
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
