/** The byline of articles: an author, and co-authors after them. Apart from authors.ts, whose cached reads are server-only. */
import { asc, eq, getTableColumns, inArray, type SQLWrapper } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { pictureFrom, type ResponsivePicture } from '@/db/media/pictures';
import { articleCoauthors } from '@/db/schema/article-links';
import { articles, authors, images } from '@/db/schema/articles';

/** An author as pages show them. */
interface BylineAuthor extends Omit<typeof authors.$inferSelect, 'portrait'> {
  portrait: ResponsivePicture | null;
}

/** The co-authors of articles by article id, in each article's own order; an article with one author has no entry. */
export async function coauthorsByArticle(
  from: Pick<Transaction, 'select'>,
  articleIds: readonly number[],
): Promise<Map<number, BylineAuthor[]>> {
  const rows = await from
    .select({ articleId: articleCoauthors.articleId, author: getTableColumns(authors), portrait: images })
    .from(articleCoauthors)
    .innerJoin(authors, eq(authors.id, articleCoauthors.authorId))
    .leftJoin(images, eq(images.file, authors.portrait))
    .where(inArray(articleCoauthors.articleId, [...articleIds]))
    .orderBy(asc(articleCoauthors.position));
  const byArticle = new Map<number, BylineAuthor[]>();
  for (const { articleId, author, portrait } of rows) {
    const one = { ...author, portrait: portrait && pictureFrom(portrait) };
    byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), one]);
  }
  return byArticle;
}

/** Every signature: who signs which article, as the first or after. */
export const bylines = db
  .select({ articleId: articles.id, authorId: articles.authorId })
  .from(articles)
  .unionAll(
    db
      .select({ articleId: articleCoauthors.articleId, authorId: articleCoauthors.authorId })
      .from(articleCoauthors),
  )
  .as('bylines');

/** The ids of the articles that any of these authors sign, as the first or after. Both halves are read from indexes alone. */
export function articlesBy(authorIds: SQLWrapper | readonly number[]) {
  const { articleId, authorId } = articleCoauthors;
  return db
    .select({ id: articles.id })
    .from(articles)
    .where(inArray(articles.authorId, authorIds))
    .unionAll(db.select({ id: articleId }).from(articleCoauthors).where(inArray(authorId, authorIds)));
}
