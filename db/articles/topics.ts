import 'server-only';
import { and, asc, count, desc, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articleTopics } from '@/db/schema/article-links';
import { articles, topics } from '@/db/schema/articles';
import type { Edition } from '@/site.config';

export interface TopicName {
  slug: string;
  name: string;
}

/** A topic in the index of the edition's. */
export interface ListedTopic extends TopicName {
  description: string;
  articles: number;
  newest: NewestArticle;
}

/** What an index shows of the newest article of a topic, or of an author. */
export interface NewestArticle {
  slug: string;
  title: string;
  publishedAt: Date;
}

/** The topic at a slug; null when there is none. */
export async function findTopic(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const [topic] = await db
    .select()
    .from(topics)
    .where(and(eq(topics.edition, edition), eq(topics.slug, slug)));
  return topic ?? null;
}

/** The edition's topics with a published article: as the editors ordered them, then those with the most articles first. */
export async function listTopics(edition: Edition): Promise<TopicName[]> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const shown = shownOnTopics();
  return db
    .select({ slug: topics.slug, name: topics.name })
    .from(topics)
    .innerJoin(shown, eq(shown.topicId, topics.id))
    .where(eq(topics.edition, edition))
    .orderBy(...editorsOrder(shown.articles));
}

/** The first topics of that order, with what a front page asks of them. For cached reads. */
export function readFirstTopics(edition: Edition, limit: number) {
  const shown = shownOnTopics();
  return db
    .select({ id: topics.id, slug: topics.slug, name: topics.name, leadId: topics.leadId })
    .from(topics)
    .innerJoin(shown, eq(shown.topicId, topics.id))
    .where(eq(topics.edition, edition))
    .orderBy(...editorsOrder(shown.articles))
    .limit(limit);
}

/** Three columns of twenty; an import from WordPress brings thousands. */
const INDEX_SIZE = 60;

/** A page of the index of topics, in the same order; pages count from 1. */
export async function listTopicIndex(
  edition: Edition,
  page: number,
): Promise<{ topics: ListedTopic[]; pages: number }> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const shown = shownOnTopics();
  const rows = await db
    .select({
      slug: topics.slug,
      name: topics.name,
      description: topics.description,
      articles: shown.articles,
      newest: { slug: articles.slug, title: articles.title, publishedAt: articles.publishedAt },
    })
    .from(topics)
    .innerJoin(shown, eq(shown.topicId, topics.id))
    .innerJoin(articles, eq(articles.id, shown.newest))
    .where(eq(topics.edition, edition))
    .orderBy(...editorsOrder(shown.articles))
    .limit(INDEX_SIZE)
    .offset((page - 1) * INDEX_SIZE);
  const [all] = await db
    .select({ topics: count() })
    .from(topics)
    .innerJoin(shown, eq(shown.topicId, topics.id))
    .where(eq(topics.edition, edition));
  return { topics: rows, pages: Math.max(1, Math.ceil((all?.topics ?? 0) / INDEX_SIZE)) };
}

function editorsOrder(articleCount: SQL.Aliased<number>): SQL[] {
  const { id, position } = topics;
  return [sql`${isNull(position)}`, asc(position), desc(articleCount), asc(id)];
}

/**
 * Every topic with the number of its articles that readers see, and the newest of them: beside max(), SQLite takes a bare
 * column from its row. Read from article_topics_shown, in its order.
 */
function shownOnTopics() {
  const { topicId, shownAt, articleId } = articleTopics;
  return db
    .select({
      topicId,
      articles: sql<number>`count(*)`.as('articles'),
      newestAt: sql<number>`max(${shownAt})`.as('newest_at'),
      newest: sql<number>`${articleId}`.as('newest'),
    })
    .from(articleTopics)
    .where(lte(shownAt, new Date()))
    .groupBy(topicId)
    .as('shown');
}
