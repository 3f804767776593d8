/** Changes of the settings that an owner makes at the desk (db/site/stored-settings.ts). */
import { and, desc, eq, lt } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { accounts } from '@/db/schema/accounts';
import { siteChanges } from '@/db/schema/site';
import { moveHours } from '@/db/writing/move-hours';
import type { Section, TypedSection } from '@/lib/site/site-settings';
import { sectionDefaults } from '@/runtime/site-settings';
import { newestChanges } from './stored-settings';

/** A section as the desk shows it. */
interface SectionState {
  /** Of the newest change: the optimistic lock of its form. */
  revision: number;
  /** Null where site.config.ts holds. */
  value: TypedSection | null;
  changedAt: Date;
  /** Who changed it last; null for a command. */
  by: string | null;
}

/** All sections that were ever changed. Never cached. */
export async function readSectionStates(): Promise<Partial<Record<Section, SectionState>>> {
  const [rows, names] = [await newestChanges(), await db.select().from(accounts)];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    rows.map(({ id, section, value, changedAt, accountId }) => [
      section,
      { revision: id, value, changedAt, by: nameOf.get(accountId ?? '') ?? null },
    ]),
  );
}

/** What a form of a section came to: stored, or overtaken by another's since `seen`. */
type SectionOutcome = 'saved' | 'unchanged' | 'stale';

/**
 * Sets a section, for every page from the next request on, in every process.
 * @param value as it was typed; null for the defaults
 * @param seen the revision that its form was opened with
 */
export function saveSection(
  section: Section,
  value: TypedSection | null,
  account: string | null,
  seen: number,
): Promise<SectionOutcome> {
  return write(async (tx) => {
    const before = await newestOf(tx, section);
    if ((before?.id ?? 0) !== seen) return 'stale';
    return putSection(tx, section, before?.value ?? null, value, account);
  });
}

/** Sets several sections at once, whatever they are now. */
export function saveSections(
  values: Partial<Record<Section, TypedSection | null>>,
  account: string | null,
): Promise<void> {
  return write(async (tx) => {
    for (const [section, value] of Object.entries(values) as [Section, TypedSection | null][])
      await putSection(tx, section, (await newestOf(tx, section))?.value ?? null, value, account);
  });
}

/** Sets what a section was before its last change; before the first one the defaults. */
export function undoSection(section: Section, account: string | null, seen: number): Promise<SectionOutcome> {
  return write(async (tx) => {
    const last = await newestOf(tx, section);
    if (!last || last.id !== seen) return 'stale';
    const [earlier] = await changesOf(tx, section, last.id);
    return putSection(tx, section, last.value, earlier?.value ?? null, account);
  });
}

/** Changes a section that is set, in the transaction of what makes it necessary. */
export async function changeSection(
  tx: Transaction,
  section: Section,
  change: (value: TypedSection) => TypedSection,
): Promise<void> {
  const before = await newestOf(tx, section);
  if (before?.value) await putSection(tx, section, before.value, change(before.value), null);
}

async function putSection(
  tx: Transaction,
  section: Section,
  before: TypedSection | null,
  value: TypedSection | null,
  accountId: string | null,
): Promise<SectionOutcome> {
  if (isSame(before, value)) return 'unchanged';
  await tx.insert(siteChanges).values({ section, value, accountId, changedAt: new Date() });
  // Midnight is one of the hours.
  await invalidateTags(tx, [tags.everyPage, tags.hours]);
  const zone = (set: TypedSection | null) => ({ ...sectionDefaults.dates, ...set }).timeZone ?? '';
  if (section === 'dates' && zone(before) !== zone(value)) await moveHours(tx, zone(before), zone(value));
  return 'saved';
}

function isSame(one: TypedSection | null, other: TypedSection | null): boolean {
  if (!one || !other) return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

async function newestOf(tx: Transaction, section: Section) {
  const [row] = await changesOf(tx, section);
  return row;
}

/** The newest change of a section, before another one if it is given. */
function changesOf(tx: Transaction, section: Section, before?: number) {
  return tx
    .select()
    .from(siteChanges)
    .where(
      and(eq(siteChanges.section, section), before === undefined ? undefined : lt(siteChanges.id, before)),
    )
    .orderBy(desc(siteChanges.id))
    .limit(1);
}

const LOG_SIZE = 30;

/** The last changes, newest first: which section, when, by whom (null: a command). */
export function listSiteChanges(): Promise<
  { id: number; section: Section; isDefault: boolean; by: string | null; changedAt: Date }[]
> {
  return db
    .select({
      id: siteChanges.id,
      section: siteChanges.section,
      value: siteChanges.value,
      by: accounts.name,
      changedAt: siteChanges.changedAt,
    })
    .from(siteChanges)
    .leftJoin(accounts, eq(accounts.id, siteChanges.accountId))
    .orderBy(desc(siteChanges.id))
    .limit(LOG_SIZE)
    .then((rows) => rows.map(({ value, ...row }) => ({ ...row, isDefault: value === null })));
}
