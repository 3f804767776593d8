import { eq, inArray } from 'drizzle-orm';
import { isSlugTaken } from '@/db/articles/former-slugs';
import { indexArticles } from '@/db/articles/search-index';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { addressOfPicture, pictureFilesIn, pictureFrom } from '@/db/media/pictures';
import { articles, images } from '@/db/schema/articles';
import { withdrawals, workingCopies } from '@/db/schema/writing';
import { bodyWords } from '@/i18n/import-words';
import { NOTHING_TOLD, readChange } from '@/lib/desk/article-change';
import {
  type ArticleErrors,
  type ArticleFields,
  readFields,
  readHourToCome,
} from '@/lib/desk/article-fields';
import type { BodyPicture } from '@/lib/html/body-figures';
import { markdownImages, renderBody } from '@/lib/markdown/render';
import { site } from '@/site.config';
import { markdownOf, storedFields } from './article';
import { type Publishable, putPublished } from './put-published';
import { cancelChange, isSlugPinned, publishDueChanges, scheduleChange } from './scheduled-changes';
import { findStored, type StoredArticle } from './stored';
import { tellReaders } from './tell-readers';
import { addVersion } from './versions';

export type PublishOutcome =
  | { outcome: 'published' | 'scheduled'; slug: string }
  | { outcome: 'invalid'; errors: ArticleErrors }
  /** Saved again meanwhile: another text than this person saw would be published. */
  | { outcome: 'stale' }
  | { outcome: 'gone' };

interface Ready extends Publishable {
  /** When it is to come out: of a change of an article that readers know. */
  dueAt: Date | null;
}

/**
 * Checks the working copy of an article (or what readers see, where there is none) as an import would, and renders its body.
 * One that nobody touched keeps its bytes.
 * @param isScheduled whether it is to come out at an hour: its own, or of an article that readers know `changeAt`, as a
 * clock shows it
 */
export async function readWorkingCopy(
  found: StoredArticle,
  isScheduled: boolean,
  changeAt = '',
): Promise<Ready | { errors: ArticleErrors }> {
  const now = new Date();
  const { row, copy, state } = found;
  const isKnown = state === 'published' || state === 'withdrawn';
  const typed = fieldsOfKind(row, copy?.fields ?? storedFields(found));
  // Another headline moves no article that readers know: only another address does.
  const fields = typed.slug.trim() === '' && state !== 'draft' ? { ...typed, slug: row.slug } : typed;
  const read = readFields(fields, {
    zone: site.timeZone,
    now,
    published: state === 'draft' ? null : row.publishedAt,
  });
  const due = isScheduled && isKnown ? readHourToCome(changeAt, site.timeZone, now) : null;
  const errors: ArticleErrors = {};
  if (due && 'error' in due) errors.changeAt = due.error;
  if ('errors' in read) return { errors: { ...read.errors, ...errors } };
  const { article } = read;
  if (isScheduled && !isKnown && article.published <= now) errors.publishAt = { kind: 'hour-past' };
  // A change is no other time of publication, and the hour of one is a field of its own.
  else if (isKnown && article.published > now) article.published = row.publishedAt;
  else if (!isScheduled && article.published > now) article.published = now;
  // An article lives in one edition, with its thread and its address, from when it is published on.
  if (state !== 'draft') article.edition = row.edition;
  if ((await isSlugTaken(db, 'articles', row.id, article)) || (await isSlugPinned(row.id, article)))
    errors.slug = { kind: 'slug-taken' };
  if (article.hero && !(await findPictures([article.hero.src])).has(addressOfPicture(article.hero.src)))
    errors.hero = { kind: 'picture-missing', values: { src: article.hero.src } };
  const { named, pictures } = await picturesIn(fields.body);
  const lost = named.find(({ src }) => !pictures.has(src));
  if (lost) errors.body = { kind: 'picture-missing', values: { src: lost.src }, line: lost.line };
  // What readers have not seen yet is no change; nor are they told of one of a page, which says of which day it is.
  const change = isKnown && row.purpose === null ? readChange(fields) : NOTHING_TOLD;
  if ('errors' in change) Object.assign(errors, change.errors);
  if ('errors' in change || Object.keys(errors).length > 0) return { errors };
  const dueAt = due && 'hour' in due ? due.hour : null;
  const isUntouched = article.edition === row.edition && (!copy || fields.body === markdownOf(row));
  if (isUntouched) return { article, change, dueAt, html: row.body, words: row.words };
  const { dir: direction } = site.editions[article.edition];
  return {
    article,
    change,
    dueAt,
    ...renderBody(fields.body, { direction, words: bodyWords[article.edition], pictures }),
  };
}

