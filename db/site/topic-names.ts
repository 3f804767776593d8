import { eq } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { topics } from '@/db/schema/articles';
import { renameInLines } from '@/lib/site/navigation';
import type { Edition } from '@/site.config';
import { changeSection } from './settings';

/** The names of all topics of an edition, also of those without an article. Never cached. */
export function listTopicNames(edition: Edition): Promise<{ name: string }[]> {
  return db.select({ name: topics.name }).from(topics).where(eq(topics.edition, edition));
}

/** Has the links that the owner typed by a topic's name follow it, when it is renamed or merged into another. */
export async function renameTopicInLinks(
  tx: Transaction,
  edition: Edition,
  from: string,
  to: string,
): Promise<void> {
  for (const [section, field] of [
    ['navigation', `topics-${edition}`],
    ['footer', `columns-${edition}`],
  ] as const)
    await changeSection(tx, section, (value) => ({
      ...value,
      [field]: renameInLines(value[field] ?? '', from, to),
    }));
}
