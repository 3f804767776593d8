/** What an article has beside its row: topics, co-authors, editors, pictures. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts';
import { articles, authors, topics } from './articles';
import { time } from './columns';

/**
 * When readers see the article of a row, from `published_at`; null for a draft or a page. Triggers keep it (migration 0023),
 * whoever writes to the file: the articles of a topic, or of a co-author, are read in order from an index.
 */
const shownAt = () => time('shown_at');

export const articleTopics = sqliteTable(
  'article_topics',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    topicId: integer('topic_id')
      .notNull()
      .references(() => topics.id),
    position: integer().notNull(),
    shownAt: shownAt(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.topicId] }),
    index('article_topics_shown').on(t.topicId, t.shownAt, t.articleId),
    // With the article, so that the newest of a topic are found in order.
    index('article_topics_topic').on(t.topicId, t.articleId),
  ],
);

/** Who signs an article after its author (`author_id`, the first of its byline), in their order from 1 on. */
export const articleCoauthors = sqliteTable(
  'article_coauthors',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    authorId: integer('author_id')
      .notNull()
      .references(() => authors.id),
    position: integer().notNull(),
    shownAt: shownAt(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.authorId] }),
    index('article_coauthors_shown').on(t.authorId, t.shownAt, t.articleId),
    index('article_coauthors_author').on(t.authorId, t.articleId),
    check('article_coauthors_position', sql`${t.position} > 0`),
  ],
);

/** Who edits an article: an editor decides on comments below these alone. */
export const articleEditors = sqliteTable(
  'article_editors',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.articleId] }),
    index('article_editors_article').on(t.articleId),
  ],
);

/**
 * Which articles had a picture in any of their texts, so that its uses are looked for in those alone. Triggers add to it (migration
 * `picture-articles`); nothing is taken from it but with the article: whether a picture is still there is seen in the text.
 */
export const pictureArticles = sqliteTable(
  'picture_articles',
  {
    /** The name of the picture without its ending. */
    hash: text().notNull(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.hash, t.articleId] }), index('picture_articles_article').on(t.articleId)],
);
