/** The articles of an edition by the months of the site's time zone. */
import 'server-only';
import { and, count, desc, eq, gte, lt, lte, max, min, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { type Month, monthOf, monthsBetween, spanOfMonth } from '@/lib/site/month';
import { siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { cardsInOrder, type ListedArticle } from './cards';
import { publishedArticle } from './published';

export interface ArchivedMonth {
  month: Month;
  articles: number;
}

export interface ArchivePage {
  articles: ListedArticle[];
  /** The number of pages of the month, at least 1. */
  pages: number;
}

/** The months in which something was published, the newest first. */
export async function listMonths(edition: Edition): Promise<ArchivedMonth[]> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const { publishedAt } = articles;
  const shown = and(eq(articles.edition, edition), publishedArticle());
  const [span] = await db
    .select({ first: min(publishedAt), last: max(publishedAt) })
    .from(articles)
    .where(shown);
  if (!span?.first || !span.last) return [];
  const months = monthsBetween(
    monthOf(span.first, siteSettings().dates.timeZone),
    monthOf(span.last, siteSettings().dates.timeZone),
  );
  const bounds = JSON.stringify(
    months.map((month) => spanOfMonth(month, siteSettings().dates.timeZone).map(Number)),
  );
  // One range of the index a month.
  const counted = db
    .select({ articles: count() })
    .from(articles)
    .where(and(shown, sql`${publishedAt} >= bounds.value ->> 0 and ${publishedAt} < bounds.value ->> 1`));
  const rows = await db.all<{ articles: number }>(
    sql`select (${counted}) as articles from json_each(${bounds}) bounds order by bounds.key`,
  );
  return months
    .map((month, index) => ({ month, articles: rows[index]?.articles ?? 0 }))
    .filter((row) => row.articles > 0)
    .reverse();
}

/** Headlines alone, so more than of cards. */
const PAGE_SIZE = 60;

/** A page of the articles of a month, newest first; pages count from 1. */
export async function listArticlesIn(edition: Edition, month: Month, page: number): Promise<ArchivePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const { id, publishedAt } = articles;
  const [start, end] = spanOfMonth(month, siteSettings().dates.timeZone);
  const shown = and(
    eq(articles.edition, edition),
    gte(publishedAt, start),
    lt(publishedAt, end),
    lte(publishedAt, new Date()),
    publishedArticle(),
  );
  const ids = await db
    .select({ id })
    .from(articles)
    .where(shown)
    .orderBy(desc(publishedAt), desc(id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const [all] = await db.select({ articles: count() }).from(articles).where(shown);
  const cards = await cardsInOrder(ids.map((row) => row.id));
  return {
    // Comments are not shown, so that none makes the page another.
    articles: cards.map((card) => ({ ...card, commentCount: null })),
    pages: Math.max(1, Math.ceil((all?.articles ?? 0) / PAGE_SIZE)),
  };
}
