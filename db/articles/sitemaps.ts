import 'server-only';
import { and, asc, desc, eq, gte, type SQL, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { addressOfPicture } from '@/db/media/pictures';
import { articles } from '@/db/schema/articles';
import { MAX_NEWS_AGE_MS, MAX_NEWS_URLS, MAX_SITEMAP_URLS, type SitemapKind } from '@/lib/feeds/sitemap';
import { type Edition, otherEdition } from '@/site.config';
import { bylines } from './article-authors';
import { publishedArticle } from './published';

/** An article, page, author or topic in a sitemap. */
export interface ListedPage {
  slug: string;
  changedAt: Date;
  picture: string | null;
  /** The slug of the same article in the other edition. */
  translation: string | null;
}

/** One sitemap of the index, with its last modification. */
interface SitemapPage {
  page: number;
  changedAt: Date;
}

/** The sitemaps of an edition's articles, pages, authors or topics; none when there is nothing to list. */
export async function listSitemapPages(edition: Edition, kind: SitemapKind): Promise<SitemapPage[]> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  // Bound numbers are floats to SQLite, and so is what they divide.
  const page = sql`cast((row_number() over (order by id) + ${MAX_SITEMAP_URLS - 1}) / ${MAX_SITEMAP_URLS} as integer)`;
  const rows = await db.all<{ page: number; changed: number }>(
    sql`select page, max(changed) as changed from (select ${page} as page, changed from (${listed(edition, kind)})) group by page order by page`,
  );
  return rows.map((row) => ({ page: row.page, changedAt: new Date(row.changed) }));
}

/** The entries of one sitemap; pages count from 1. Ordered by id, so that a new one changes the last page alone. */
export async function listSitemap(edition: Edition, kind: SitemapKind, page: number): Promise<ListedPage[]> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.articles(otherEdition(edition)));
  cacheLife('reads');
  const rows = await db.all<{
    slug: string;
    changed: number;
    picture: string | null;
    translation: string | null;
  }>(
    sql`select slug, changed, picture, translation from (${listed(edition, kind)}) order by id limit ${MAX_SITEMAP_URLS} offset ${(page - 1) * MAX_SITEMAP_URLS}`,
  );
  return rows.map(({ slug, changed, picture, translation }) => ({
    slug,
    changedAt: new Date(changed),
    picture: picture && addressOfPicture(picture),
    translation,
  }));
}

/** Last modification of an edition; null while nothing is published. */
export async function lastModified(edition: Edition): Promise<Date | null> {
  const pages = await listSitemapPages(edition, 'articles');
  return pages.length > 0 ? new Date(Math.max(...pages.map(({ changedAt }) => changedAt.getTime()))) : null;
}

/** The edition's articles for the news sitemap, newest first. */
export async function listNews(edition: Edition) {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const recent = gte(articles.publishedAt, new Date(Date.now() - MAX_NEWS_AGE_MS));
  return db
    .select({ slug: articles.slug, title: articles.title, publishedAt: articles.publishedAt })
    .from(articles)
    .where(and(eq(articles.edition, edition), publishedArticle(), recent))
    .orderBy(desc(articles.publishedAt), asc(articles.id))
    .limit(MAX_NEWS_URLS);
}

/** SQL: the articles, pages, or the authors or topics with a published article; `changed` in milliseconds. */
function listed(edition: Edition, kind: SitemapKind): SQL {
  const now = Date.now();
  const shown = sql`a.edition = ${edition} and a.published_at <= ${now} and a.draft is null and a.purpose is ${kind === 'pages' ? sql`not null` : sql`null`}`;
  const changed = sql`max(coalesce(a.updated_at, a.published_at))`;
  if (kind === 'authors') {
    return sql`select n.id, n.slug, ${changed} as changed, n.portrait as picture, null as translation from authors n join ${bylines} on ${bylines.authorId} = n.id join articles a on a.id = ${bylines.articleId} where ${shown} group by n.id`;
  }
  if (kind === 'topics') {
    return sql`select n.id, n.slug, ${changed} as changed, null as picture, null as translation from topics n join article_topics l on l.topic_id = n.id join articles a on a.id = l.article_id where ${shown} group by n.id`;
  }
  const named = sql`o.slug = a.translation_slug or o.translation_slug = a.slug`;
  const translation = sql`select o.slug from articles o where o.edition = ${otherEdition(edition)} and o.published_at <= ${now} and o.draft is null and (o.purpose is null) = (a.purpose is null) and (${named}) limit 1`;
  return sql`select a.id, a.slug, coalesce(a.updated_at, a.published_at) as changed, a.hero as picture, (${translation}) as translation from articles a where ${shown}`;
}
