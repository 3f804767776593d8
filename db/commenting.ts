import { and, asc, eq, sql } from 'drizzle-orm';
import type { CommentErrors, CommentInput } from '@/lib/comment-form';
import { type Edition, site } from '@/site.config';
import { announce } from './changes';
import { db, type Transaction, write } from './client';
import { type Browser, hashToken, receiptToken, sameTextKey, submissionKey } from './receipts';
import { articles } from './schema';
import { type CommentState, comments, type RefusalReason } from './schema-comments';
import { notifyOfReply } from './subscriptions';
import { tags } from './tags';

/** What became of a comment: its receipt's token and the tags its storing touched, or why it cannot be taken. */
export type Added =
  | { receipt: string; edition: Edition; tags: string[] }
  | { error: NonNullable<CommentErrors['form']> };

/**
 * Stores a comment, once: the same content sent again by the same browser gives the receipt of the first.
 * Whether the article is there and open, and the parent is published in it, is read in the same transaction.
 */
export function addComment(input: CommentInput, browser: Browser): Promise<Added> {
  const { articleId, parentId, name, email, body } = input;
  const submission = submissionKey([articleId, parentId, name, email, body], browser);
  const receipt = receiptToken(submission);
  return write(async (tx) => {
    const [article] = await tx.select().from(articles).where(eq(articles.id, articleId));
    if (!article) return { error: 'article-gone' };
    const [sent] = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(eq(comments.submission, submission));
    if (sent) return { receipt, edition: article.edition, tags: [] };
    if (!article.commentsOpen) return { error: 'closed' };
    const parent = parentId === null ? null : await publishedComment(tx, articleId, parentId);
    if (parent === undefined) return { error: 'parent-gone' };

    const now = new Date();
    const state = site.comments.hold === 'all' ? 'waiting' : 'published';
    const [added] = await tx
      .insert(comments)
      .values({
        articleId,
        parentId,
        rootId: parent ? (parent.rootId ?? parent.id) : null,
        depth: parent ? parent.depth + 1 : 0,
        name,
        email,
        body,
        state,
        createdAt: now,
        decidedAt: state === 'published' ? now : null,
        submission,
        receipt: hashToken(receipt),
        sameText: sameTextKey(body),
      })
      .returning();
    if (added?.state === 'published') await notifyOfReply(tx, added);
    return {
      receipt,
      edition: article.edition,
      tags: state === 'published' ? await refreshThread(tx, article) : [],
    };
  });
}

async function publishedComment(tx: Transaction, articleId: number, id: number) {
  const place = and(eq(comments.id, id), eq(comments.articleId, articleId), eq(comments.state, 'published'));
  const [comment] = await tx.select().from(comments).where(place);
  return comment;
}

export type Decision =
  | { state: 'published' }
  | { state: 'refused'; reason: RefusalReason }
  | { state: 'spam' };

/** Decides on a comment. Tells the state it was in, and null when there is no such comment. */
export function decideComment(id: number, decision: Decision): Promise<CommentState | null> {
  return write(async (tx) => {
    const [row] = await tx
      .select({ comment: comments, article: articles })
      .from(comments)
      .innerJoin(articles, eq(articles.id, comments.articleId))
      .where(eq(comments.id, id));
    if (!row) return null;
    const reason = decision.state === 'refused' ? decision.reason : null;
    await tx
      .update(comments)
      .set({ state: decision.state, reason, decidedAt: new Date() })
      .where(eq(comments.id, id));
    if (decision.state === 'published') await notifyOfReply(tx, row.comment);
    await refreshThread(tx, row.article);
    await announce(tx, [tags.comment(id)]);
    return row.comment.state;
  });
}

/** Counts an article's published comments again and announces what shows them; gives the tags it announced. */
export async function refreshThread(
  tx: Transaction,
  article: typeof articles.$inferSelect,
): Promise<string[]> {
  const published = sql<number>`(select count(*) from ${comments} where ${comments.articleId} = ${article.id} and ${comments.state} = 'published')`;
  await tx.update(articles).set({ commentCount: published }).where(eq(articles.id, article.id));
  const touched = [
    tags.thread(article.id),
    tags.counts(article.edition),
    tags.article(article.edition, article.slug),
  ];
  await announce(tx, touched);
  return touched;
}

/** Comments in one state, oldest first, with the headline they stand under. */
export function listComments(state: CommentState) {
  return db
    .select({
      id: comments.id,
      title: articles.title,
      name: comments.name,
      body: comments.body,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.state, state))
    .orderBy(asc(comments.id));
}
