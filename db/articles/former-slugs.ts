import { and, eq, ne } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { articles, authors, topics } from '@/db/schema/articles';
import { formerSlugs, type NamedKind } from '@/db/schema/writing';
import type { Edition } from '@/site.config';

export interface Place {
  edition: Edition;
  slug: string;
}

/** Remembers that something left an address; the address it goes to is no former one any more. */
export async function moveSlug(
  tx: Transaction,
  kind: NamedKind,
  target: number,
  { edition, slug }: Place,
  to: string,
): Promise<void> {
  const at = (text: string) =>
    and(eq(formerSlugs.kind, kind), eq(formerSlugs.edition, edition), eq(formerSlugs.slug, text));
  await tx.delete(formerSlugs).where(at(to));
  await tx.delete(formerSlugs).where(at(slug));
  await tx.insert(formerSlugs).values({ kind, edition, slug, target });
}

const TABLES = { articles, authors, topics };

/** Whether something else of its kind has a slug in the edition. */
export async function isSlugTaken(
  db: Pick<Transaction, 'select'>,
  kind: NamedKind,
  id: number,
  { edition, slug }: Place,
): Promise<boolean> {
  const table = TABLES[kind];
  const at = and(eq(table.edition, edition), eq(table.slug, slug), ne(table.id, id));
  return (await db.select({ id: table.id }).from(table).where(at)).length > 0;
}

/** The id of what was at an address before; undefined where nothing was. */
export async function findByFormerSlug(
  db: Pick<Transaction, 'select'>,
  kind: NamedKind,
  { edition, slug }: Place,
): Promise<number | undefined> {
  const [former] = await db
    .select({ target: formerSlugs.target })
    .from(formerSlugs)
    .where(and(eq(formerSlugs.kind, kind), eq(formerSlugs.edition, edition), eq(formerSlugs.slug, slug)));
  return former?.target;
}
