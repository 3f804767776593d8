/** The settings that an owner has made at the desk, as they are stored; runtime/site-settings.ts holds those of this process. */
import { inArray, max } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { siteChanges } from '@/db/schema/site';
import { applyStored, type StoredSections } from '@/runtime/site-settings';

/** Has this process serve by what is stored: at its start, and when another one has changed it (server/cache/freshness.ts). */
export async function loadSiteSettings(): Promise<void> {
  applyStored(await readStored());
}

/** The sections that are set. */
export async function readStored(): Promise<StoredSections> {
  const rows = await newestChanges();
  return Object.fromEntries(rows.flatMap(({ section, value }) => (value ? [[section, value]] : [])));
}

/** The newest change of each section that was ever changed. */
export function newestChanges(from: Pick<Transaction, 'select'> = db) {
  const newest = from
    .select({ id: max(siteChanges.id) })
    .from(siteChanges)
    .groupBy(siteChanges.section);
  return from.select().from(siteChanges).where(inArray(siteChanges.id, newest));
}
