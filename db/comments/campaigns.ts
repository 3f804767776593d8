/**
 * Campaigns: a waiting comment is put to those it is near-equal to, so that the desk decides on them at once. After it was
 * stored, and one after the other: comments of one batch are stored side by side, and would not find each other.
 */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { write, writeBatched } from '@/db/core/write-queue';
import { campaignMarks } from '@/db/schema/campaigns';
import { comments, inCampaign } from '@/db/schema/comments';
import { bandsOf, type Fingerprint, fingerprint, isNear } from '@/lib/comments/fingerprint';
import { keyedHash } from '@/runtime/keyed-hash';
import { logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';

const OWN_HOST = new URL(settings.SITE_URL).hostname;

/** Campaigns that share most with a comment, and the newest comments of each that it is compared with. */
const MAX_CANDIDATES = 4;
const MAX_COMPARED = 5;

/** Letters of a hash that are kept: 96 bits. */
const HASH_LENGTH = 16;

/**
 * Puts a waiting comment to its campaign. It is stored by now, whatever happens here: left alone, it stands alone in the
 * queue until the next start.
 */
export async function joinCampaign(id: number): Promise<void> {
  try {
    await writeBatched('campaign', (tx) => assignCampaign(tx, id));
  } catch (error) {
    logFailure('A comment could not be compared with those that wait', error);
  }
}

/** Comments per transaction: other writers wait a tenth of a second. */
const BATCH_SIZE = 100;

/** For comments that wait and were not compared yet: those of an import, and of before there were campaigns. */
export async function groupWaiting(): Promise<void> {
  const groupSome = () =>
    write(async (tx) => {
      const rows = await tx
        .select({ id: comments.id })
        .from(comments)
        .where(and(eq(comments.state, 'waiting'), isNull(comments.campaign)))
        .orderBy(asc(comments.id))
        .limit(BATCH_SIZE);
      for (const { id } of rows) await assignCampaign(tx, id);
      return rows.length;
    });
  while ((await groupSome()) === BATCH_SIZE);
}

export function fingerprintOf(comment: { name: string; body: string }): Fingerprint {
  return fingerprint(comment, OWN_HOST);
}

/** Compares a comment, if it waits; in the transaction that changed its text. */
export async function assignCampaign(tx: Transaction, id: number): Promise<void> {
  const [comment] = await tx
    .select({ name: comments.name, body: comments.body })
    .from(comments)
    .where(and(eq(comments.id, id), eq(comments.state, 'waiting')));
  if (!comment) return;
  const own = fingerprintOf(comment);
  const marks = marksOf(own);
  const campaign = (await findCampaign(tx, id, own, marks)) ?? id;
  await tx.update(comments).set({ campaign }).where(eq(comments.id, id));
  if (marks.length === 0) return;
  const createdAt = new Date();
  await tx
    .insert(campaignMarks)
    .values(marks.map((mark) => ({ mark, campaign, createdAt })))
    .onConflictDoNothing();
}

function marksOf({ contacts, words }: Fingerprint): string[] {
  const mark = (kind: 'c' | 't', about: string) => kind + keyedHash('campaign', about).slice(0, HASH_LENGTH);
  return [
    ...contacts.map(({ kind, key }) => mark('c', `${kind}:${key}`)),
    ...bandsOf(words).map((band) => mark('t', band)),
  ];
}

/** The campaign with waiting comments that lead to the same, or whose text is near-equal. */
async function findCampaign(
  tx: Transaction,
  id: number,
  own: Fingerprint,
  marks: readonly string[],
): Promise<number | null> {
  if (marks.length === 0) return null;
  const leadsThere = sql<number>`max(${campaignMarks.mark} < 'd')`;
  const hits = tx
    .select({
      campaign: campaignMarks.campaign,
      contact: leadsThere.as('contact'),
      hits: sql`count(*)`.as('hits'),
    })
    .from(campaignMarks)
    .where(inArray(campaignMarks.mark, [...marks]))
    .groupBy(campaignMarks.campaign)
    .orderBy(sql`contact desc, hits desc, ${campaignMarks.campaign} desc`)
    .limit(MAX_CANDIDATES)
    .as('hits');
  const newest = sql`(select c.id from ${comments} c where c.campaign = ${hits.campaign} and ${inCampaign({ state: sql`c.state`, campaign: sql`c.campaign`, reason: sql`c.reason`, objectedAt: sql`c.objected_at` })} and c.id <> ${id} order by c.id desc limit ${MAX_COMPARED})`;
  const rows = await tx
    .select({ campaign: hits.campaign, contact: hits.contact, name: comments.name, body: comments.body })
    .from(hits)
    .innerJoin(comments, sql`${comments.id} in ${newest}`)
    .orderBy(sql`${hits.contact} desc, ${hits.hits} desc, ${comments.id} desc`);
  const found = rows.find((row) => row.contact || isNear(own.words, fingerprintOf(row).words));
  return found?.campaign ?? null;
}
