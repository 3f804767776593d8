import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { applyTransition, findCommentContext } from '@/db/comments/transitions';
import { client, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { CANCELLED, isWaiting, REDACTED_MAIL } from '@/db/mail/outbox';
import { accounts, credentials, passkeys, sessions } from '@/db/schema/accounts';
import { articleEditors } from '@/db/schema/article-links';
import { authors } from '@/db/schema/articles';
import { campaignMarks } from '@/db/schema/campaigns';
import { comments, reports } from '@/db/schema/comments';
import { errorReports } from '@/db/schema/corrections';
import { outbox, subscriptions } from '@/db/schema/mail';
import { decisions, proposals } from '@/db/schema/moderation';
import { databaseFile } from '@/runtime/settings';
import type { Person } from './person';
import { eraseWriting } from './writing';

/**
 * Placeholder in NOT NULL columns. No page shows it: an erased comment's place in a thread is shown as that of a
 * removed one.
 */
const ERASED = '-';

/**
 * JSON paths of personal text in the log of decisions. The trigger on the log has the same list.
 */
const PERSONAL_FACTS = sql.raw("'$.body', '$.objection', '$.findings', '$.pickNote'");

/**
 * Erases a person: the text of their comments, their name and address, and every identifier. Replies by others stay, and
 * an erased comment with replies keeps its place as a placeholder; one without is hidden. Rows are redacted, not deleted,
 * since the log of decisions references them. Idempotent.
 */
export async function erasePerson(person: Person, now: Date = new Date()): Promise<void> {
  for (const id of person.comments) await write((tx) => eraseComment(tx, id, now));
  await write(async (tx) => {
    await enableSecureDelete(tx);
    await redactMails(tx, person.mails, now);
    await deleteErrorReports(tx, person.errorReports);
    if (person.account) await eraseAccount(tx, person.account.id);
  });
  // Checkpoint: the overwritten pages remain in SQLite's write-ahead log until it is truncated, which open readers delay.
  if (databaseFile) await client.execute('pragma wal_checkpoint(truncate)');
}

async function eraseComment(tx: Transaction, id: number, now: Date): Promise<void> {
  await enableSecureDelete(tx);
  const context = await findCommentContext(tx, id);
  if (!context) return;
  if (context.comment.state !== 'withdrawn') {
    const changes = { state: 'withdrawn' as const, reason: null, pickedAt: null, pickNote: '' };
    await applyTransition(tx, context, { action: 'withdraw', actor: 'author', changes });
  }
  const hash = sql<string>`'erased:' || ${comments.id}`;
  await tx
    .update(comments)
    .set({
      name: ERASED,
      email: ERASED,
      body: ERASED,
      findings: [],
      badge: null,
      authorId: null,
      objection: null,
      pickNote: '',
      submission: hash,
      receipt: hash,
      sameText: hash,
      visitor: null,
      erasedAt: now,
      revision: sql`${comments.revision} + 1`,
    })
    .where(eq(comments.id, id));
  await tx
    .update(decisions)
    .set({
      before: sql`json_remove(${decisions.before}, ${PERSONAL_FACTS})`,
      after: sql`json_remove(${decisions.after}, ${PERSONAL_FACTS})`,
      reason: sql`case when ${decisions.action} = 'object' then null else ${decisions.reason} end`,
    })
    .where(eq(decisions.commentId, id));
  await tx.delete(campaignMarks).where(eq(campaignMarks.campaign, id));
  // A reader's note may repeat what it is about, and so may an author's.
  await tx.update(reports).set({ note: '' }).where(eq(reports.commentId, id));
  await tx.delete(proposals).where(eq(proposals.commentId, id));
  await tx.delete(subscriptions).where(eq(subscriptions.commentId, id));
  // Mails to others about it have the name in them.
  const told = await tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.commentId, id));
  await redactMails(
    tx,
    told.map((mail) => mail.id),
    now,
  );
  await invalidateTags(tx, [tags.comment(id)]);
}

async function redactMails(tx: Transaction, ids: readonly number[], now: Date): Promise<void> {
  const these = inArray(outbox.id, [...ids]);
  const cancelled = { failedAt: now, lastError: CANCELLED };
  await tx.update(outbox).set(cancelled).where(and(these, isWaiting()));
  await tx
    .update(outbox)
    .set(REDACTED_MAIL)
    .where(and(these, isNull(outbox.sentAt)));
  const left = or(sql`${outbox.recipient} <> ''`, sql`${outbox.subject} <> ''`);
  const sent = sql`${outbox.sentAt} is not null`;
  await tx
    .update(outbox)
    .set({ recipient: '', subject: '', text: '', headers: {} })
    .where(and(these, sent, left));
}

/** Nothing references them but their receipts, which then say that there is none. */
async function deleteErrorReports(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.delete(errorReports).where(inArray(errorReports.id, [...ids]));
  await invalidateTags(
    tx,
    ids.map((id) => tags.errorReport(id)),
  );
}

/** The log references accounts by id: the row stays, redacted. */
async function eraseAccount(tx: Transaction, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, id));
  await tx.delete(credentials).where(eq(credentials.userId, id));
  await tx.delete(passkeys).where(eq(passkeys.userId, id));
  await tx.delete(proposals).where(eq(proposals.accountId, id));
  await eraseWriting(tx, id);
  await tx.delete(articleEditors).where(eq(articleEditors.accountId, id));
  await tx.update(authors).set({ accountId: null }).where(eq(authors.accountId, id));
  const email = sql<string>`'erased-' || lower(${accounts.id})`;
  await tx.update(accounts).set({ name: ERASED, email, disabled: true }).where(eq(accounts.id, id));
}

/** Secure delete: what this transaction erases is overwritten in the file, not only unlinked. */
async function enableSecureDelete(tx: Transaction): Promise<void> {
  if (databaseFile) await tx.run(sql`pragma secure_delete = on`);
}
