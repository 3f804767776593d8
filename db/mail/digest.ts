import { createHash } from 'node:crypto';
import { count, eq, max, min } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { comments } from '@/db/schema/comments';
import { mailWords } from '@/i18n/mail-words';
import { HOUR_MS } from '@/lib/site/duration';
import { composeMail } from '@/lib/site/mail';
import { pathFor } from '@/lib/site/paths';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';
import { enqueue, lastWithPrefix } from './outbox';

export interface DigestRecipient {
  email: string;
  /** Language of the mail. */
  edition: Edition;
}

/**
 * Enqueues a digest for each moderator when the queue has grown past its threshold. Throttled: not within some hours of
 * the last (comments.digest of site.config.ts), not while the last is undelivered, and not when nothing new has come
 * since.
 * @returns how many mails were enqueued
 */
export async function enqueueDigests(
  recipients: readonly DigestRecipient[],
  now: Date = new Date(),
): Promise<number> {
  if (recipients.length === 0 || (await readQueue(db)).waiting < site.comments.digest.waiting) return 0;
  return write(async (tx) => {
    const queue = await readQueue(tx);
    if (queue.waiting < site.comments.digest.waiting) return 0;
    let made = 0;
    for (const recipient of recipients) {
      if (!(await isDue(tx, recipient, queue, now))) continue;
      if (await enqueue(tx, digest(recipient, queue, now), { now })) made += 1;
    }
    return made;
  });
}

interface Queue {
  waiting: number;
  oldest: Date | null;
  newest: Date | null;
}

async function readQueue(source: Pick<Transaction, 'select'>): Promise<Queue> {
  const [queue] = await source
    .select({ waiting: count(), oldest: min(comments.createdAt), newest: max(comments.createdAt) })
    .from(comments)
    .where(eq(comments.state, 'waiting'));
  return queue ?? { waiting: 0, oldest: null, newest: null };
}

async function isDue(
  tx: Transaction,
  { email }: DigestRecipient,
  { newest }: Queue,
  now: Date,
): Promise<boolean> {
  const last = await lastWithPrefix(tx, prefixFor(email));
  if (!last) return true;
  if (!last.sentAt && !last.failedAt) return false;
  const age = now.getTime() - last.createdAt.getTime();
  return age >= site.comments.digest.everyHours * HOUR_MS && newest !== null && newest > last.createdAt;
}

/**
 * Key prefix of a moderator's digests; keys end in a timestamp of fixed length. Hashed: the address itself is not kept.
 */
function prefixFor(email: string): string {
  const address = createHash('sha256').update(email.toLowerCase()).digest('base64url');
  return `digest:${address}:`;
}

function digest({ email, edition }: DigestRecipient, { waiting, oldest }: Queue, now: Date) {
  const { t, format } = mailWords(edition);
  const { lang, name } = siteEdition(edition);
  const { everyHours } = site.comments.digest;
  const since = oldest ?? now;
  const date = format.dateTime(since, { dateStyle: 'long' });
  const time = format.dateTime(since, { timeStyle: 'short' });
  return composeMail({
    key: `${prefixFor(email)}${now.getTime()}`,
    recipient: email,
    lang,
    subject: t('digest.subject', { count: waiting }),
    parts: [
      t('digest.what', { count: waiting, date, time }),
      t('digest.act'),
      { link: siteUrl('/desk') },
      t('digest.next', { hours: everyHours }),
    ],
    signature: { name, link: siteUrl(pathFor(edition)) },
  });
}
