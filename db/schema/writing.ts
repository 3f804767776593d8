import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { ArticleChange } from '@/lib/desk/article-change';
import type { ArticleFields, ReadableArticle } from '@/lib/desk/article-fields';
import type { Body } from '@/lib/html/render';
import { accounts } from './accounts';
import { articles } from './articles';
import { oneOf, time } from './columns';

const article = () =>
  integer('article_id')
    .notNull()
    .references(() => articles.id, { onDelete: 'cascade' });

/** What the desk's form of an article holds, as it was typed; readers see the row of `articles` until it is published. */
export const workingCopies = sqliteTable(
  'working_copies',
  {
    articleId: article().primaryKey(),
    fields: text({ mode: 'json' }).$type<ArticleFields>().notNull(),
    /** Optimistic lock: grows with every save, and a save names the one it saw. */
    revision: integer().notNull(),
    /** The newest revision that was saved elsewhere, by another person or on another page: what a save has to have seen. */
    othersRevision: integer('others_revision').notNull().default(0),
    /** The revision that readers see; 0 while none was published here. */
    publishedRevision: integer('published_revision').notNull().default(0),
    /** The revision that its author proposes to be published; 0 while none was proposed, or none since. */
    proposedRevision: integer('proposed_revision').notNull().default(0),
    savedBy: text('saved_by')
      .notNull()
      .references(() => accounts.id),
    /** The page of theirs that the newest save came from, by the key of its form; '' where it came from none. */
    savedFrom: text('saved_from').notNull().default(''),
    savedAt: time('saved_at').notNull(),
    /** Idempotency key of the form that made the article: sent twice, it makes one; null for one that was there already. */
    submission: text().unique(),
  },
  (t) => [
    index('working_copies_saved').on(t.savedAt),
    check(
      'working_copies_revisions',
      sql`${t.revision} > 0 and ${t.othersRevision} < ${t.revision} and ${t.publishedRevision} <= ${t.revision}`,
    ),
  ],
);

/** What an article's row and topics were when they were published: one version each time. */
export interface ArticleSnapshot {
  title: string;
  standfirst: string;
  slug: string;
  /** As stored: sanitized HTML. */
  body: string;
  words: number;
  author: string;
  /** Who signed it after the author; none in versions from before there were several. */
  coauthors?: string[];
  topics: string[];
  hero: string | null;
  heroAlt: string;
  heroCaption: string;
  heroCredit: string;
  /** ISO 8601. */
  publishedAt: string;
  translationSlug: string | null;
}

export const articleVersions = sqliteTable(
  'article_versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    articleId: article(),
    /** From 1, within the article. */
    number: integer().notNull(),
    snapshot: text({ mode: 'json' }).$type<ArticleSnapshot>().notNull(),
    /** An account's id; null for what was there before anybody published it here. */
    publishedBy: text('published_by').references(() => accounts.id),
    /** Why, in the words of who published it; empty where they said nothing. */
    note: text().notNull().default(''),
    /** The number of the version that it brought back. */
    restoredFrom: integer('restored_from'),
    /** Closed to readers for legal reasons: no page shows what it says. */
    closed: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    unique('article_versions_number').on(t.articleId, t.number),
    check('article_versions_counted', sql`${t.number} > 0`),
  ],
);

/** A text that was checked and rendered, as JSON. */
export interface ReadyText extends Body {
  article: Omit<ReadableArticle, 'published' | 'updated'> & {
    /** ISO 8601. */
    published: string;
  };
  /** What readers are told of it. */
  change: ArticleChange;
}

/**
 * Changes of articles that readers know, each to come out at its hour: the text as it was then. Whoever comes first after
 * the hour publishes it (db/writing/scheduled-changes.ts).
 */
export const scheduledChanges = sqliteTable(
  'scheduled_changes',
  {
    articleId: article().primaryKey(),
    ready: text({ mode: 'json' }).$type<ReadyText>().notNull(),
    /** Of the working copy that it was. */
    revision: integer().notNull(),
    dueAt: time('due_at').notNull(),
    scheduledBy: text('scheduled_by')
      .notNull()
      .references(() => accounts.id),
    scheduledAt: time('scheduled_at').notNull(),
    note: text().notNull().default(''),
  },
  (t) => [
    index('scheduled_changes_due').on(t.dueAt),
    check('scheduled_changes_times', sql`${t.dueAt} > ${t.scheduledAt}`),
  ],
);

export const namedKinds = ['articles', 'authors', 'topics'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** Addresses that a published article, an author or a topic had: they redirect to the one it has. */
export const formerSlugs = sqliteTable(
  'former_slugs',
  {
    kind: text({ enum: namedKinds }).notNull(),
    edition: text({ enum: ['ar', 'en'] }).notNull(),
    slug: text().notNull(),
    /** Id in the table of that name. */
    target: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.edition, t.slug] }),
    index('former_slugs_target').on(t.kind, t.target),
    check('former_slugs_kind', sql`${t.kind} in (${oneOf(namedKinds)})`),
    check('former_slugs_filled', sql`length(${t.slug}) > 0`),
  ],
);

/** Articles that were published and taken back: their address answers 410, or leads to a successor. */
export const withdrawals = sqliteTable('withdrawals', {
  articleId: article().primaryKey(),
  /** Slug of an article of the same edition; null without one. */
  successor: text(),
  withdrawnBy: text('withdrawn_by')
    .notNull()
    .references(() => accounts.id),
  withdrawnAt: time('withdrawn_at').notNull(),
});

/** Links to an unpublished article for somebody outside (db/writing/preview.ts); revoked by deletion. */
export const previewLinks = sqliteTable(
  'preview_links',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    articleId: article(),
    createdBy: text('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [
    index('preview_links_article').on(t.articleId),
    check('preview_links_times', sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

/**
 * What a person sent and another's save had overtaken: their text, kept until they saved again with both before their eyes.
 */
export const conflictingCopies = sqliteTable(
  'conflicting_copies',
  {
    articleId: article(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    fields: text({ mode: 'json' }).$type<ArticleFields>().notNull(),
    savedAt: time('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.accountId] })],
);
