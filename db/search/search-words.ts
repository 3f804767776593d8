import { sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import type { Edition } from '@/site.config';

/** How many articles of an edition's index have each of these terms; those that none has are left out. */
export async function documentsOf(edition: Edition, terms: readonly string[]): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map();
  const rows = await db.all<{ term: string; doc: number }>(sql`
    select term, doc from ${sql.identifier(`search_${edition}_words`)}
    where term in (select value from json_each(${JSON.stringify(terms)}))
  `);
  return new Map(rows.map(({ term, doc }) => [term, doc]));
}

/** How many articles are in an edition's index. */
export async function documentCount(edition: Edition): Promise<number> {
  const [row] = await db.all<{ count: number }>(
    sql`select count(*) as count from ${sql.identifier(`search_${edition}_docsize`)}`,
  );
  return row?.count ?? 0;
}
