import { eq } from 'drizzle-orm';
import type { Run } from '@/db/core/dry-run';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { topics } from '@/db/schema/articles';
import type { TopicSource } from '@/lib/markdown/parse';
import type { SaveOutcome } from './put';
import { findOrCreateTopic } from './save';

/** Sets what a list says of topics, by their names. @param run `rollbackAfter` in a dry run */
export function saveTopics(list: readonly TopicSource[], run: Run): Promise<SaveOutcome> {
  return run(async (tx) => {
    const before = (await tx.select({ id: topics.id }).from(topics)).length;
    const changed = new Set<TopicSource['edition']>();
    for (const source of list) {
      const id = await findOrCreateTopic(tx, source.edition, source.name);
      const [row] = await tx.select().from(topics).where(eq(topics.id, id));
      const description = source.description || (row?.description ?? '');
      const position = source.position ?? row?.position ?? null;
      if (row?.description === description && row.position === position) continue;
      await tx.update(topics).set({ description, position }).where(eq(topics.id, id));
      changed.add(source.edition);
    }
    if (changed.size === 0) return 'unchanged';
    await invalidateTags(
      tx,
      [...changed].map((edition) => tags.articles(edition)),
    );
    return (await tx.select({ id: topics.id }).from(topics)).length > before ? 'added' : 'updated';
  });
}
