import 'server-only';
import { and, asc, desc, eq, gt, inArray, lt, ne, type SQL } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles, articleTopics } from '@/db/schema/articles';
import { type Candidate, rankRelated } from '@/lib/search/related';
import type { Edition } from '@/site.config';
import { type ListedArticle, readCards } from './lists';
import { publishedArticle } from './published';

/** Two rows of two; more would stand between the article and what readers say. */
const SHOWN = 4;
/** An article's first topics are what it is about; the rest only widen the search. */
const TOPICS = 2;
/** Of each topic: its newest articles, and those nearest in time on either side. With TOPICS, what bounds the cost. */
const NEWEST = 40;
const NEAREST = 10;
/** As many as are still four when some turn out to be scheduled for later. */
const ENOUGH = 3 * SHOWN;

/**
 * Up to four articles about the same, most related first (lib/search/related.ts), and the newest where there are fewer. Not
 * among them are the article itself and those at the slugs of `except`, which the page shows elsewhere.
 *
 * However many articles there are, it reads at most 120 headlines, each by an index: article ids rise with
 * time, closely enough for this, and article_topics_topic holds them in order.
 */
export async function listRelated(edition: Edition, id: number, except: string[]): Promise<ListedArticle[]> {
  'use cache: remote';
  // The numbers of comments are not printed, so that a comment changes no other article's page.
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const [article] = await db.select(about).from(articles).where(eq(articles.id, id));
  if (!article) return [];
  const shared = await sharedTopics(id);
  const ids = new Set(shared.keys());
  if (ids.size < ENOUGH) for (const newest of await newestOf(edition)) ids.add(newest);
  const rows = await db
    .select(about)
    .from(articles)
    .where(inArray(articles.id, [...ids]));
  const candidates: Candidate[] = rows
    .filter((row) => row.id !== id && !except.includes(row.slug))
    .map((row) => ({ id: row.id, text: headlineText(row), topics: shared.get(row.id) ?? 0 }));
  const ranked = rankRelated(headlineText(article), candidates);
  const newest = candidates.map((candidate) => candidate.id).sort((a, b) => b - a);
  const best = [...new Set([...ranked, ...newest])].slice(0, ENOUGH);
  const cards = await readCards(inArray(articles.id, best), ENOUGH);
  const place = (card: ListedArticle) => best.indexOf(card.id);
  return cards
    .sort((a, b) => place(a) - place(b))
    .slice(0, SHOWN)
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

/** Articles on the topics of one, with the number of those topics each is on. */
async function sharedTopics(id: number): Promise<Map<number, number>> {
  const { articleId, topicId, position } = articleTopics;
  const own = await db
    .select({ topicId })
    .from(articleTopics)
    .where(eq(articleId, id))
    .orderBy(asc(position))
    .limit(TOPICS);
  const shared = new Map<number, number>();
  for (const topic of own) {
    const on = (where: SQL | undefined, order: SQL, limit: number) =>
      db
        .select({ id: articleId })
        .from(articleTopics)
        .where(and(eq(topicId, topic.topicId), where))
        .orderBy(order)
        .limit(limit);
    const newest = await on(ne(articleId, id), desc(articleId), NEWEST);
    const before = await on(lt(articleId, id), desc(articleId), NEAREST);
    const after = await on(gt(articleId, id), asc(articleId), NEAREST);
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
    .limit(NEWEST);
  return rows.map((row) => row.id);
}
