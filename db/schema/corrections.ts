import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { correctionKinds } from '@/lib/corrections/kinds';
import { accounts } from './accounts';
import { articles } from './articles';
import { oneOf, time } from './columns';

/** What readers are told of the change of a published article. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    kind: text({ enum: correctionKinds }).notNull(),
    words: text().notNull(),
    /** The number of the version that it came with. */
    version: integer().notNull(),
    /** When readers see the change. */
    at: time('at').notNull(),
  },
  (t) => [
    unique('corrections_version').on(t.articleId, t.version),
    index('corrections_newest').on(t.at, t.id),
    check('corrections_kind', sql`${t.kind} in (${oneOf(correctionKinds)})`),
    check('corrections_filled', sql`length(${t.words}) > 0`),
  ],
);

export const errorReportStates = ['open', 'corrected', 'declined'] as const;

/** A reader's private note to the editors about an error in an article. */
export const errorReports = sqliteTable(
  'error_reports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The words that are wrong, copied from the article; empty where none were given. */
    passage: text().notNull(),
    note: text().notNull(),
    state: text({ enum: errorReportStates }).notNull().default('open'),
    /** The editors' line for the reader. */
    answer: text().notNull().default(''),
    /** Hash of the token of its receipt. */
    receipt: text().notNull().unique(),
    /** Idempotency key, redacted after `keep.requestDays`. */
    submission: text().notNull().unique(),
    /** Keyed hash of the reader's network, new each day; redacted likewise. */
    reporter: text().notNull(),
    createdAt: time('created_at').notNull(),
    decidedBy: text('decided_by').references(() => accounts.id),
    decidedAt: time('decided_at'),
  },
  (t) => [
    index('error_reports_state').on(t.state, t.id),
    index('error_reports_article').on(t.articleId, t.state),
    index('error_reports_reporter').on(t.reporter),
    index('error_reports_request').on(t.createdAt).where(sql`instr(${t.reporter}, ':') = 0`),
    index('error_reports_decided').on(t.decidedAt),
    check('error_reports_state', sql`${t.state} in (${oneOf(errorReportStates)})`),
    check('error_reports_filled', sql`length(${t.note}) > 0`),
    check('error_reports_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
  ],
);
