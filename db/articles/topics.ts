import 'server-only';
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles, articleTopics, topics } from '@/db/schema/articles';
import type { Edition } from '@/site.config';
import { publishedArticle } from './published';

export interface TopicName {
  slug: string;
  name: string;
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
  return db
    .select({ slug: topics.slug, name: topics.name })
    .from(topics)
    .innerJoin(articleTopics, eq(articleTopics.topicId, topics.id))
    .innerJoin(articles, eq(articles.id, articleTopics.articleId))
    .where(and(eq(topics.edition, edition), publishedArticle()))
    .groupBy(topics.id)
    .orderBy(isNull(topics.position), asc(topics.position), desc(count()), asc(topics.id));
}
