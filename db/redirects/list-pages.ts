/** Pages of our lists for pages of WordPress's lists. */
import { and, count, eq, gte, lt, or, type SQL } from 'drizzle-orm';
import { pinnedArticle } from '@/db/articles/pins';
import { publishedArticle } from '@/db/articles/published';
import { shownRoots } from '@/db/comments/shown-roots';
import { db } from '@/db/core/client';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { startOfDay } from '@/lib/site/offset-time';
import type { ListPermalink } from '@/lib/wordpress/permalinks';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, site } from '@/site.config';

/** WordPress's default of comments per page: top-level ones, oldest first. */
const WORDPRESS_ROOTS_PER_PAGE = 50;

/** The page of a thread that begins like a page of it there; the last for one beyond its end. */
export async function pageOfThread(articleId: number, wordpressPage: number): Promise<number> {
  const size = site.comments.rootsPerPage;
  const [thread] = await db.select({ roots: count() }).from(comments).where(shownRoots(articleId));
  const page = Math.floor(((wordpressPage - 1) * WORDPRESS_ROOTS_PER_PAGE) / size) + 1;
  return Math.min(page, Math.max(1, Math.ceil((thread?.roots ?? 0) / size)));
}

/**
 * The page of the edition's list that has the newest article of a year, a month or a day by the site's clock; undefined
 * where there was none.
 */
export async function pageOfDate(
  edition: Edition,
  { year, month, day }: ListPermalink & { year: number },
): Promise<number | undefined> {
  const start = startOfDay(siteSettings().dates.timeZone, year, month ?? 1, day ?? 1);
  const end =
    month === undefined
      ? startOfDay(siteSettings().dates.timeZone, year + 1, 1, 1)
      : startOfDay(
          siteSettings().dates.timeZone,
          year,
          day === undefined ? month + 1 : month,
          (day ?? 0) + 1,
        );
  const { publishedAt } = articles;
  if ((await countArticles(edition, and(gte(publishedAt, start), lt(publishedAt, end)))) === 0) return;
  // Pinned articles come first.
  const above = await countArticles(edition, or(pinnedArticle(), gte(publishedAt, end)));
  return Math.floor(above / site.articlesPerPage) + 1;
}

async function countArticles(edition: Edition, where: SQL | undefined): Promise<number> {
  const [found] = await db
    .select({ articles: count() })
    .from(articles)
    .where(and(eq(articles.edition, edition), where, publishedArticle()));
  return found?.articles ?? 0;
}
