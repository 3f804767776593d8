import { eq } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { topics } from '@/db/schema/articles';
import { renameInLines, unknownTopics } from '@/lib/site/navigation';
import type { Section, TypedSection } from '@/lib/site/site-settings';
import { type Edition, editions } from '@/site.config';
import { changeSection } from './settings';

/** The names of all topics of an edition, also of those without an article. Never cached. */
export function listTopicNames(edition: Edition): Promise<{ name: string }[]> {
  return db.select({ name: topics.name }).from(topics).where(eq(topics.edition, edition));
}

/** Lines without an address that name no topic of their edition, by field. */
export async function missingTopics(
  section: Section,
  values: TypedSection,
): Promise<Record<string, string[]>> {
  const field = { navigation: 'topics', footer: 'columns' }[section as string];
  if (!field) return {};
  const found = editions.map(async (edition) => {
    const name = `${field}-${edition}`;
    return [name, unknownTopics(values[name] ?? '', await listTopicNames(edition))] as const;
  });
  return Object.fromEntries((await Promise.all(found)).filter(([, names]) => names.length > 0));
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
