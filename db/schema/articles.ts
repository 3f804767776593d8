import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { threadModes } from '@/lib/comments/thread-mode';
import { draftReasons } from '@/lib/import/draft-reason';
import { purposes } from '@/lib/site/purpose';
import { accounts } from './accounts';
import { oneOf, time } from './columns';

const edition = () => text({ enum: ['ar', 'en'] }).notNull();

/** A picture in the media folder, named by its source: the same one is kept once (db/media/store.ts). */
export const images = sqliteTable(
  'images',
  {
    file: text().primaryKey(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** What AVIF and WebP files there are of it, in pixels; none of pictures stored before there were sizes. */
    widths: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
  },
  (t) => [check('images_size', sql`${t.width} > 0 and ${t.height} > 0`)],
);

const genders = ['male', 'female'] as const;

export const authors = sqliteTable(
  'authors',
  {
    id: integer().primaryKey(),
    edition: edition(),
    slug: text().notNull(),
    name: text().notNull(),
    bio: text().notNull().default(''),
    portrait: text().references(() => images.file),
    /** For what agrees with it: the byline's verb, «كتبه» or «كتبته», and the badge; unknown takes a noun, «بقلم». */
    gender: text({ enum: genders }),
    /** Who this author is at the desk: their answers carry the author's badge, whatever either is called. */
    accountId: text('account_id').references(() => accounts.id),
  },
  (t) => [
    unique('authors_slug').on(t.edition, t.slug),
    uniqueIndex('authors_account').on(t.accountId, t.edition),
    check('authors_edition', sql`${t.edition} in ('ar', 'en')`),
    check('authors_gender', sql`${t.gender} is null or ${t.gender} in ('male', 'female')`),
    check('authors_filled', sql`length(${t.slug}) > 0 and length(${t.name}) > 0`),
  ],
);

export const topics = sqliteTable(
  'topics',
  {
    id: integer().primaryKey(),
    edition: edition(),
    slug: text().notNull(),
    name: text().notNull(),
    /** From 1 on, where an editor said so: before all that go by the number of their articles. */
    position: integer(),
    /** The line that says what it is about. */
    description: text().notNull().default(''),
    /** The article that opens its page, where an editor chose one; else the newest does. */
    leadId: integer('lead_id').references((): AnySQLiteColumn => articles.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('topics_slug').on(t.edition, t.slug),
    index('topics_lead').on(t.leadId).where(sql`${t.leadId} is not null`),
    check('topics_edition', sql`${t.edition} in ('ar', 'en')`),
    check('topics_filled', sql`length(${t.slug}) > 0 and length(${t.name}) > 0`),
  ],
);

export const articles = sqliteTable(
  'articles',
  {
    id: integer().primaryKey(),
    edition: edition(),
    slug: text().notNull(),
    title: text().notNull(),
    standfirst: text().notNull().default(''),
    /** Sanitised HTML (lib/html/render.ts). */
    body: text().notNull(),
    words: integer().notNull(),
    authorId: integer('author_id')
      .notNull()
      .references(() => authors.id),
    hero: text().references(() => images.file),
    heroAlt: text('hero_alt').notNull().default(''),
    heroCaption: text('hero_caption').notNull().default(''),
    heroCredit: text('hero_credit').notNull().default(''),
    publishedAt: time('published_at').notNull(),
    updatedAt: time('updated_at'),
    commentsOpen: integer('comments_open', { mode: 'boolean' }).notNull().default(true),
    /** What the desk decided about the thread; while it has not, the article's own word above holds. */
    thread: text({ enum: threadModes }),
    /** Days after publication at which the thread closes by itself. */
    closesAfter: integer('closes_after'),
    /** Published comments; counted again in every transaction that changes one (db/comments/create.ts). */
    commentCount: integer('comment_count').notNull().default(0),
    /** Which analyser wrote the article into the index of search (SEARCH_WORDS_VERSION); 0 while none has. */
    searchWords: integer('search_words').notNull().default(0),
    /** Slug of the same article in the other edition. Not a foreign key: either of the two may come in first. */
    translationSlug: text('translation_slug'),
    /** Why readers do not see it; null when it is published, be it at a time to come. */
    draft: text({ enum: draftReasons }),
    /** Stands first on the home page (db/articles/pins.ts). */
    pinned: integer({ mode: 'boolean' }).notNull().default(false),
    /** Its place among the pinned, from 1; null while the desk has decided nothing, and what was imported holds. */
    pinPlace: integer('pin_place'),
    /** Until when it is pinned; null without an end. */
    pinnedUntil: time('pinned_until'),
    /** What a page of the site is for (about, contact, rules…); null for an article. */
    purpose: text({ enum: purposes }),
  },
  (t) => [
    unique('articles_slug').on(t.edition, t.slug),
    // What readers see, of an edition and of an author: lists, counts and months are read from these alone. A row would be read
    // to the end for them, past its body.
    index('articles_shown').on(t.edition, t.publishedAt, t.id, t.draft, t.purpose, t.commentCount),
    index('articles_signed').on(t.authorId, t.publishedAt, t.id, t.draft, t.purpose),
    // The desk's list, of all editions.
    index('articles_time').on(t.publishedAt, t.id),
    index('articles_drafts').on(t.publishedAt, t.id).where(sql`${t.draft} is not null`),
    index('articles_pinned').on(t.edition, t.pinned, t.publishedAt, t.id),
    index('articles_translation').on(t.edition, t.translationSlug),
    index('articles_search_words').on(t.searchWords),
    index('articles_purpose').on(t.edition, t.purpose).where(sql`${t.purpose} is not null`),
    check('articles_edition', sql`${t.edition} in ('ar', 'en')`),
    check('articles_filled', sql`length(${t.slug}) > 0 and length(${t.title}) > 0`),
    check('articles_counts', sql`${t.words} >= 0 and ${t.commentCount} >= 0`),
    check('articles_open', sql`${t.commentsOpen} in (0, 1)`),
    check('articles_thread', sql`${t.thread} is null or ${t.thread} in (${oneOf(threadModes)})`),
    check('articles_closes', sql`${t.closesAfter} is null or ${t.closesAfter} > 0`),
    check('articles_draft', sql`${t.draft} is null or ${t.draft} in (${oneOf(draftReasons)})`),
    check('articles_purpose', sql`${t.purpose} is null or ${t.purpose} in (${oneOf(purposes)})`),
    check('articles_pinned', sql`${t.pinned} in (0, 1)`),
    check('articles_times', sql`${t.updatedAt} is null or ${t.updatedAt} >= ${t.publishedAt}`),
  ],
);

/**
 * Invalidations of cache tags, the newest of each, written in the transaction that changes the facts. A server process
 * reads those new to it before it answers from its page cache (server/cache/page-cache.ts), so a change by a command or
 * another process is seen at once.
 */
export const invalidations = sqliteTable('changes', {
  id: integer().primaryKey({ autoIncrement: true }),
  tag: text().notNull().unique(),
  changedAt: time('changed_at').notNull(),
});
