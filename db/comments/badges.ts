/** Which of an article's authors a badge speaks of, and in which words. */
import { sql } from 'drizzle-orm';
import { comments } from '@/db/schema/comments';
import type { Writers } from '@/lib/site/writers';

/** A badge speaks of one author, or of one of several. */
export type BadgeWriters = Extract<Writers, 'male' | 'female' | 'men' | 'women'>;

/** The author who answered, where the comment carries their badge: by id, or the article's first. */
const answerer = sql`coalesce(${comments.authorId}, (select articles.author_id from articles where articles.id = ${comments.articleId}))`;
const isByAuthor = sql`${comments.badge} = 'author'`;

/** As `writersOf`, of whoever answered or of all authors; null where a comment has no such badge, or one of whom it is not known. */
export const badgeWriters = sql<BadgeWriters | null>`case when ${isByAuthor} then case
  when not exists (select 1 from article_coauthors c where c.article_id = ${comments.articleId}) then (select gender from authors where authors.id = ${answerer})
  when exists (select 1 from authors a where a.gender is not 'female' and (a.id = (select articles.author_id from articles where articles.id = ${comments.articleId}) or a.id in (select c.author_id from article_coauthors c where c.article_id = ${comments.articleId}))) then 'men'
  else 'women' end end`;

export const answererSlug = sql<
  string | null
>`case when ${isByAuthor} then (select slug from authors where authors.id = ${answerer}) end`;
