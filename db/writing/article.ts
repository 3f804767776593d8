/** An article as the desk sees it: what readers see, and what is being written. */
import { and, eq } from 'drizzle-orm';
import { topicsByArticle } from '@/db/articles/article-topics';
import { db, type Transaction } from '@/db/core/client';
import { accounts } from '@/db/schema/accounts';
import { articles, authors } from '@/db/schema/articles';
import { conflictingCopies, withdrawals, workingCopies } from '@/db/schema/writing';
import { bodyWords } from '@/i18n/import-words';
import { type ArticleFields, fieldsOf } from '@/lib/desk/article-fields';
import { writeMarkdown } from '@/lib/markdown/write';
import { site } from '@/site.config';

export const deskStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type DeskState = (typeof deskStates)[number];

/** @param isWithdrawn whether it was published, and taken back */
export function deskState(
  { draft, publishedAt }: Pick<typeof articles.$inferSelect, 'draft' | 'publishedAt'>,
  isWithdrawn: boolean,
  now: Date,
): DeskState {
  if (isWithdrawn) return 'withdrawn';
  if (draft !== null) return 'draft';
  return publishedAt > now ? 'scheduled' : 'published';
}

export interface StoredArticle {
  row: typeof articles.$inferSelect;
  state: DeskState;
  author: string;
  topics: string[];
  copy: typeof workingCopies.$inferSelect | null;
}

/** Reads an article with its working copy; null when there is none. */
export async function findStored(
  from: Pick<Transaction, 'select'>,
  id: number,
): Promise<StoredArticle | null> {
  const [found] = await from
    .select({ row: articles, author: authors.name, copy: workingCopies, withdrawn: withdrawals.articleId })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(workingCopies, eq(workingCopies.articleId, articles.id))
    .leftJoin(withdrawals, eq(withdrawals.articleId, articles.id))
    .where(eq(articles.id, id));
  if (!found) return null;
  const { row, author, copy, withdrawn } = found;
  const topics = (await topicsByArticle(from, [id])).get(id) ?? [];
  const state = deskState(row, withdrawn !== null, new Date());
  return { row, author, topics: topics.map(({ name }) => name), copy, state };
}

/** What readers see, as fields of the form: its body is written as Markdown, which takes time. */
export function storedFields({ row, author, topics }: StoredArticle): ArticleFields {
  return fieldsOf(
    {
      ...row,
      author,
      published: row.publishedAt,
      topics,
      markdown: markdownOf(row),
      hero: { src: row.hero ?? '', alt: row.heroAlt, caption: row.heroCaption, credit: row.heroCredit },
      translation: row.translationSlug,
    },
    site.timeZone,
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

/** What somebody else saved while this person was writing. */
export interface OtherCopy {
  fields: ArticleFields;
  savedBy: string;
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
  /** Where this person's text was overtaken: what the other saved. */
  other: OtherCopy | null;
}

/** An article for the person who opens it; null when there is none. Never cached. */
export async function findDeskArticle(id: number, accountId: string): Promise<DeskArticle | null> {
  const found = await findStored(db, id);
  if (!found) return null;
  const { copy } = found;
  const [saver] = copy
    ? await db.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, copy.savedBy))
    : [];
  const [overtaken] = await db
    .select()
    .from(conflictingCopies)
    .where(and(eq(conflictingCopies.articleId, id), eq(conflictingCopies.accountId, accountId)));
  const savedBy = saver?.name ?? null;
  const fields = overtaken?.fields ?? copy?.fields ?? storedFields(found);
  const hasAddress = found.state !== 'draft' && fields.slug.trim() === '';
  return {
    ...found,
    fields: hasAddress ? { ...fields, slug: found.row.slug } : fields,
    revision: copy?.revision ?? 0,
    isDirty: copy !== null && copy.revision > copy.publishedRevision,
    savedBy,
    other: overtaken && copy ? { fields: copy.fields, savedBy: savedBy ?? '', savedAt: copy.savedAt } : null,
  };
}
