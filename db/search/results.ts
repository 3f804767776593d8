import 'server-only';
import { and, asc, count, desc, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { publishedArticle } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles, authors } from '@/db/schema/articles';
import type { Search, SearchTime } from '@/lib/search/url';
import { DAY_MS } from '@/lib/site/duration';
import { type Edition, site } from '@/site.config';
import { suggestQuestion } from './did-you-mean';
import { type Answers, searchArticles } from './search';

export interface SearchPage extends Answers {
  /** The number of pages of answers, at least 1. */
  pages: number;
  /** The question as it may have been meant. */
  suggestion: string | null;
}

const DAYS: Record<SearchTime, number> = { week: 7, month: 31, year: 365 };

/** What a search finds. Kept for the next who asks the same, in the bounded memory that Next has for reads. */
export async function findAnswers(
  edition: Edition,
  { question, time, page }: Pick<Search, 'question' | 'time' | 'page'>,
  within: { topicId: number | null; authorId: number | null },
): Promise<SearchPage> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const since = time && new Date(Date.now() - DAYS[time] * DAY_MS);
  const found = await searchArticles(edition, question, { ...within, since }, page);
  return {
    ...found,
    pages: Math.max(1, Math.ceil(found.count / site.search.resultsPerPage)),
    suggestion: page === 1 ? await suggestQuestion(edition, question) : null,
  };
}

/** More than these are no list to choose from. */
const AUTHORS_LISTED = 100;

/** The authors of an edition with an article, those with the most of them, by name. */
export async function listAuthors(edition: Edition): Promise<{ slug: string; name: string }[]> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const rows = await db
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .innerJoin(articles, eq(articles.authorId, authors.id))
    .where(and(eq(authors.edition, edition), publishedArticle()))
    .groupBy(authors.id)
    .orderBy(desc(count()), asc(authors.id))
    .limit(AUTHORS_LISTED);
  return rows.sort((one, other) => one.name.localeCompare(other.name, edition));
}
