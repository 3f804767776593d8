/** The articles of an edition by the months of the site's time zone. */
import 'server-only';
import { and, count, desc, eq, isNull, max, min, type SQL, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { type Month, monthOf, monthsBetween, spanOfMonth } from '@/lib/site/month';
import { siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { cardsInOrder, type ListedArticle } from './cards';

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
  const now = Date.now();
  const zone = siteSettings().dates.timeZone;
  const [span] = await db
    .select({ first: min(publishedAt), last: max(publishedAt) })
    .from(articles)
    .where(shownFrom(edition, sql`0`, sql`${now + 1}`));
  if (!span?.first || !span.last) return [];
  const months = monthsBetween(monthOf(span.first, zone), monthOf(span.last, zone));
  const bounds = months.map((month) => spanOfMonth(month, zone).map((end) => Math.min(Number(end), now + 1)));
  const counted = db
    .select({ articles: count() })
    .from(articles)
    .where(shownFrom(edition, sql`bounds.value ->> 0`, sql`bounds.value ->> 1`));
  const rows = await db.all<{ articles: number }>(
    sql`select (${counted}) as articles from json_each(${JSON.stringify(bounds)}) bounds order by bounds.key`,
  );
  return months
    .map((month, index) => ({ month, articles: rows[index]?.articles ?? 0 }))
    .filter((row) => row.articles > 0)
    .reverse();
}

/**
 * As `publishedArticle`, of a span that does not reach beyond now: of two upper bounds SQLite would search the index by the
 * first, and read all that came after a month. In milliseconds.
 */
function shownFrom(edition: Edition, start: SQL, end: SQL): SQL | undefined {
  const { draft, purpose, publishedAt } = articles;
  const isIn = sql`${publishedAt} >= ${start} and ${publishedAt} < ${end}`;
  return and(eq(articles.edition, edition), isNull(draft), isNull(purpose), isIn);
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
  const before = Math.min(Number(end), Date.now() + 1);
  const shown = shownFrom(edition, sql`${Number(start)}`, sql`${before}`);
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