/** The pictures that a typed body names, and those of them that are stored, by their address. */
export async function picturesIn(markdown: string) {
  const named = markdownImages(markdown);
  const pictures = await findPictures(named.flatMap(({ src }) => pictureFilesIn(` src="${src}"`)));
  return { named, pictures };
}

/** An article becomes no page by its form, nor a page an article. */
function fieldsOfKind(
  { purpose }: Pick<StoredArticle['row'], 'purpose'>,
  fields: ArticleFields,
): ArticleFields {
  return { ...fields, purpose: purpose === null ? '' : fields.purpose || purpose };
}

/** Stored pictures by their address. */
async function findPictures(files: readonly string[]): Promise<Map<string, BodyPicture>> {
  if (files.length === 0) return new Map();
  const rows = await db
    .select()
    .from(images)
    .where(inArray(images.file, [...new Set(files)]));
  return new Map(
    rows.map((row) => {
      const { src, width, height } = pictureFrom(row);
      return [src, { src, width, height }];
    }),
  );
}

interface PublishOptions {
  /** The revision of the working copy that is meant. */
  seen: number;
  /** Whether it is to come out at its hour; else now. */
  isScheduled: boolean;
  /** Of a change that is scheduled: its hour, as it was typed. */
  changeAt?: string;
  /** An account's id. */
  by: string;
  /** Why, for the list of versions. */
  note?: string;
  /** The number of the version that this one brings back. */
  restoredFrom?: number;
}

/**
 * Publishes the working copy, now or at its hour: article, topics, index of search, former address, version and the tags of
 * all pages that show it change in one transaction. What readers get is what was decided last: publishing now cancels a
 * change that was scheduled.
 */
export async function publishArticle(id: number, options: PublishOptions): Promise<PublishOutcome> {
  await publishDueChanges();
  const found = await findStored(db, id);
  if (!found) return { outcome: 'gone' };
  const read = await readWorkingCopy(found, options.isScheduled, options.changeAt);
  if ('errors' in read) return { outcome: 'invalid', errors: read.errors };
  const { article } = read;
  const done = await write(async (tx) => {
    const now = await findStored(tx, id);
    if (!now) return 'gone';
    if (
      (now.copy?.revision ?? 0) !== options.seen ||
      (now.copy?.revision ?? 0) !== (found.copy?.revision ?? 0) ||
      now.state !== found.state
    )
      return 'stale';
    if (read.dueAt) {
      await scheduleChange(tx, now, read, { ...options, dueAt: read.dueAt });
      return 'done';
    }
    await cancelChange(tx, id);
    await putPublished(tx, now, read);
    if (now.copy)
      await tx
        .update(workingCopies)
        .set({ publishedRevision: now.copy.revision, proposedRevision: 0 })
        .where(eq(workingCopies.articleId, id));
    const version = await addVersion(tx, now, options);
    await tellReaders(tx, now, read.change, { version, by: options.by });
    return 'done';
  });
  if (done !== 'done') return { outcome: done };
  return { outcome: options.isScheduled ? 'scheduled' : 'published', slug: article.slug };
}

/** Takes an article from readers: its address says so (410), or leads to a successor. It stays a draft at the desk. */
export async function withdrawArticle(
  id: number,
  by: string,
  successor: string | null = null,
): Promise<{ outcome: 'withdrawn' | 'gone' }> {
  await publishDueChanges();
  return write(async (tx) => {
    const found = await findStored(tx, id);
    if (!found || found.row.draft !== null) return { outcome: 'gone' };
    await cancelChange(tx, id);
    const { edition, slug } = found.row;
    await tx.update(articles).set({ draft: 'draft' }).where(eq(articles.id, id));
    // One that nobody saw is a draft again; its address was never known.
    if (found.state === 'published')
      await tx
        .insert(withdrawals)
        .values({ articleId: id, successor, withdrawnBy: by, withdrawnAt: new Date() });
    await indexArticles(tx, [id]);
    await invalidateTags(tx, [tags.articles(edition), tags.article(edition, slug)]);
    return { outcome: 'withdrawn' };
  });
}
