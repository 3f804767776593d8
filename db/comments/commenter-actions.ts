/** What the author of a comment may do with it by its receipt: edit, withdraw, object to a refusal. */
import { eq } from 'drizzle-orm';
import { threadModeOf } from '@/db/articles/thread-mode';
import type { Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { comments } from '@/db/schema/comments';
import { MINUTE_MS } from '@/lib/site/duration';
import { hashToken } from '@/runtime/keyed-hash';
import { siteSettings } from '@/runtime/site-settings';
import { assignCampaign } from './campaigns';
import { columnsOf, screenComment } from './screening';
import { applyTransition, type CommentContext, findCommentContext } from './transitions';
import { isTrusted } from './visitors';

/** What the author of a comment may do with it now. */
export interface Rights {
  edit: boolean;
  withdraw: boolean;
  object: boolean;
}

/** Editable while it waits and for `editMinutes` after it was sent; a refusal can be objected to once. */
export function rightsOf(
  comment: Pick<CommentContext['comment'], 'state' | 'createdAt' | 'objectedAt'>,
  now: Date,
): Rights {
  const young = now.getTime() - comment.createdAt.getTime() < siteSettings().comments.editMinutes * MINUTE_MS;
  const refused = comment.state === 'refused' || comment.state === 'spam';
  return {
    edit: comment.state === 'waiting' || (comment.state === 'published' && young),
    withdraw: comment.state !== 'withdrawn',
    object: refused && comment.objectedAt === null,
  };
}

/** Whether its author objected and no moderator has decided since. */
export function objectionWaits({
  state,
  objectedAt,
  decidedAt,
}: Pick<CommentContext['comment'], 'state' | 'objectedAt' | 'decidedAt'>): boolean {
  return state === 'waiting' && objectedAt !== null && objectedAt >= (decidedAt ?? objectedAt);
}

/** `too-late`: the state of the comment no longer allows the change, or there is no such receipt. */
export type EditResult = 'done' | 'too-late';

/**
 * Changes the text of a comment and screens it again; what was published and does not pass waits. What waits because
 * people want a moderator to look at it goes on waiting for that: no edit takes it out of the queue. The same text is no edit.
 */
export function editComment(receipt: string, clean: string, typed: string): Promise<EditResult> {
  return change(receipt, 'edit', async (tx, context) => {
    const { comment } = context;
    if (clean === comment.body) return;
    const { verdict, findings } = await screenComment(
      tx,
      { name: comment.name, body: typed },
      { name: comment.name, body: clean },
      {
        trusted: await isTrusted(tx, comment.visitor),
        threadHeld: threadModeOf(context.article, new Date()) === 'held',
        isTeam: comment.badge !== null,
      },
    );
    const wasPublished = comment.state === 'published';
    const back = wasPublished && verdict.state === 'waiting';
    const kept = isWithPeople(comment) && (verdict.state === 'published' || verdict.state === 'waiting');
    await applyTransition(tx, context, {
      action: 'edit',
      actor: 'author',
      changes: {
        ...columnsOf(verdict),
        ...(back ? { reason: 'edited' as const } : {}),
        ...(kept ? { state: comment.state, reason: comment.reason } : {}),
        body: clean,
        findings,
        editedAt: new Date(),
      },
    });
    await assignCampaign(tx, comment.id);
  });
}

function isWithPeople(comment: CommentContext['comment']): boolean {
  const sentBack = comment.reason === 'reports' || comment.reason === 'edited';
  return comment.state === 'waiting' && (sentBack || objectionWaits(comment));
}

/** Withdraws a comment: nobody sees it any more. */
export function withdrawComment(receipt: string): Promise<EditResult> {
  return change(receipt, 'withdraw', (tx, context) =>
    applyTransition(tx, context, {
      action: 'withdraw',
      actor: 'author',
      changes: { state: 'withdrawn', reason: null },
    }),
  );
}

/** Sends a refused comment back to the queue, with its author's objection; it waits as every comment does. */
export function objectToRefusal(receipt: string, objection: string): Promise<EditResult> {
  return change(receipt, 'object', (tx, context) =>
    applyTransition(tx, context, {
      action: 'object',
      actor: 'author',
      reason: objection,
      changes: { state: 'waiting', reason: 'everyone', objectedAt: new Date(), objection },
    }),
  );
}

/** Changes the comment of a receipt, if it still allows that. */
function change(
  token: string,
  right: keyof Rights,
  apply: (tx: Transaction, context: CommentContext) => Promise<unknown>,
): Promise<EditResult> {
  return write(async (tx) => {
    const [own] = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(eq(comments.receipt, hashToken(token)));
    const context = own && (await findCommentContext(tx, own.id));
    if (!context || !rightsOf(context.comment, new Date())[right]) return 'too-late';
    await apply(tx, context);
    return 'done';
  });
}
