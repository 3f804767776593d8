import { asc } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { authors, topics } from '@/db/schema/articles';

/** As many as a list of suggestions can hold and be read. */
const MAX_NAMES = 500;

/** Names of authors and topics of all editions, for suggestions. */
export async function listNames(): Promise<{ authors: string[]; topics: string[] }> {
  const authorRows = await db
    .selectDistinct({ name: authors.name })
    .from(authors)
    .orderBy(asc(authors.name))
    .limit(MAX_NAMES);
  const topicRows = await db
    .selectDistinct({ name: topics.name })
    .from(topics)
    .orderBy(asc(topics.name))
    .limit(MAX_NAMES);
  return { authors: authorRows.map(({ name }) => name), topics: topicRows.map(({ name }) => name) };
}
