import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { conflictingCopies, workingCopies } from '@/db/schema/writing';
import { hourInZone } from '@/lib/desk/article-fields';

/**
 * Rewrites the hours of publication in what is written when the site's time zone changes: they are stored as what a clock
 * shows, and each stays the moment that it was.
 */
export async function moveHours(tx: Transaction, from: string, to: string): Promise<void> {
  for (const table of [workingCopies, conflictingCopies]) {
    const rows = await tx.all<{ row: number; hour: string }>(
      sql`select rowid as row, json_extract(fields, '$.publishAt') as hour from ${table} where hour <> ''`,
    );
    for (const { row, hour } of rows) {
      const moved = hourInZone(hour, from, to);
      if (moved !== hour)
        await tx.run(
          sql`update ${table} set fields = json_set(fields, '$.publishAt', ${moved}) where rowid = ${row}`,
        );
    }
  }
}
