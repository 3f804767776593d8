/** What the newsroom decides by, and what it decided. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { wordActions, wordMatches } from '@/lib/comments/word-rules';
import { proposalKinds } from '@/lib/desk/proposal-form';
import { accounts } from './accounts';
import { articles } from './articles';
import { oneOf, time } from './columns';
import { comments } from './comments';

/** What an author proposes to the editors about a comment below their article; the last of each stands. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer('comment_id')
      .notNull()
      .references(() => comments.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text({ enum: proposalKinds }).notNull(),
    /** Why; a hold has a reason. */
    note: text().notNull().default(''),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    unique('proposals_once').on(t.commentId, t.accountId),
    check('proposals_kind', sql`${t.kind} in (${oneOf(proposalKinds)})`),
    check('proposals_why', sql`${t.kind} <> 'hold' or length(${t.note}) > 0`),
  ],
);

/** A word or phrase the editors watch for (lib/comments/word-rules.ts). */
export const wordRules = sqliteTable(
  'word_rules',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    text: text().notNull(),
    match: text({ enum: wordMatches }).notNull(),
    action: text({ enum: wordActions }).notNull(),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    unique('word_rules_once').on(t.text, t.match),
    check('word_rules_filled', sql`length(${t.text}) > 0`),
    check('word_rules_match', sql`${t.match} in (${oneOf(wordMatches)})`),
    check('word_rules_action', sql`${t.action} in (${oneOf(wordActions)})`),
  ],
);

/** A name that only the newsroom may comment under; a name close to it waits. */
export const teamNames = sqliteTable('team_names', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull(),
  /** nameKey of lib/text/arabic.ts: احمد and أحمد are one. */
  key: text().notNull().unique(),
});

export const decisionActions = [
  'publish',
  'refuse',
  'spam',
  'hold',
  'pick',
  'unpick',
  'edit',
  'withdraw',
  'object',
  'undo',
  'thread',
] as const;
export type DecisionAction = (typeof decisionActions)[number];

/**
 * Who did what to a comment or a thread, when, why, and what it was before and after. Only ever added to: triggers see to
 * it, and let nothing go but the words of who had them erased.
 */
export const decisions = sqliteTable(
  'decisions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The comment; none for what was decided about an article's thread. */
    commentId: integer('comment_id').references(() => comments.id),
    articleId: integer('article_id').references(() => articles.id),
    /** A moderator's id, or `author`, `readers`, `rules`, `command`. */
    actor: text().notNull(),
    action: text({ enum: decisionActions }).notNull(),
    reason: text(),
    before: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    after: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    index('decisions_comment').on(t.commentId, t.id),
    index('decisions_time').on(t.createdAt),
    check('decisions_about', sql`(${t.commentId} is null) <> (${t.articleId} is null)`),
    check('decisions_action_known', sql`${t.action} in (${oneOf(decisionActions)})`),
  ],
);
