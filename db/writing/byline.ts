/** The byline of a text at the desk: who signs a draft, and who may say so. */
import { and, eq, inArray } from 'drizzle-orm';
import { putCoauthors } from '@/db/articles/put';
import { type Byline, findOrCreateByline, signatureOf } from '@/db/articles/save';
import type { Transaction } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { type ArticleFields, readNames } from '@/lib/desk/article-fields';
import type { Role } from '@/lib/desk/roles';
import { encodeReferences } from '@/lib/html/plain-text';
import { MAX_SLUG_LENGTH, slugify } from '@/lib/site/slug';
import type { Edition } from '@/site.config';
import type { StoredArticle } from './stored';

/** Who writes. */
export interface Account {
  id: string;
  name: string;
  role: Role;
}

/** Who signs a new draft: an author who begins it, those an editor named, or the editor. */
export async function firstByline(
  tx: Transaction,
  edition: Edition,
  { credits, purpose }: ArticleFields,
  account: Account,
): Promise<Byline> {
  const isAuthor = account.role === 'author';
  const [author, ...coauthors] = isAuthor
    ? []
    : readNames(credits.trim() || (purpose === '' ? account.name : signatureOf(edition)));
  if (author === undefined) return { authorId: await ownAuthor(tx, edition, account), coauthors: [] };
  return findOrCreateByline(tx, edition, { author, coauthors });
}

/** A draft belongs to whom its byline names, if all of them are known: half a name that is saved while one types makes nobody. */
export async function putKnownByline(tx: Transaction, { row, byline }: StoredArticle, fields: ArticleFields) {
  const names = [...new Set(readNames(fields.credits))];
  if (fields.edition !== row.edition || names.join('\n') === byline.map(({ name }) => name).join('\n'))
    return;
  const known = await tx
    .select({ id: authors.id, name: authors.name })
    .from(authors)
    .where(and(eq(authors.edition, row.edition), inArray(authors.name, names)));
  const ids = names.flatMap((name) => [...byline, ...known].find((one) => one.name === name)?.id ?? []);
  const [authorId, ...coauthors] = ids;
  if (authorId === undefined || ids.length < names.length) return;
  await tx.update(articles).set({ authorId }).where(eq(articles.id, row.id));
  await putCoauthors(tx, row.id, coauthors);
}

/** The author that an account is in an edition, by id; one is made for an account that is none yet. */
async function ownAuthor(tx: Transaction, edition: Edition, { id, name }: Account): Promise<number> {
  const [own] = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(eq(authors.edition, edition), eq(authors.accountId, id)));
  if (own) return own.id;
  const base = slugify(name).slice(0, MAX_SLUG_LENGTH - 4) || 'author';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const [added] = await tx
      .insert(authors)
      .values({ edition, name, slug, accountId: id })
      .onConflictDoNothing({ target: [authors.edition, authors.slug] })
      .returning({ id: authors.id });
    if (added) return added.id;
  }
}

/** The name of an author, as the form has it. */
export async function nameOf(tx: Transaction, authorId: number): Promise<string> {
  const [author] = await tx.select({ name: authors.name }).from(authors).where(eq(authors.id, authorId));
  return encodeReferences(author?.name ?? '');
}

/** The byline as it was typed last, else as it is stored. */
export function creditsOf({ copy, byline }: StoredArticle): string {
  return copy?.fields.credits ?? byline.map(({ name }) => encodeReferences(name)).join('\n');
}
