import 'server-only';
import { and, desc, eq, gt, gte } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { DAY_MS } from '@/lib/site/duration';
import { chooseBands } from '@/lib/site/front-page';
import { dayOf } from '@/lib/site/offset-time';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, site } from '@/site.config';
import { cardsInOrder, type ListedArticle } from './cards';
import { type ArticlePage, listArticles, newestOn } from './lists';
import { publishedArticle } from './published';
import { readFirstTopics, type TopicName } from './topics';

export interface FrontBand {
  topic: TopicName;
  articles: ListedArticle[];
}

export interface Front extends ArticlePage {
  /** Full ones, of what stands nowhere above. */
  bands: FrontBand[];
  /** Likewise, the most discussed first. */
  discussed: ListedArticle[];
}

/** One that opens a band, and three headlines beside it. */
const BAND_SIZE = 4;
/** A list of two is none; more than five nobody reads to the end. */
const DISCUSSED: [number, number] = [3, 5];
/** Of those in the order of the editors; more are seldom on top of anything. */
const TOPICS_ASKED = 12;
/** Of a topic: enough for a band where all that stands above it is of that topic. */
const ASKED_PER_TOPIC = 40;

/** The front page of an edition: its first page of articles, and what stands below. */
export async function readFront(edition: Edition): Promise<Front> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition), tags.day);
  cacheLife('reads');
  const first = await listArticles(edition, 1);
  const above = first.articles.map(({ id }) => id);
  // All of them stand above.
  if (first.pages === 1) return { ...first, bands: [], discussed: [] };
  const topics = [];
  for (const { id, leadId, slug, name } of await readFirstTopics(edition, TOPICS_ASKED))
    topics.push({ topic: { slug, name, leadId }, articles: await newestOn(id, leadId, ASKED_PER_TOPIC) });
  const discussed = await mostDiscussed(edition, above.length + DISCUSSED[1]);
  const chosen = chooseBands(above, discussed, topics, {
    bands: site.front.bands,
    bandSize: BAND_SIZE,
    discussed: DISCUSSED,
  });
  const cards = await cardsInOrder([...chosen.discussed, ...chosen.bands.flatMap((band) => band.articles)]);
  const cardsOf = (ids: readonly number[]) => cards.filter(({ id }) => ids.includes(id));
  return {
    ...first,
    discussed: cardsOf(chosen.discussed),
    bands: chosen.bands.map(({ topic: { leadId, ...topic }, articles }) => ({
      topic,
      articles: openWithPicture(cardsOf(articles), leadId),
    })),
  };
}

/** The first of a band has room for a picture: one without gives its place, unless it is the chosen lead. */
function openWithPicture(cards: ListedArticle[], leadId: number | null): ListedArticle[] {
  const first = cards.find(({ id, picture }) => picture !== null || id === leadId);
  return first ? [first, ...cards.filter((card) => card !== first)] : cards;
}

/** The ids of the articles of the last days with the most comments, from articles_shown alone. */
async function mostDiscussed(edition: Edition, limit: number): Promise<number[]> {
  const [today] = dayOf(new Date(), siteSettings().dates.timeZone);
  const since = new Date(today.getTime() - site.front.days * DAY_MS);
  const { id, publishedAt, commentCount } = articles;
  const rows = await db
    .select({ id })
    .from(articles)
    .where(
      and(eq(articles.edition, edition), publishedArticle(), gte(publishedAt, since), gt(commentCount, 0)),
    )
    .orderBy(desc(commentCount), desc(publishedAt), desc(id))
    .limit(limit);
  return rows.map((row) => row.id);
}
