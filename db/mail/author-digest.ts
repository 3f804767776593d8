/** The daily digest to authors: how many comments are new below their articles, and where to answer them. */
import { createHash } from 'node:crypto';
import { and, count, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { answerableBy, authorAnswer } from '@/db/comments/answerable';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts } from '@/db/schema/accounts';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { mailWords } from '@/i18n/mail-words';
import { ANSWERS } from '@/lib/desk/paths';
import { DAY_MS } from '@/lib/site/duration';
import { composeMail, mailValue } from '@/lib/site/mail';
import { pathFor } from '@/lib/site/paths';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';
import { enqueue, lastWithPrefix } from './outbox';

/** Articles named in a digest, those with the most new comments; the page has them all. */
const MAX_NAMED = 10;

/**
 * Enqueues a digest for each author who wants one and has comments that were published since the last, and not answered
 * yet: never of their own words, nor of what readers do not see. At most one a day each, and none while the last is
 * undelivered.
 * @returns how many mails were enqueued
 */
export async function enqueueAuthorDigests(now: Date = new Date()): Promise<number> {
  const wanting = await db
    .select({ id: accounts.id, email: accounts.email, since: accounts.digestSince })
    .from(accounts)
    .where(and(isNotNull(accounts.digestSince), eq(accounts.disabled, false)));
  let made = 0;
  for (const { id, email, since } of wanting) {
    if (since && (await write((tx) => enqueueFor(tx, { id, email }, since, now)))) made += 1;
  }
  return made;
}

type Recipient = Pick<typeof accounts.$inferSelect, 'id' | 'email'>;

async function enqueueFor(tx: Transaction, recipient: Recipient, since: Date, now: Date): Promise<boolean> {
  const prefix = prefixFor(recipient.id);
  const last = await lastWithPrefix(tx, prefix);
  if (last && !last.sentAt && !last.failedAt) return false;
  if (last && now.getTime() - last.createdAt.getTime() < DAY_MS) return false;
  const told = last && last.createdAt > since ? last.createdAt : since;
  const fresh = await tx
    .select({ title: articles.title, edition: articles.edition, comments: count() })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(answerableBy(recipient), gt(comments.decidedAt, told), isNull(authorAnswer())))
    .groupBy(articles.id)
    .orderBy(desc(count()), desc(articles.id));
  if (fresh.length === 0) return false;
  const edition = await languageOf(tx, recipient.id);
  return enqueue(tx, digest(recipient, fresh, edition, `${prefix}${now.getTime()}`), { now });
}

/** Keys end in a timestamp of fixed length. Hashed, though an id names nobody. */
function prefixFor(accountId: string): string {
  return `author-digest:${createHash('sha256').update(accountId).digest('base64url')}:`;
}

/** An author of one edition alone is written to in its language. */
async function languageOf(tx: Transaction, accountId: string): Promise<Edition> {
  const own = await tx
    .select({ edition: authors.edition })
    .from(authors)
    .where(eq(authors.accountId, accountId));
  const [first] = own;
  return own.length === 1 && first ? first.edition : site.defaultEdition;
}

function digest(
  { email }: Recipient,
  fresh: readonly { title: string; comments: number }[],
  edition: Edition,
  key: string,
) {
  const { t } = mailWords(edition);
  const { lang, name } = siteEdition(edition);
  const total = fresh.reduce((sum, { comments: some }) => sum + some, 0);
  return composeMail({
    key,
    recipient: email,
    lang,
    subject: t('authorDigest.subject', { count: total }),
    parts: [
      t('authorDigest.what', { count: total }),
      ...fresh
        .slice(0, MAX_NAMED)
        .map(({ title, comments: some }) =>
          t('authorDigest.article', { count: some, title: mailValue(title) }),
        ),
      t('authorDigest.act'),
      { link: siteUrl(ANSWERS) },
      t('authorDigest.stop'),
    ],
    signature: { name, link: siteUrl(pathFor(edition)) },
  });
}
