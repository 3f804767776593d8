import { type SQLWrapper, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core';
import { type Finding, holdReasons, refusalReasons } from '@/lib/comments/policy';
import { reportReasons } from '@/lib/comments/report-form';
import { articles, authors } from './articles';
import { oneOf, time } from './columns';

export const commentStates = ['waiting', 'published', 'refused', 'spam', 'withdrawn'] as const;
export type CommentState = (typeof commentStates)[number];

/** Badge of a commenter who is signed in: the article's own author, or one of the newsroom. */
export const badges = ['author', 'team'] as const;

/** In the order in which they came: a CHECK with its words in another order would rebuild the table. */
const reasons = [...new Set([...holdReasons.filter((reason) => reason !== 'private'), ...refusalReasons])];

/**
 * Of a waiting comment: it may be decided with those like it. One that people want to be looked at stands alone. Written as
 * in the partial index, or SQLite would not use it.
 */
export function inCampaign(t: Record<'state' | 'campaign' | 'reason' | 'objectedAt', SQLWrapper>) {
  return sql`${t.state} = 'waiting' and ${t.campaign} is not null and coalesce(${t.reason}, '') <> 'reports' and ${t.objectedAt} is null`;
}

export const comments = sqliteTable(
  'comments',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id),
    /** The comment this one answers; none for a root. */
    parentId: integer('parent_id'),
    /** The root of the branch, so that a page of a thread is two queries; none for a root. */
    rootId: integer('root_id'),
    /** 0 for a root, else the parent's plus one. */
    depth: integer().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    body: text().notNull(),
    state: text({ enum: commentStates }).notNull(),
    /** Published, or holding its place for something published below it: what a page of the thread reads. */
    shown: integer({ mode: 'boolean' }).notNull(),
    reason: text({ enum: [...holdReasons, ...refusalReasons] }),
    /** Findings of the screening, as JSON; for the desk. */
    findings: text({ mode: 'json' }).$type<Finding[]>().notNull().default([]),
    badge: text({ enum: badges }),
    /**
     * Who of an article's authors answered here; null for one whose badge tells no more, which is its first author's: a trigger
     * keeps it when the article gets another (migration 0019).
     */
    authorId: integer('author_id').references(() => authors.id),
    createdAt: time('created_at').notNull(),
    decidedAt: time('decided_at'),
    editedAt: time('edited_at'),
    pickedAt: time('picked_at'),
    /** The editors' line why they picked it, which readers see; '' for none. */
    pickNote: text('pick_note').notNull().default(''),
    /** When it was erased at its author's request (db/privacy/erase.ts): it is withdrawn, and holds nobody's words. */
    erasedAt: time('erased_at'),
    /** When its author objected to a refusal, and what they said. */
    objectedAt: time('objected_at'),
    objection: text(),
    /** Optimistic lock: grows with every change, and a decision names the one it saw, so nobody overwrites another's. */
    revision: integer().notNull().default(1),
    /** Idempotency key: keyed hash of what was sent and by which browser. Redacted after a while. */
    submission: text().notNull().unique(),
    /** SHA-256 of the receipt's token; the token itself is known to the commenter alone. */
    receipt: text().notNull().unique(),
    /** Keyed hash of the folded text: finds duplicates. */
    sameText: text('same_text').notNull(),
    /**
     * The first comment of those it is near-equal to, itself if none came before (db/comments/campaigns.ts); null before
     * that was looked for.
     */
    campaign: integer().references((): AnySQLiteColumn => comments.id),
    /** The browser that sent it, by the id in its signed cookie; trust is earned by a browser. */
    visitor: text(),
    /** Its number at the site it came from, where it could not keep it: `#comment-<number>` still finds it. */
    formerId: integer('former_id'),
  },
  (t) => [
    unique('comments_in_article').on(t.id, t.articleId),
    foreignKey({
      columns: [t.parentId, t.articleId],
      foreignColumns: [t.id, t.articleId],
      name: 'comments_parent',
    }),
    foreignKey({
      columns: [t.rootId, t.articleId],
      foreignColumns: [t.id, t.articleId],
      name: 'comments_root',
    }),
    index('comments_roots').on(t.articleId, t.depth, t.shown, t.id),
    index('comments_replies').on(t.rootId, t.shown, t.id),
    index('comments_answers').on(t.parentId, t.shown),
    index('comments_picked').on(t.articleId, t.pickedAt),
    // The picks of an edition, newest first.
    index('comments_picks').on(t.pickedAt).where(sql`${t.pickedAt} is not null`),
    // What came after a comment (db/comments/since.ts), and how many there are.
    index('comments_published').on(t.articleId, t.id).where(sql`${t.state} = 'published'`),
    index('comments_state').on(t.state, t.id),
    // The head of the queue: few rows of a waiting list that a flood can make long.
    index('comments_urgent')
      .on(t.id)
      .where(sql`${t.state} = 'waiting' and (${t.reason} = 'reports' or ${t.objectedAt} is not null)`),
    // Covering: SQLite asks its own condition again.
    index('comments_campaign').on(t.campaign, t.id, t.state, t.reason, t.objectedAt).where(inCampaign(t)),
    // The author's own: few of a long thread.
    index('comments_by_author')
      .on(t.articleId, t.id)
      .where(sql`${t.badge} = 'author' and ${t.state} = 'published'`),
    // The threads in which an author has answered.
    index('comments_author').on(t.authorId).where(sql`${t.authorId} is not null`),
    index('comments_visitor').on(t.visitor, t.state),
    // Rows that are still to be redacted (db/privacy/retention.ts), and nothing else.
    index('comments_request').on(t.createdAt).where(sql`instr(${t.submission}, ':') = 0`),
    index('comments_browser').on(t.createdAt).where(sql`${t.visitor} is not null`),
    index('comments_same_text').on(t.articleId, t.sameText),
    check(
      'comments_place',
      sql`(${t.depth} = 0) = (${t.parentId} is null) and (${t.depth} = 0) = (${t.rootId} is null)`,
    ),
    check('comments_shown', sql`${t.shown} in (0, 1) and (${t.shown} = 1 or ${t.state} <> 'published')`),
    check('comments_depth', sql`${t.depth} >= 0`),
    check('comments_filled', sql`length(${t.name}) > 0 and length(${t.body}) > 0 and length(${t.email}) > 0`),
    check('comments_state_known', sql`${t.state} in (${oneOf(commentStates)})`),
    check('comments_reason_known', sql`${t.reason} is null or ${t.reason} in (${oneOf(reasons)})`),
    check(
      'comments_refused_why',
      sql`${t.state} <> 'refused' or coalesce(${t.reason}, '') in (${oneOf(refusalReasons)})`,
    ),
    check('comments_badge_known', sql`${t.badge} is null or ${t.badge} in (${oneOf(badges)})`),
  ],
);

/** A reader's report of a comment; one for each reader and comment. */
export const reports = sqliteTable(
  'reports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer('comment_id')
      .notNull()
      .references(() => comments.id),
    reason: text({ enum: reportReasons }).notNull(),
    note: text().notNull().default(''),
    /** Keyed hash of the network that the reader's address is in, which changes daily. Redacted after a while. */
    reporter: text().notNull(),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    unique('reports_once').on(t.commentId, t.reporter),
    index('reports_request').on(t.createdAt).where(sql`instr(${t.reporter}, ':') = 0`),
    check('reports_reason_known', sql`${t.reason} in (${oneOf(reportReasons)})`),
  ],
);
