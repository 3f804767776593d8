import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { tags } from '@/db/core/tags';
import type { Search, SearchTime } from '@/lib/search/url';
import { DAY_MS } from '@/lib/site/duration';
import { type Edition, site } from '@/site.config';
import { suggestQuestion } from './did-you-mean';
import { type SearchResults, searchArticles } from './search';

export interface SearchPage extends SearchResults {
  /** Number of pages, at least 1. */
  pages: number;
  /** Spelling suggestion for the query. */
  suggestion: string | null;
}

const DAYS: Record<SearchTime, number> = { week: 7, month: 31, year: 365 };

/** A page of search results. Cached in Next's bounded memory, not in the shared cache: queries are unbounded. */
export async function readSearchPage(
  edition: Edition,
  { question, time, page }: Pick<Search, 'question' | 'time' | 'page'>,
  within: { topicId: number | null; authorId: number | null },
): Promise<SearchPage> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const since = time && new Date(Date.now() - DAYS[time] * DAY_MS);
  const found = await searchArticles(edition, question, { ...within, since }, page);
  return {
    ...found,
    pages: Math.max(1, Math.ceil(found.count / site.search.resultsPerPage)),
    suggestion: page === 1 ? await suggestQuestion(edition, question) : null,
  };
}
