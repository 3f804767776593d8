import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts } from '@/db/schema/accounts';
import { comments } from '@/db/schema/comments';
import { proposals } from '@/db/schema/moderation';
import type { Proposal, ProposalKind } from '@/lib/desk/proposal-form';

/** A proposal as the editors are shown it. */
export interface OpenProposal {
  commentId: number;
  kind: ProposalKind;
  note: string;
  /** Whose it is. */
  name: string;
}

/**
 * Whether nobody has answered a proposal: no decision came after it, and what is to be picked is not. For a query over
 * `comments` and `proposals`.
 */
export const isOpen = and(
  eq(comments.state, 'published'),
  sql`${proposals.createdAt} > coalesce(${comments.decidedAt}, ${comments.createdAt})`,
  or(eq(proposals.kind, 'hold'), isNull(comments.pickedAt)),
);

/** Proposes something about a published comment, in place of what this account proposed before; false where there is none. */
export function propose(
  { commentId, kind, note }: Proposal,
  accountId: string,
  now: Date = new Date(),
): Promise<boolean> {
  return write(async (tx) => {
    const [comment] = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(and(eq(comments.id, commentId), eq(comments.state, 'published')));
    if (!comment) return false;
    await tx
      .insert(proposals)
      .values({ commentId, accountId, kind, note, createdAt: now })
      .onConflictDoUpdate({
        target: [proposals.commentId, proposals.accountId],
        set: { kind, note, createdAt: now },
      });
    return true;
  });
}

/** The open proposals about these comments, newest first. */
export function listProposals(commentIds: readonly number[]): Promise<OpenProposal[]> {
  return db
    .select({
      commentId: proposals.commentId,
      kind: proposals.kind,
      note: proposals.note,
      name: accounts.name,
    })
    .from(proposals)
    .innerJoin(comments, eq(comments.id, proposals.commentId))
    .innerJoin(accounts, eq(accounts.id, proposals.accountId))
    .where(and(inArray(proposals.commentId, [...commentIds]), isOpen))
    .orderBy(desc(proposals.createdAt));
}
