/** Imported sites: which of their rows became which of ours, and where their permalinks redirect to. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { articles, authors, images, topics } from './articles';
import { oneOf } from './columns';

export const originKinds = ['article', 'author', 'comment', 'picture'] as const;
export type OriginKind = (typeof originKinds)[number];

/** Import source of a row, so that importing it again finds the row. */
export const origins = sqliteTable(
  'origins',
  {
    /** The other site: its address without the scheme. */
    source: text().notNull(),
    kind: text({ enum: originKinds }).notNull(),
    /** Its number or name there. */
    origin: text().notNull(),
    /** The row it became here; none for a picture, which is named by its file. */
    target: integer(),
    /** Content hash, so that importing the same again changes nothing. For a picture, its file. */
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.kind, t.origin] }),
    index('origins_target').on(t.kind, t.target),
    check('origins_kind', sql`${t.kind} in (${oneOf(originKinds)})`),
  ],
);

/** An address that a site which moved in had, and what of ours is there now (lib/wordpress/permalinks.ts says how it is written). */
export const redirects = sqliteTable(
  'redirects',
  {
    path: text().primaryKey(),
    articleId: integer('article_id').references(() => articles.id, { onDelete: 'cascade' }),
    authorId: integer('author_id').references(() => authors.id, { onDelete: 'cascade' }),
    topicId: integer('topic_id').references(() => topics.id, { onDelete: 'cascade' }),
    picture: text().references(() => images.file, { onDelete: 'cascade' }),
  },
  (t) => [
    index('redirects_article').on(t.articleId),
    index('redirects_picture').on(t.picture),
    check(
      'redirects_target',
      sql`(${t.articleId} is not null) + (${t.authorId} is not null) + (${t.topicId} is not null) + (${t.picture} is not null) = 1`,
    ),
  ],
);
