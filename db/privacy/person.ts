import { asc, eq, inArray, like } from 'drizzle-orm';
import { listPasskeys } from '@/db/accounts/passkeys';
import { db } from '@/db/core/client';
import { accounts } from '@/db/schema/accounts';
import { articleEditors } from '@/db/schema/article-links';
import { articles, authors } from '@/db/schema/articles';
import { comments, reports } from '@/db/schema/comments';
import { errorReports } from '@/db/schema/corrections';
import { outbox, subscriptions } from '@/db/schema/mail';
import { decisions, proposals } from '@/db/schema/moderation';
import { isHashKept } from '@/db/schema/redaction';
import { mailboxKey } from '@/lib/forms/email';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import { exportWriting } from './writing';

/** A data subject, by e-mail address: its spellings in the database, and the rows under them. */
export interface Person {
  spellings: string[];
  /** Ids of their comments, oldest first. */
  comments: number[];
  /** Ids of mails to them. */
  mails: number[];
  /** Ids of reports of errors that name the address: nothing else leads to who wrote one. */
  errorReports: number[];
  account: { id: string; disabled: boolean } | null;
}

/** What parts an address in a sentence from the words and marks around it. */
const BETWEEN = /[\s<>()[\]«»"'،؛,;:!؟?]+/u;

/** Finds what is kept under an address; null when nothing is. Scans every address once: for a command. */
export async function findPerson(email: string): Promise<Person | null> {
  const key = mailboxKey(email);
  const isTheirs = (address: string) => mailboxKey(address) === key;
  const writers = await db.selectDistinct({ address: comments.email }).from(comments);
  const recipients = await db.selectDistinct({ address: outbox.recipient }).from(outbox);
  const spellings = [...new Set([...writers, ...recipients].map(({ address }) => address))].filter(isTheirs);
  const [account] = await db
    .select({ id: accounts.id, disabled: accounts.disabled })
    .from(accounts)
    .where(eq(accounts.email, key));
  const reported = await db
    .select({ id: errorReports.id, note: errorReports.note })
    .from(errorReports)
    .where(like(errorReports.note, '%@%'));
  const told = reported.filter(({ note }) =>
    note.split(BETWEEN).some((word) => isTheirs(word) || isTheirs(word.replace(/\.$/, ''))),
  );
  if (spellings.length === 0 && !account && told.length === 0) return null;
  const own = await db
    .select({ id: comments.id })
    .from(comments)
    .where(inArray(comments.email, spellings))
    .orderBy(asc(comments.id));
  const mails = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(inArray(outbox.recipient, spellings))
    .orderBy(asc(outbox.id));
  const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id);
  return {
    spellings,
    comments: idsOf(own),
    mails: idsOf(mails),
    errorReports: idsOf(told),
    account: account ?? null,
  };
}

/** Notes in every export, about what no row of it can show. */
const EXPORT_NOTES = [
  'Reports of other people’s comments and of errors, and tries to sign in, are kept without an e-mail address; a report of an error is found by one where it was written into it.',
  'Backups hold what the database held when they were made: see docs/0019-retention.md.',
];

/** Subject access export: all that is kept of a person, without what is other people's. */
export async function exportPerson(email: string, person: Person) {
  const own = [];
  for (const id of person.comments) own.push(await exportComment(id));
  const mails = await db
    .select({
      subject: outbox.subject,
      text: outbox.text,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
      failedAt: outbox.failedAt,
    })
    .from(outbox)
    .where(inArray(outbox.id, person.mails))
    .orderBy(asc(outbox.id));
  const { name, role, disabled, createdAt, digestSince, digestAskedAt } = accounts;
  const id = person.account?.id ?? '';
  const [account] = await db
    .select({ name, email: accounts.email, role, disabled, createdAt, digestSince, digestAskedAt })
    .from(accounts)
    .where(eq(accounts.id, id));
  const isAuthor = await db
    .select({ edition: authors.edition, slug: authors.slug })
    .from(authors)
    .where(eq(authors.accountId, id));
  const { kind, note, createdAt: proposedAt } = proposals;
  const proposed = await db
    .select({ commentId: proposals.commentId, kind, note, createdAt: proposedAt })
    .from(proposals)
    .where(eq(proposals.accountId, id));
  const edits = await db
    .select({ edition: articles.edition, slug: articles.slug })
    .from(articleEditors)
    .innerJoin(articles, eq(articles.id, articleEditors.articleId))
    .where(eq(articleEditors.accountId, id));
  return {
    email,
    exportedAt: new Date(),
    comments: own,
    mails,
    errorReports: await db
      .select({ note: errorReports.note, passage: errorReports.passage, createdAt: errorReports.createdAt })
      .from(errorReports)
      .where(inArray(errorReports.id, person.errorReports)),
    account: account
      ? {
          ...account,
          isAuthor,
          edits,
          passkeys: (await listPasskeys(id)).map(({ name, createdAt: addedAt }) => ({ name, addedAt })),
          proposals: proposed,
          writing: await exportWriting(id),
        }
      : null,
    notes: EXPORT_NOTES,
  };
}

async function exportComment(id: number) {
  const [row] = await db
    .select({ comment: comments, edition: articles.edition, slug: articles.slug, title: articles.title })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.id, id));
  if (!row) return null;
  const { submission, receipt, sameText, visitor, ...comment } = row.comment;
  const { state, askedAt, confirmedAt, endedAt } = subscriptions;
  const [repliesByMail] = await db
    .select({ state, askedAt, confirmedAt, endedAt })
    .from(subscriptions)
    .where(eq(subscriptions.commentId, id));
  return {
    ...comment,
    article: { title: row.title, address: siteUrl(pathFor(row.edition, 'articles', row.slug)) },
    repliesByMail: repliesByMail ?? null,
    decisions: await decisionsOn(id),
    // Without reporter and note: those are other readers' data.
    reports: await db
      .select({ reason: reports.reason, createdAt: reports.createdAt })
      .from(reports)
      .where(eq(reports.commentId, id)),
    ofTheRequest: { keyedHashOfAddressAndBrowser: isHashKept(submission), browserNumber: visitor },
  };
}

/** Without the moderator's id, which is that moderator's data. */
async function decisionsOn(id: number) {
  const rows = await db
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, id))
    .orderBy(asc(decisions.id));
  return rows.map(({ actor, action, reason, before, after, createdAt }) => ({
    by: ['author', 'readers', 'rules'].includes(actor) ? actor : 'moderator',
    action,
    reason,
    before,
    after,
    createdAt,
  }));
}
