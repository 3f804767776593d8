import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { topicsByArticle } from '@/db/articles/article-topics';
import { searchableText, searchTable } from '@/db/articles/search-index';
import type { TopicName } from '@/db/articles/topics';
import { db } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { ftsExpression, readQuery, type SearchQuery, selectiveWords } from '@/lib/search/query';
import { rerankScore } from '@/lib/search/rank';
import { type HighlightedText, highlight, snippetOf } from '@/lib/search/snippet';
import { type Edition, site } from '@/site.config';

/** What answers are narrowed to; null where everything will do. */
export interface SearchLimits {
  topicId: number | null;
  authorId: number | null;
  since: Date | null;
}

export const NO_LIMITS: SearchLimits = { topicId: null, authorId: null, since: null };

/** An article that answers a question. */
export interface Answer {
  id: number;
  slug: string;
  title: HighlightedText;
  snippet: HighlightedText;
  author: { slug: string; name: string };
  publishedAt: Date;
  topic: TopicName | null;
}

export interface Answers {
  answers: Answer[];
  /** How many there are on all pages. */
  count: number;
}

/** Body, title, names: a word in a title tells most (research/arabic.md section 1 item 7). */
const WEIGHTS = 'bm25(1.0, 4.0, 2.0)';

/** So many of the best are put in order again by what is in their texts: two pages. */
const RANKED = 20;

/** The articles of an edition that are published at `now` and answer a question, the best first; pages count from 1. */
export async function searchArticles(
  edition: Edition,
  question: string,
  limits: SearchLimits,
  page: number,
  now = new Date(),
): Promise<Answers> {
  const query = readQuery(question, site.search.synonyms);
  const documents = await documentFrequencies(edition, [...query.terms]);
  const match = ftsExpression(selectiveWords(query.words, documents, await documentCount(edition)));
  if (match === null) return { answers: [], count: 0 };
  const size = site.search.resultsPerPage;
  const first = (page - 1) * size;
  const isRanked = first < RANKED;
  const part = isRanked ? { limit: RANKED, offset: 0 } : { limit: size, offset: first };
  const best = await searchMatch(edition, match, limits, now, part);
  const texts = await readArticleTexts(best.map(({ id }) => id));
  const ordered = isRanked ? inOrder(texts, best, query) : texts;
  const shown = isRanked ? ordered.slice(first, first + size) : ordered;
  const topics = await topicsByArticle(
    db,
    shown.map(({ id }) => id),
  );
  return {
    answers: shown.map(({ text, title, ...article }) => ({
      ...article,
      title: highlight(title, query.terms),
      snippet: snippetOf(text, query.terms),
      topic: topics.get(article.id)?.[0] ?? null,
    })),
    count: await countMatch(edition, match, limits, now),
  };
}

/** How many articles of an edition's index have each of these terms; those that none has are left out. */
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

/** How many articles are in an edition's index. */
async function documentCount(edition: Edition): Promise<number> {
  const [row] = await db.all<{ count: number }>(
    sql`select count(*) as count from ${sql.identifier(`search_${edition}_docsize`)}`,
  );
  return row?.count ?? 0;
}

/** Articles by their rank for an FTS5 expression: the lower, the better, and always below 0. */
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
 * Everything but the words is decided by indexes that hold it whole. The plus keeps SQLite from asking for the words
 * once for each article there (sqlite.org/optoverview.html, "Disqualifying WHERE clause terms").
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
    authorId && sql`+rowid in (select id from articles where author_id = ${authorId})`,
    since && sql`+rowid in (${inEdition} >= ${since.getTime()})`,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== null && condition !== 0),
    sql` and `,
  );
}

interface ArticleText extends Omit<Answer, 'title' | 'snippet' | 'topic'> {
  title: string;
  text: string;
}

/** Articles with their plain texts, in the order of their ids given. */
export async function readArticleTexts(ids: readonly number[]): Promise<ArticleText[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      standfirst: articles.standfirst,
      body: articles.body,
      publishedAt: articles.publishedAt,
      author: { slug: authors.slug, name: authors.name },
    })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .where(inArray(articles.id, [...ids]));
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows
    .map(({ standfirst, body, ...row }) => ({ ...row, text: searchableText({ standfirst, body }) }))
    .sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

/** The best once more, by their texts; of two that weigh the same, the one the index put first. */
function inOrder(texts: readonly ArticleText[], best: readonly Ranked[], query: SearchQuery): ArticleText[] {
  const ranks = new Map(best.map(({ id, rank }) => [id, -rank]));
  const weighed = texts.map((article) => ({
    article,
    weight: rerankScore(ranks.get(article.id) ?? 0, `${article.title} ${article.text}`, query.words),
  }));
  return weighed.sort((one, other) => other.weight - one.weight).map(({ article }) => article);
}
