import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { corrections } from '@/db/schema/corrections';

/** The number of the version before that of a correction; null where it is the first that is kept. */
export const versionBefore = sql<
  number | null
>`(select max(earlier.number) from article_versions earlier where earlier.article_id = ${corrections.articleId} and earlier.number < ${corrections.version})`;

/** The versions whose differences readers are shown: those of corrections, and the ones before them. */
export async function versionsShown(tx: Transaction, articleId: number): Promise<Set<number>> {
  const told = await tx
    .select({ version: corrections.version, before: versionBefore })
    .from(corrections)
    .where(eq(corrections.articleId, articleId));
  return new Set(told.flatMap(({ version, before }) => [version, before ?? version]));
}
