import { and, eq } from 'drizzle-orm';
import { findOrCreateAuthor } from '@/db/articles/save';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles, authors } from '@/db/schema/articles';
import { conflictingCopies, workingCopies } from '@/db/schema/writing';
import { type ArticleFields, articleFields } from '@/lib/desk/article-fields';
import type { Role } from '@/lib/desk/roles';
import { MAX_SLUG_LENGTH, slugify } from '@/lib/site/slug';
import { type Edition, toEdition } from '@/site.config';
import { storedFields } from './article';
import { findStored } from './stored';

export interface Account {
  id: string;
  name: string;
  role: Role;
}

export type SavedCopy =
  | { outcome: 'saved' | 'unchanged'; id: number; revision: number }
  /** Another person saved meanwhile: the text was set aside, to be shown beside theirs. */
  | { outcome: 'conflict'; id: number }
  | { outcome: 'gone' };

/**
 * Makes a draft of what was typed, which no reader sees.
 * @param submission idempotency key: the same form sent twice makes one article
 */
export function createDraft(fields: ArticleFields, submission: string, account: Account): Promise<SavedCopy> {
  return write(async (tx) => {
    const [known] = await tx
      .select({ id: workingCopies.articleId, revision: workingCopies.revision })
      .from(workingCopies)
      .where(eq(workingCopies.submission, submission));
    if (known) return saveCopy(tx, known.id, fields, 0, account);
    const edition = toEdition(fields.edition);
    const now = new Date();
    const [added] = await tx
      .insert(articles)
      .values({
        edition,
        // Until it is published, when its title makes one: an address that nobody can ask for, since it is no slug.
        slug: `draft:${submission}`,
        title: shownTitle(fields),
        body: '',
        words: 0,
        authorId:
          account.role === 'author'
            ? await ownAuthor(tx, edition, account)
            : await findOrCreateAuthor(tx, edition, fields.credits.trim() || account.name),
        publishedAt: now,
        draft: 'draft',
      })
      .returning({ id: articles.id, authorId: articles.authorId });
    if (!added) throw new Error('The draft was not stored');
    await tx.insert(workingCopies).values({
      articleId: added.id,
      fields: account.role === 'author' ? await ownCredits(tx, added.authorId, fields) : fields,
      revision: 1,
      savedBy: account.id,
      savedAt: now,
      submission,
    });
    return { outcome: 'saved', id: added.id, revision: 1 };
  });
}

/**
 * Saves the working copy. A save must have seen all that others saved (optimistic lock): otherwise the text is set aside as
 * a conflicting copy, and nothing is overwritten. The saves of one person that overlap are no conflict.
 * @param seen the revision that the form was opened on
 */
export function saveWorkingCopy(
  id: number,
  fields: ArticleFields,
  seen: number,
  account: Account,
): Promise<SavedCopy> {
  return write((tx) => saveCopy(tx, id, fields, seen, account));
}

async function saveCopy(
  tx: Transaction,
  id: number,
  typed: ArticleFields,
  seen: number,
  account: Account,
): Promise<SavedCopy> {
  const found = await findStored(tx, id);
  if (!found) return { outcome: 'gone' };
  const { copy, row, state } = found;
  const fields = account.role === 'author' ? await ownCredits(tx, row.authorId, typed) : typed;
  const own = { articleId: id, accountId: account.id };
  const isOwn = and(eq(conflictingCopies.articleId, id), eq(conflictingCopies.accountId, account.id));
  if (sameFields(fields, copy?.fields ?? storedFields(found))) {
    await tx.delete(conflictingCopies).where(isOwn);
    return { outcome: 'unchanged', id, revision: copy?.revision ?? 0 };
  }
  const hasSeen = copy?.savedBy === account.id ? copy.othersRevision : (copy?.revision ?? 0);
  const savedAt = new Date();
  if (seen < hasSeen) {
    const row = { ...own, fields, savedAt };
    const target = [conflictingCopies.articleId, conflictingCopies.accountId];
    await tx.insert(conflictingCopies).values(row).onConflictDoUpdate({ target, set: row });
    return { outcome: 'conflict', id };
  }
  const revision = (copy?.revision ?? 0) + 1;
  const values = { fields, revision, othersRevision: hasSeen, savedBy: account.id, savedAt };
  if (copy) await tx.update(workingCopies).set(values).where(eq(workingCopies.articleId, id));
  else await tx.insert(workingCopies).values({ articleId: id, ...values });
  await tx.delete(conflictingCopies).where(isOwn);
  await invalidateTags(tx, [tags.workingCopy(id)]);
  if (state === 'draft' && row.title !== shownTitle(fields))
    await tx
      .update(articles)
      .set({ title: shownTitle(fields) })
      .where(eq(articles.id, id));
  return { outcome: 'saved', id, revision };
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

/** An author's article is their own: it carries the name they have in its edition. */
async function ownCredits(tx: Transaction, authorId: number, fields: ArticleFields): Promise<ArticleFields> {
  const [own] = await tx.select({ name: authors.name }).from(authors).where(eq(authors.id, authorId));
  return { ...fields, credits: own?.name ?? fields.credits };
}

/** Proposes the working copy to the editors, if it is still the one that was saved. */
export function proposeArticle(id: number, revision: number): Promise<void> {
  return write(async (tx) => {
    await tx
      .update(workingCopies)
      .set({ proposedRevision: revision })
      .where(and(eq(workingCopies.articleId, id), eq(workingCopies.revision, revision)));
  });
}

/** Lists name a draft by its title; a mark where it has none yet. */
function shownTitle({ title }: ArticleFields): string {
  return title.trim() || '…';
}

export function sameFields(one: ArticleFields, other: ArticleFields): boolean {
  return articleFields.every((name) => one[name] === other[name]);
}

/** Drops what readers have not seen: the working copy becomes what is published. A draft keeps its text, which is nowhere else. */
export function discardChanges(id: number, seen: number, account: Account): Promise<SavedCopy> {
  return write(async (tx) => {
    const found = await findStored(tx, id);
    if (!found) return { outcome: 'gone' };
    const { copy, state } = found;
    if (!copy || state === 'draft') return { outcome: 'unchanged', id, revision: copy?.revision ?? 0 };
    const saved = await saveCopy(tx, id, storedFields(found), seen, account);
    if (saved.outcome === 'saved' || saved.outcome === 'unchanged')
      await tx
        .update(workingCopies)
        .set({ publishedRevision: saved.revision })
        .where(eq(workingCopies.articleId, id));
    return saved;
  });
}
