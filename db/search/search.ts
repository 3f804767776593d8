import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { articlesBy, coauthorsByArticle } from '@/db/articles/article-authors';
import { topicsByArticle } from '@/db/articles/article-topics';
import { searchableText, searchTable } from '@/db/articles/search-index';
import type { TopicName } from '@/db/articles/topics';
import { db } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { ftsExpression, readQuery, type SearchQuery, selectiveWords } from '@/lib/search/query';
import { rerankScore } from '@/lib/search/rank';
import { type HighlightedText, highlight, snippetOf } from '@/lib/search/snippet';
import type { Purpose } from '@/lib/site/purpose';
import { type Edition, site } from '@/site.config';

/** Filters; null where none is set. */
interface SearchLimits {
  topicId: number | null;
  authorId: number | null;
  since: Date | null;
}

export const NO_LIMITS: SearchLimits = { topicId: null, authorId: null, since: null };

export interface SearchResult {
  id: number;
  slug: string;
  /** Of a page; null for an article. */
  purpose: Purpose | null;
  title: HighlightedText;
  snippet: HighlightedText;
  /** Names, in the order of the byline. */
  authors: string[];
  publishedAt: Date;
  topic: TopicName | null;
}

export interface SearchResults {
  results: SearchResult[];
  /** Total on all pages. */
  count: number;
}

/** Weights of body, title, names: 4 to 1 was measured; a column of exact titles besides made it worse (MRR .77 to .69). */
const WEIGHTS = 'bm25(1.0, 4.0, 2.0)';

/** Results that are reranked by their texts: two pages. */
const RERANKED = 20;

/** Searches the articles and pages of an edition that are published at `now`, best first; pages count from 1. */
export async function searchArticles(
  edition: Edition,
  question: string,
  limits: SearchLimits,
  page: number,
  now = new Date(),
): Promise<SearchResults> {
  const query = readQuery(question, site.search.synonyms);
  const documents = await documentFrequencies(edition, [...query.terms]);
  const match = ftsExpression(selectiveWords(query.words, documents, await documentCount(edition)));
  if (match === null) return { results: [], count: 0 };
  const size = site.search.resultsPerPage;
  const first = (page - 1) * size;
  const isReranked = first < RERANKED;
  const part = isReranked ? { limit: RERANKED, offset: 0 } : { limit: size, offset: first };
  const best = await searchMatch(edition, match, limits, now, part);
  const texts = await readArticleTexts(best.map(({ id }) => id));
  const ordered = isReranked ? rerank(texts, best, query) : texts;
  const shown = isReranked ? ordered.slice(first, first + size) : ordered;
  const topics = await topicsByArticle(
    db,
    shown.map(({ id }) => id),
  );
  return {
    results: shown.map(({ text, title, ...article }) => ({
      ...article,
      title: highlight(title, query.terms),
      snippet: snippetOf(text, query.terms),
      topic: topics.get(article.id)?.[0] ?? null,
    })),
    count: await countMatch(edition, match, limits, now),
  };
}

/** Number of indexed articles by term; a term without any has no entry. */
export async function documentFrequencies(
  edition: Edition,
  terms: readonly string[],
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  const rows = await db.all<{ term: string; doc: number }>(sql`
    select term, doc from ${sql.identifier(`search_${edition}_words`)}
    where term in (select value from json_each(${JSON.stringify(terms)}))
  `);
  return new Map(rows.map(({ term, doc }) => [term, doc]));
}

/** Number of articles in an edition's index. */
async function documentCount(edition: Edition): Promise<number> {
  const [row] = await db.all<{ count: number }>(
    sql`select count(*) as count from ${sql.identifier(`search_${edition}_docsize`)}`,
  );
  return row?.count ?? 0;
}

/** Articles by bm25 rank for an FTS5 expression: lower is better, always below 0. */
export function searchMatch(
  edition: Edition,
  match: string,
  limits: SearchLimits,
  now: Date,
  { limit, offset }: { limit: number; offset: number },
): Promise<Ranked[]> {
  return db.all<Ranked>(sql`
    select rowid as id, rank from ${searchTable(edition)}
    where ${matching(edition, match, limits, now)} and rank match ${WEIGHTS}
    order by rank limit ${limit} offset ${offset}
  `);
}

interface Ranked {
  id: number;
  rank: number;
}

async function countMatch(edition: Edition, match: string, limits: SearchLimits, now: Date): Promise<number> {
  const [row] = await db.all<{ count: number }>(sql`
    select count(*) as count from ${searchTable(edition)} where ${matching(edition, match, limits, now)}
  `);
  return row?.count ?? 0;
}

/**
 * The filters use covering indexes. The unary plus keeps SQLite from running the FTS query once per article there
 * (sqlite.org/optoverview.html, "Disqualifying WHERE clause terms").
 */
function matching(
  edition: Edition,
  match: string,
  { topicId, authorId, since }: SearchLimits,
  now: Date,
): SQL {
  const inEdition = sql`select id from articles where edition = ${edition} and published_at`;
  const conditions = [
    sql`${searchTable(edition)} match ${match}`,
    sql`+rowid not in (${inEdition} > ${now.getTime()})`,
    topicId && sql`+rowid in (select article_id from article_topics where topic_id = ${topicId})`,
    authorId &&
      sql`+rowid in ${articlesBy([authorId])} and +rowid not in (select id from articles where purpose is not null)`,
    since && sql`+rowid in (${inEdition} >= ${since.getTime()})`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null && condition !== 0),
    sql` and `,
  );
}

interface ArticleText extends Omit<SearchResult, 'title' | 'snippet' | 'topic'> {
  title: string;
  text: string;
}

/** Articles with their plain texts, in the order of the given ids. */
export async function readArticleTexts(ids: readonly number[]): Promise<ArticleText[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      purpose: articles.purpose,
      title: articles.title,
      standfirst: articles.standfirst,
      body: articles.body,
      publishedAt: articles.publishedAt,
      author: authors.name,
    })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .where(inArray(articles.id, [...ids]));
  const coauthors = await coauthorsByArticle(db, ids);
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows
    .map(({ standfirst, body, author, ...row }) => ({
      ...row,
      authors: [author, ...(coauthors.get(row.id) ?? []).map(({ name }) => name)],
      text: searchableText({ standfirst, body }),
    }))
    .sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

/** Reranks the best by their texts; stable for equal scores. */
function rerank(texts: readonly ArticleText[], best: readonly Ranked[], query: SearchQuery): ArticleText[] {
  const ranks = new Map(best.map(({ id, rank }) => [id, -rank]));
  const weighed = texts.map((article) => ({
    article,
    weight: rerankScore(ranks.get(article.id) ?? 0, `${article.title} ${article.text}`, query.words),
  }));
  return weighed.sort((one, other) => other.weight - one.weight).map(({ article }) => article);
}
