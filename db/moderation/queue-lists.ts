/** The lists of the queue, as queries. */
import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { comments, inCampaign, reports } from '@/db/schema/comments';
import { proposals } from '@/db/schema/moderation';
import { type QueueFilter, queueFilters } from '@/lib/desk/queue-url';
import { countBehind, headsOf } from './campaigns';
import { isOpen } from './proposals';

/** Rows of a list that are counted and can be paged to: beyond it a moderator searches, and a count stays cheap. */
export const MAX_LISTED = 10_000;

/** The newest reports that the list of reported comments reads, as of authors' proposals. */
const MAX_REPORTS_READ = 5_000;

/** The planner would rather read all that waits. */
const urgentRows = sql`${comments} indexed by comments_urgent`;
const objected = sql`${comments.objectedAt} >= coalesce(${comments.decidedAt}, ${comments.objectedAt})`;
/** As `objectionWaits` of db/comments/commenter-actions.ts; the first line is the index's own, or it could not be used. */
const urgent = sql`${comments.state} = 'waiting' and (${comments.reason} = 'reports' or ${comments.objectedAt} is not null)
  and (${comments.reason} = 'reports' or ${objected})`;

/**
 * The ids of each list, in its order, as a query that reads no more than `limit` rows of each of its parts.
 * @param reach what the reader of the list may see (withinReach of db/accounts/authority.ts); all, if left out
 * @param isGrouped whether a campaign that waits is one row, at the place of its oldest comment
 */
export function listOf(filter: QueueFilter, limit: number, reach: SQL = sql`1`, isGrouped = false): SQL {
  if (filter === 'waiting') {
    const rows = isGrouped
      ? sql`(not (${inCampaign(comments)}) or ${comments.id} in (${headsOf(reach)}))`
      : sql`1`;
    const first = sql`select ${comments.id} as id, 0 as place from ${urgentRows} where ${urgent} and ${reach} order by ${comments.id} limit ${limit}`;
    const rest = sql`select ${comments.id} as id, 1 as place from ${comments} where ${comments.state} = 'waiting' and not (coalesce(${comments.reason}, '') = 'reports' or coalesce(${objected}, 0)) and ${reach} and ${rows} order by ${comments.id} limit ${limit}`;
    return sql`select id from (select * from (${first}) union all select * from (${rest})) order by place, id limit ${limit}`;
  }
  if (filter === 'objected') {
    return sql`select ${comments.id} as id from ${urgentRows} where ${urgent} and ${objected} and ${reach} order by ${comments.id} limit ${limit}`;
  }
  if (filter === 'proposed') {
    const newest = sql`select comment_id from (select comment_id from ${proposals} order by id desc limit ${MAX_REPORTS_READ})`;
    const open = sql`exists (select 1 from ${proposals} where ${proposals.commentId} = ${comments.id} and ${isOpen})`;
    return sql`select ${comments.id} as id from ${comments} where ${comments.id} in (${newest}) and ${open} and ${reach} order by ${comments.id} limit ${limit}`;
  }
  if (filter === 'reported') {
    const newest = sql`select distinct comment_id from (select comment_id from ${reports} order by id desc limit ${MAX_REPORTS_READ})`;
    const held = sql`select ${comments.id} from ${urgentRows} where ${urgent} and ${comments.reason} = 'reports'`;
    const fresh = sql`exists (select 1 from ${reports} report where report.comment_id = ${comments.id} and report.created_at > coalesce(${comments.decidedAt}, ${comments.createdAt}))`;
    return sql`select ${comments.id} as id from ${comments} where ${comments.id} in (${newest} union ${held}) and ${comments.state} in ('waiting', 'published') and (${fresh} or (${comments.state} = 'waiting' and ${comments.reason} = 'reports')) and ${reach} order by ${comments.state} = 'published', ${comments.id} limit ${limit}`;
  }
  return sql`select ${comments.id} as id from ${comments} where ${comments.state} = ${filter} and ${reach} order by ${comments.id} desc limit ${limit}`;
}

/** How many comments each list has, up to MAX_LISTED, and how many stand in the row of another; from the indexes alone. */
export async function countLists(reach?: SQL): Promise<Record<QueueFilter | 'behind', number>> {
  const numbers = queueFilters.map(
    (filter) =>
      sql`(select count(*) from (${listOf(filter, MAX_LISTED, reach)})) as ${sql.identifier(filter)}`,
  );
  const [row] = await db.all<Record<QueueFilter | 'behind', number>>(
    sql`select ${sql.join(numbers, sql`, `)}, ${countBehind(reach)} as behind`,
  );
  if (!row) throw new Error('The database did not count');
  return row;
}
