/** Which authors of the byline an account is: one of an edition at most, by id. */
import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { authors } from '@/db/schema/articles';
import type { AuthorErrors, TypedAuthors } from '@/lib/accounts/staff-form';
import { type Edition, editions } from '@/site.config';

export interface Byline {
  accountId: string;
  edition: Edition;
  slug: string;
  name: string;
}

/** The authors that accounts are bound to. */
export async function listBylines(): Promise<Byline[]> {
  const { accountId, edition, slug, name } = authors;
  const rows = await db
    .select({ accountId, edition, slug, name })
    .from(authors)
    .where(isNotNull(authors.accountId));
  return rows.flatMap((row) => (row.accountId ? [{ ...row, accountId: row.accountId }] : []));
}

/** Suggested beside the fields; any other is typed. */
const MAX_SUGGESTED = 500;

export function suggestAuthors(): Promise<Omit<Byline, 'accountId'>[]> {
  const { edition, slug, name } = authors;
  return db.select({ edition, slug, name }).from(authors).orderBy(asc(name)).limit(MAX_SUGGESTED);
}

/** The editions that have an author at this slug. */
export async function editionsOfAuthor(slug: string): Promise<Edition[]> {
  const rows = await db.select({ edition: authors.edition }).from(authors).where(eq(authors.slug, slug));
  return rows.map(({ edition }) => edition);
}

/** The ids of authors by what was typed, a slug or a whole name: null where nothing was. */
export async function findAuthors(
  tx: Transaction,
  typed: TypedAuthors,
  accountId: string,
): Promise<{ ids: Partial<Record<Edition, number | null>> } | { errors: AuthorErrors }> {
  const ids: Partial<Record<Edition, number | null>> = {};
  const errors: AuthorErrors = {};
  for (const edition of editions) {
    const words = typed[edition] ?? '';
    ids[edition] = null;
    if (words === '') continue;
    const called = or(eq(authors.slug, words), eq(authors.name, words));
    const found = await tx
      .select()
      .from(authors)
      .where(and(eq(authors.edition, edition), called));
    const [author] = found.length > 1 ? found.filter(({ slug }) => slug === words) : found;
    if (!author) errors[`author-${edition}`] = found.length > 1 ? 'several' : 'unknown';
    else if (author.accountId !== null && author.accountId !== accountId)
      errors[`author-${edition}`] = 'taken';
    else ids[edition] = author.id;
  }
  return Object.keys(errors).length > 0 ? { errors } : { ids };
}

/** Makes an account these authors, and no others. */
export async function bindAuthors(
  tx: Transaction,
  accountId: string,
  ids: Partial<Record<Edition, number | null>>,
): Promise<void> {
  await tx.update(authors).set({ accountId: null }).where(eq(authors.accountId, accountId));
  for (const id of Object.values(ids))
    if (id != null) await tx.update(authors).set({ accountId }).where(eq(authors.id, id));
}
