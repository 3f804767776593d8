import { and, eq, sql } from 'drizzle-orm';
import { putCoauthors } from '@/db/articles/put';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { conflictingCopies, workingCopies } from '@/db/schema/writing';
import { type ArticleFields, articleFields } from '@/lib/desk/article-fields';
import { MAX_TITLE_LENGTH } from '@/lib/markdown/article-schema';
import { type Purpose, purposes } from '@/lib/site/purpose';
import { toEdition } from '@/site.config';
import { shownFields, storedFields } from './article';
import { type Account, creditsOf, firstByline, nameOf, putKnownByline } from './byline';
import { findStored } from './stored';

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
    if (known) return saveCopy(tx, known.id, fields, 0, account, submission);
    const edition = toEdition(fields.edition);
    const purpose = purposeOf(fields);
    const now = new Date();
    const isAuthor = account.role === 'author';
    const byline = await firstByline(tx, edition, fields, account);
    const [added] = await tx
      .insert(articles)
      .values({
        edition,
        // Until it is published, when its title makes one: an address that nobody can ask for, since it is no slug.
        slug: `draft:${submission}`,
        title: shownTitle(fields),
        body: '',
        words: 0,
        authorId: byline.authorId,
        publishedAt: now,
        purpose,
        draft: 'draft',
      })
      .returning({ id: articles.id });
    if (!added) throw new Error('The draft was not stored');
    await putCoauthors(tx, added.id, byline.coauthors);
    await tx.insert(workingCopies).values({
      articleId: added.id,
      fields: isAuthor ? { ...fields, credits: await nameOf(tx, byline.authorId) } : fields,
      revision: 1,
      savedBy: account.id,
      savedFrom: submission,
      savedAt: now,
      submission,
    });
    return { outcome: 'saved', id: added.id, revision: 1 };
  });
}

/**
 * Saves the working copy. A save must have seen all that others saved (optimistic lock): otherwise the text is set aside as
 * a conflicting copy, and nothing is overwritten. The saves of one page that overlap are no conflict; those of two tabs of one person are.
 * @param seen the revision that the form was opened on
 * @param page key of the page with the form, '' for none
 */
export function saveWorkingCopy(
  id: number,
  fields: ArticleFields,
  seen: number,
  account: Account,
  page = '',
): Promise<SavedCopy> {
  return write((tx) => saveCopy(tx, id, fields, seen, account, page));
}

async function saveCopy(
  tx: Transaction,
  id: number,
  typed: ArticleFields,
  seen: number,
  account: Account,
  page: string,
): Promise<SavedCopy> {
  const found = await findStored(tx, id);
  if (!found) return { outcome: 'gone' };
  const { copy, row, state } = found;
  // Who signs an article is its editors' to say.
  const fields = account.role === 'author' ? { ...typed, credits: creditsOf(found) } : typed;
  const own = { articleId: id, accountId: account.id };
  const isOwn = and(eq(conflictingCopies.articleId, id), eq(conflictingCopies.accountId, account.id));
  const stored = copy?.fields ?? storedFields(found);
  const isSamePage = copy?.savedBy === account.id && copy.savedFrom === page;
  // What was set aside is shown by the next page that opens: the one that saved before does not know of it.
  const isSeen = isSamePage ? sql`false` : isOwn;
  if (sameFields(fields, stored) || sameFields(fields, shownFields(found, stored))) {
    await tx.delete(conflictingCopies).where(isSeen);
    return { outcome: 'unchanged', id, revision: copy?.revision ?? 0 };
  }
  const hasSeen = isSamePage ? copy.othersRevision : (copy?.revision ?? 0);
  const savedAt = new Date();
  if (seen < hasSeen) {
    const row = { ...own, fields, savedAt };
    const target = [conflictingCopies.articleId, conflictingCopies.accountId];
    await tx.insert(conflictingCopies).values(row).onConflictDoUpdate({ target, set: row });
    return { outcome: 'conflict', id };
  }
  const revision = (copy?.revision ?? 0) + 1;
  const values = { fields, revision, othersRevision: hasSeen, savedBy: account.id, savedFrom: page, savedAt };
  if (copy) await tx.update(workingCopies).set(values).where(eq(workingCopies.articleId, id));
  else await tx.insert(workingCopies).values({ articleId: id, ...values });
  await tx.delete(conflictingCopies).where(isSeen);
  await invalidateTags(tx, [tags.workingCopy(id)]);
  if (state === 'draft' && row.title !== shownTitle(fields))
    await tx
      .update(articles)
      .set({ title: shownTitle(fields) })
      .where(eq(articles.id, id));
  if (state === 'draft') await putKnownByline(tx, found, fields);
  return { outcome: 'saved', id, revision };
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

/** What makes a page of what is typed; null for an article. */
function purposeOf({ purpose }: ArticleFields): Purpose | null {
  return purpose === '' ? null : (purposes.find((known) => known === purpose) ?? 'other');
}

/** Lists name a draft by its title; a mark where it has none yet. */
function shownTitle({ title }: ArticleFields): string {
  return title.trim().slice(0, MAX_TITLE_LENGTH) || '…';
}

export function sameFields(one: ArticleFields, other: ArticleFields): boolean {
  return articleFields.every((name) => one[name] === other[name]);
}

/** Drops what readers have not seen: the working copy becomes what is published. A draft keeps its text, which is nowhere else. */
export function discardChanges(id: number, seen: number, account: Account, page = ''): Promise<SavedCopy> {
  return write(async (tx) => {
    const found = await findStored(tx, id);
    if (!found) return { outcome: 'gone' };
    const { copy, state } = found;
    if (!copy || state === 'draft') return { outcome: 'unchanged', id, revision: copy?.revision ?? 0 };
    const saved = await saveCopy(tx, id, storedFields(found), seen, account, page);
    if (saved.outcome === 'saved' || saved.outcome === 'unchanged')
      await tx
        .update(workingCopies)
        .set({ publishedRevision: saved.revision })
        .where(eq(workingCopies.articleId, id));
    return saved;
  });
}
