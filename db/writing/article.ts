/** An article as the desk sees it: what readers see, and what is being written. */
import { and, eq } from 'drizzle-orm';
import { publishedArticle, publishedPage } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { accounts } from '@/db/schema/accounts';
import { articles } from '@/db/schema/articles';
import { conflictingCopies } from '@/db/schema/writing';
import { bodyWords } from '@/i18n/import-words';
import { type ArticleFields, fieldsOf } from '@/lib/desk/article-fields';
import { writeMarkdown } from '@/lib/markdown/write';
import { siteSettings } from '@/runtime/site-settings';
import { otherEdition, site, toEdition } from '@/site.config';
import { publishDueChanges } from './scheduled-changes';
import { findStored, type StoredArticle, withEveryField } from './stored';

/** What readers see, as fields of the form: its body is written as Markdown, which takes time. */
export function storedFields({ row, byline, topics }: StoredArticle): ArticleFields {
  return fieldsOf(
    {
      ...row,
      authors: byline.map(({ name }) => name),
      published: row.publishedAt,
      topics,
      markdown: markdownOf(row),
      hero: { src: row.hero ?? '', alt: row.heroAlt, caption: row.heroCaption, credit: row.heroCredit },
      translation: row.translationSlug,
    },
    siteSettings().dates.timeZone,
  );
}

/** The stored body as Markdown, which renders as the same again. */
export function markdownOf({
  edition,
  body,
}: Pick<typeof articles.$inferSelect, 'edition' | 'body'>): string {
  const { dir: direction } = site.editions[edition];
  return writeMarkdown(body, { direction, words: bodyWords[edition], pictureAt: (src) => src }).markdown;
}

/** What was saved elsewhere while this person was writing. */
export interface OtherCopy {
  fields: ArticleFields;
  savedBy: string;
  /** Whether that was this person, on another page. */
  isOwn: boolean;
  savedAt: Date;
}

export interface DeskArticle extends StoredArticle {
  /** What the form shows: this person's own text where it was overtaken, else the working copy. */
  fields: ArticleFields;
  /** The revision that the form is based on; 0 while nothing was saved here. */
  revision: number;
  /** Whether the working copy has what readers have not seen. */
  isDirty: boolean;
  savedBy: string | null;
  /** The name of who scheduled the change that waits; null where none does. */
  scheduledBy: string | null;
  /** Where this person's text was overtaken: what the other saved. */
  other: OtherCopy | null;
}

/** An article for the person who opens it; null when there is none. Never cached. */
export async function findDeskArticle(id: number, accountId: string): Promise<DeskArticle | null> {
  await publishDueChanges();
  const found = await findStored(db, id);
  if (!found) return null;
  const { copy, scheduled } = found;
  const [savedBy, scheduledBy] = [await nameOf(copy?.savedBy), await nameOf(scheduled?.scheduledBy)];
  const [overtaken] = await db
    .select()
    .from(conflictingCopies)
    .where(and(eq(conflictingCopies.articleId, id), eq(conflictingCopies.accountId, accountId)));
  const own = overtaken && withEveryField(overtaken.fields);
  const fields = own ?? copy?.fields ?? storedFields(found);
  return {
    ...found,
    fields: shownFields(found, fields),
    revision: copy?.revision ?? 0,
    isDirty: copy !== null && copy.revision > copy.publishedRevision,
    savedBy,
    scheduledBy,
    other:
      overtaken && copy
        ? {
            fields: copy.fields,
            savedBy: savedBy ?? '',
            isOwn: copy.savedBy === accountId,
            savedAt: copy.savedAt,
          }
        : null,
  };
}

/** What the form shows: the address that readers know stands where none was typed. */
export function shownFields({ state, row }: StoredArticle, fields: ArticleFields): ArticleFields {
  return state !== 'draft' && fields.slug.trim() === '' ? { ...fields, slug: row.slug } : fields;
}

async function nameOf(accountId: string | undefined): Promise<string | null> {
  if (accountId === undefined) return null;
  const [account] = await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, accountId));
  return account?.name ?? null;
}

/** Whether readers find the translation that is named in the other edition; true where none is. */
export async function isTranslated({ edition, purpose, translation }: ArticleFields): Promise<boolean> {
  const slug = translation.trim().normalize('NFC');
  if (slug === '') return true;
  const isIt = and(
    purpose === '' ? publishedArticle() : publishedPage(),
    eq(articles.edition, otherEdition(toEdition(edition))),
    eq(articles.slug, slug),
  );
  return (await db.select({ id: articles.id }).from(articles).where(isIt)).length > 0;
}
