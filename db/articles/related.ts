import 'server-only';
import { and, asc, desc, eq, gt, inArray, lt, ne, type SQL } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articleTopics } from '@/db/schema/article-links';
import { articles } from '@/db/schema/articles';
import { type Candidate, rankRelated } from '@/lib/search/related';
import type { Edition } from '@/site.config';
import { type ListedArticle, readCards } from './cards';
import { publishedArticle } from './published';

/** Two rows of two; more would push the comments away from the article. */
const MAX_RELATED = 4;
/** An article's first topics are what it is about; the rest only widen the search. */
const MAX_TOPICS = 2;
/** Per topic: its newest articles, and the nearest in time on either side. With MAX_TOPICS, bounds the cost. */
const NEWEST_PER_TOPIC = 40;
const NEAREST_PER_TOPIC = 10;
/** Enough to leave four when some turn out to be scheduled for later. */
const MAX_CANDIDATES = 3 * MAX_RELATED;

/**
 * Up to four related articles, most related first (lib/search/related.ts), filled up with the newest. Without the article
 * itself and the slugs in `except`, which the page shows elsewhere.
 *
 * Constant cost: it reads at most 120 headlines, each by an index. Article ids rise with time, closely enough for this,
 * and article_topics_topic holds them in order.
 */
export async function listRelated(edition: Edition, id: number, except: string[]): Promise<ListedArticle[]> {
  'use cache: remote';
  // Comment counts are not shown, so that a comment invalidates no other article's page.
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const [article] = await db.select(about).from(articles).where(eq(articles.id, id));
  if (!article) return [];
  const shared = await sharedTopics(id);
  const ids = new Set(shared.keys());
  if (ids.size < MAX_CANDIDATES) for (const newest of await newestOf(edition)) ids.add(newest);
  const rows = await db
    .select(about)
    .from(articles)
    .where(inArray(articles.id, [...ids]));
  const candidates: Candidate[] = rows
    .filter((row) => row.id !== id && !except.includes(row.slug))
    .map((row) => ({ id: row.id, text: headlineText(row), topics: shared.get(row.id) ?? 0 }));
  const ranked = rankRelated(headlineText(article), candidates);
  const newest = candidates.map((candidate) => candidate.id).sort((a, b) => b - a);
  const best = [...new Set([...ranked, ...newest])].slice(0, MAX_CANDIDATES);
  const cards = await readCards(inArray(articles.id, best), MAX_CANDIDATES);
  const place = (card: ListedArticle) => best.indexOf(card.id);
  return cards
    .sort((a, b) => place(a) - place(b))
    .slice(0, MAX_RELATED)
    .map((card) => ({ ...card, commentCount: null }));
}

const about = {
  id: articles.id,
  slug: articles.slug,
  title: articles.title,
  standfirst: articles.standfirst,
};

function headlineText({ title, standfirst }: { title: string; standfirst: string }): string {
  return `${title} ${standfirst}`;
}

/** Ids of articles that share topics with one, with the number of shared topics. */
async function sharedTopics(id: number): Promise<Map<number, number>> {
  const { articleId, topicId, position } = articleTopics;
  const own = await db
    .select({ topicId })
    .from(articleTopics)
    .where(eq(articleId, id))
    .orderBy(asc(position))
    .limit(MAX_TOPICS);
  const shared = new Map<number, number>();
  for (const topic of own) {
    const on = (where: SQL | undefined, order: SQL, limit: number) =>
      db
        .select({ id: articleId })
        .from(articleTopics)
        .where(and(eq(topicId, topic.topicId), where))
        .orderBy(order)
        .limit(limit);
    const newest = await on(ne(articleId, id), desc(articleId), NEWEST_PER_TOPIC);
    const before = await on(lt(articleId, id), desc(articleId), NEAREST_PER_TOPIC);
    const after = await on(gt(articleId, id), asc(articleId), NEAREST_PER_TOPIC);
    for (const other of new Set([...newest, ...before, ...after].map((row) => row.id)))
      shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return shared;
}

async function newestOf(edition: Edition): Promise<number[]> {
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.edition, edition), publishedArticle()))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(NEWEST_PER_TOPIC);
  return rows.map((row) => row.id);
}
