/** Campaigns as the desk sees them: near-equal waiting comments, which stand as one row and are decided at once. */
import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { fingerprintOf } from '@/db/comments/campaigns';
import { db } from '@/db/core/client';
import { comments, inCampaign } from '@/db/schema/comments';
import { type SharedContact, sharedContact } from '@/lib/comments/fingerprint';
import type { SeenComment } from './decisions';

/** What one press decides on: some seconds of work. More of a campaign come up as the next row. */
export const MAX_DECIDED = 500;

/** Comments that are looked at for what a campaign has in common. */
const SAMPLE_SIZE = 5;

export interface Campaign {
  /** Its first comment, which may be decided by now. */
  id: number;
  /** How many of it wait, and under how many articles. */
  count: number;
  articles: number;
  /** The oldest of them, up to MAX_DECIDED. */
  seen: SeenComment[];
  /** What most of them lead to; null where their words are alike. */
  shared: SharedContact | null;
}

/** The planner would rather read all that waits. */
const campaignRows = sql`${comments} indexed by comments_campaign`;

/**
 * Of the comments that wait, the one whose row each campaign has: the oldest. From the index alone.
 * @param reach which comments are looked at, as a condition on `comments`; all, if left out
 */
export function headsOf(reach: SQL = sql`1`): SQL {
  return sql`select min(${comments.id}) from ${campaignRows} where ${inCampaign(comments)} and ${reach} group by ${comments.campaign}`;
}

/** How many comments stand in the row of another. */
export function countBehind(reach: SQL = sql`1`): SQL {
  return sql`(select coalesce(sum(size - 1), 0) from (select count(*) as size from ${campaignRows} where ${inCampaign(comments)} and ${reach} group by ${comments.campaign}))`;
}

/** Of these campaigns, those with several waiting comments, by id. */
export async function findCampaigns(ids: readonly number[], reach?: SQL): Promise<Map<number, Campaign>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ id: number; count: number; articles: number }>(
    sql`select ${comments.campaign} as id, count(*) as count, count(distinct ${comments.articleId}) as articles from ${campaignRows} where ${inCampaign(comments)} and ${reach ?? sql`1`} and ${inArray(comments.campaign, [...ids])} group by 1 having count(*) > 1`,
  );
  const found = rows.map(async (row): Promise<[number, Campaign]> => {
    const [seen, sample] = await Promise.all([seenOf(row.id, reach), sampleOf(row.id, reach)]);
    return [row.id, { ...row, seen, shared: sharedContact(sample.map(fingerprintOf)) }];
  });
  return new Map(await Promise.all(found));
}

function membersOf(id: number, reach?: SQL) {
  return and(inCampaign(comments), eq(comments.campaign, id), reach);
}

function seenOf(id: number, reach?: SQL): Promise<SeenComment[]> {
  return db
    .select({ id: comments.id, revision: comments.revision })
    .from(comments)
    .where(membersOf(id, reach))
    .orderBy(asc(comments.id))
    .limit(MAX_DECIDED);
}

function sampleOf(id: number, reach?: SQL) {
  return db
    .select({ name: comments.name, body: comments.body })
    .from(comments)
    .where(membersOf(id, reach))
    .orderBy(asc(comments.id))
    .limit(SAMPLE_SIZE);
}

/** The waiting comments of a campaign, the oldest first, and how many they are. */
export async function listMembers(
  id: number,
  start: number,
  limit: number,
  reach?: SQL,
): Promise<{ ids: number[]; total: number }> {
  const [ids, [all]] = await Promise.all([
    db
      .select({ id: comments.id })
      .from(comments)
      .where(membersOf(id, reach))
      .orderBy(asc(comments.id))
      .limit(limit)
      .offset(start),
    db.select({ rows: count() }).from(comments).where(membersOf(id, reach)),
  ]);
  return { ids: ids.map((row) => row.id), total: all?.rows ?? 0 };
}
