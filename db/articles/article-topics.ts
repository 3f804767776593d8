import { asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { articleTopics } from '@/db/schema/article-links';
import { topics } from '@/db/schema/articles';
import type { TopicName } from './topics';

/**
 * The topics of articles by article id, in each article's own order; an article without any has no entry. Apart from
 * topics.ts, whose cached reads are server-only, because commands read topics too.
 */
export async function topicsByArticle(
  db: Pick<Transaction, 'select'>,
  articleIds: readonly number[],
): Promise<Map<number, TopicName[]>> {
  const rows = await db
    .select({ articleId: articleTopics.articleId, slug: topics.slug, name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(inArray(articleTopics.articleId, [...articleIds]))
    .orderBy(asc(articleTopics.position));
  const byArticle = new Map<number, TopicName[]>();
  for (const { articleId, ...topic } of rows)
    byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), topic]);
  return byArticle;
}
