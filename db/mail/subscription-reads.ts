import 'server-only';
import { eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { type SubscriptionState, subscriptions } from '@/db/schema/mail';
import { CONFIRMATION_COOLDOWN_MS } from './subscriptions';

export interface ReplyNoticeState {
  state: SubscriptionState | 'none';
  /** Whether the author may request a confirmation mail. */
  mayAsk: boolean;
}

/** State of a comment's subscription to replies, for its receipt. */
export async function findReplyNotice(commentId: number): Promise<ReplyNoticeState> {
  'use cache';
  cacheTag(tags.comment(commentId));
  cacheLife('reads');
  const [known] = await db.select().from(subscriptions).where(eq(subscriptions.commentId, commentId));
  if (!known) return { state: 'none', mayAsk: true };
  const { state, askedAt, confirmedAt } = known;
  if (state === 'asked') return { state, mayAsk: Date.now() - askedAt.getTime() > CONFIRMATION_COOLDOWN_MS };
  return { state, mayAsk: state === 'ended' && confirmedAt !== null };
}

/** The subscription whose token hashes to this, and the article it is about; null when there is none. */
export async function findSubscription(token: string) {
  'use cache';
  cacheLife('reads');
  const [row] = await db
    .select({
      commentId: subscriptions.commentId,
      state: subscriptions.state,
      article: { edition: articles.edition, slug: articles.slug, title: articles.title },
    })
    .from(subscriptions)
    .innerJoin(comments, eq(comments.id, subscriptions.commentId))
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(subscriptions.token, token));
  if (row) cacheTag(tags.comment(row.commentId));
  return row ?? null;
}
