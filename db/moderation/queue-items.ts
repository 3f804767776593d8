import { and, count, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { type BadgeWriters, badgeWriters } from '@/db/comments/badges';
import { objectionWaits } from '@/db/comments/commenter-actions';
import type { Comment } from '@/db/comments/transitions';
import { db } from '@/db/core/client';
import { accounts } from '@/db/schema/accounts';
import { articles } from '@/db/schema/articles';
import { type CommentState, comments, reports } from '@/db/schema/comments';
import { decisions } from '@/db/schema/moderation';
import type { Score } from '@/lib/comments/classifier';
import type { ReportReason } from '@/lib/comments/report-form';
import type { Edition } from '@/site.config';
import type { LoggedDecision } from './log';
import { listProposals, type OpenProposal } from './proposals';
import { loadScorer } from './spam-score';
import { isUndoable } from './undo';

/** Decisions told of one comment. */
const MAX_HISTORY = 6;

export interface QueueItem {
  comment: Comment;
  /** What the badge of one of the article's authors agrees with. */
  writers: BadgeWriters | null;
  article: {
    id: number;
    edition: Edition;
    slug: string;
    title: string;
    author: string;
  };
  /** What it answers; null for a comment on the article. */
  parent: { id: number; name: string; body: string; state: CommentState } | null;
  /** How unwanted it looks, while it waits and there is a hint (db/moderation/spam-score.ts). */
  hint: Score | null;
  /** Since a moderator last decided on it; the number of readers for each reason, and what they wrote. */
  reports: { reasons: { reason: ReportReason; readers: number }[]; notes: string[] };
  /** What the article's author proposes, newest first. */
  proposals: OpenProposal[];
  /** Whether its author objected to a decision that nobody has looked at again. */
  objected: boolean;
  /** What else came from the same browser, in numbers; null when the browser is unknown. */
  visitor: { state: CommentState; comments: number }[] | null;
  /** The newest first. */
  decisions: LoggedDecision[];
  /** Whether the one who asks can take the last decision back. */
  undoable: boolean;
}

/** Comments with all that is needed to decide on them, in the order of the ids; those that are gone are left out. */
export async function findItems(ids: readonly number[], actor: string): Promise<QueueItem[]> {
  if (ids.length === 0) return [];
  const parents = alias(comments, 'parents');
  const rows = await db
    .select({
      comment: comments,
      writers: badgeWriters,
      article: {
        id: articles.id,
        edition: articles.edition,
        slug: articles.slug,
        title: articles.title,
        author: sql<string>`(select name from authors where authors.id = ${articles.authorId})`,
      },
      parent: { id: parents.id, name: parents.name, body: parents.body, state: parents.state },
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .leftJoin(parents, eq(parents.id, comments.parentId))
    .where(inArray(comments.id, [...ids]));
  const [told, proposed, log, visitors] = await Promise.all([
    reportsOf(ids),
    listProposals(ids),
    decisionsOf(ids),
    visitorsOf(rows.flatMap(({ comment }) => comment.visitor ?? [])),
  ]);
  const scoreOf = await loadScorer();
  const now = new Date();
  const items = new Map(
    rows.map(({ comment, writers, article, parent }): [number, QueueItem] => {
      const own = log.filter(({ commentId }) => commentId === comment.id);
      const last = own[0];
      return [
        comment.id,
        {
          comment,
          writers,
          article,
          parent,
          hint: scoreOf && comment.state === 'waiting' ? scoreOf(comment) : null,
          reports: gather(told.filter(({ commentId }) => commentId === comment.id)),
          proposals: proposed.filter(({ commentId }) => commentId === comment.id),
          objected: objectionWaits(comment),
          visitor: comment.visitor === null ? null : othersOf(comment, visitors),
          decisions: own,
          undoable: last !== undefined && isUndoable(last, actor, now),
        },
      ];
    }),
  );
  return ids.flatMap((id) => items.get(id) ?? []);
}

interface ToldReport {
  commentId: number;
  reason: ReportReason;
  note: string;
}

function reportsOf(ids: readonly number[]): Promise<ToldReport[]> {
  return db
    .select({ commentId: reports.commentId, reason: reports.reason, note: reports.note })
    .from(reports)
    .innerJoin(comments, eq(comments.id, reports.commentId))
    .where(
      and(
        inArray(reports.commentId, [...ids]),
        gt(reports.createdAt, sql`coalesce(${comments.decidedAt}, ${comments.createdAt})`),
      ),
    );
}

function gather(told: readonly ToldReport[]): QueueItem['reports'] {
  const readers = new Map<ReportReason, number>();
  for (const { reason } of told) readers.set(reason, (readers.get(reason) ?? 0) + 1);
  return {
    reasons: [...readers]
      .map(([reason, number]) => ({ reason, readers: number }))
      .sort((one, other) => other.readers - one.readers),
    notes: told.map(({ note }) => note).filter((note) => note !== ''),
  };
}

async function decisionsOf(ids: readonly number[]): Promise<(LoggedDecision & { commentId: number })[]> {
  const ranked = db
    .select({
      id: decisions.id,
      commentId: decisions.commentId,
      rank: sql<number>`row_number() over (partition by ${decisions.commentId} order by ${decisions.id} desc)`.as(
        'rank',
      ),
    })
    .from(decisions)
    .where(inArray(decisions.commentId, [...ids]))
    .as('ranked');
  const rows = await db
    .select({
      id: decisions.id,
      commentId: sql<number>`${ranked.commentId}`,
      actor: decisions.actor,
      moderator: accounts.name,
      action: decisions.action,
      reason: decisions.reason,
      createdAt: decisions.createdAt,
    })
    .from(ranked)
    .innerJoin(decisions, eq(decisions.id, ranked.id))
    .leftJoin(accounts, eq(accounts.id, decisions.actor))
    .where(sql`${ranked.rank} <= ${MAX_HISTORY}`)
    .orderBy(desc(decisions.id));
  return rows;
}

interface VisitorCount {
  visitor: string | null;
  state: CommentState;
  comments: number;
}

async function visitorsOf(visitors: readonly string[]): Promise<VisitorCount[]> {
  if (visitors.length === 0) return [];
  return db
    .select({ visitor: comments.visitor, state: comments.state, comments: count() })
    .from(comments)
    .where(and(isNotNull(comments.visitor), inArray(comments.visitor, [...new Set(visitors)])))
    .groupBy(comments.visitor, comments.state);
}

/** What the browser of a comment sent besides it. */
function othersOf(
  comment: Comment,
  all: readonly VisitorCount[],
): { state: CommentState; comments: number }[] {
  return all
    .filter(({ visitor }) => visitor === comment.visitor)
    .map(({ state, comments: number }) => ({
      state,
      comments: state === comment.state ? number - 1 : number,
    }))
    .filter((row) => row.comments > 0);
}
