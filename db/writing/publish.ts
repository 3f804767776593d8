import { eq, inArray } from 'drizzle-orm';
import { isSlugTaken, moveSlug } from '@/db/articles/former-slugs';
import { findOrCreateAuthor, findOrCreateTopic, putArticle } from '@/db/articles/save';
import { indexArticles } from '@/db/articles/search-index';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { addressOfPicture, pictureFilesIn, pictureFrom } from '@/db/media/pictures';
import { articles, images } from '@/db/schema/articles';
import { withdrawals, workingCopies } from '@/db/schema/writing';
import { bodyWords } from '@/i18n/import-words';
import { type ArticleErrors, type ReadableArticle, readFields } from '@/lib/desk/article-fields';
import type { BodyPicture } from '@/lib/html/body-figures';
import type { Body } from '@/lib/html/render';
import { markdownImages, renderBody } from '@/lib/markdown/render';
import { site } from '@/site.config';
import { findStored, markdownOf, type StoredArticle, storedFields } from './article';
import { addVersion } from './versions';

export type PublishOutcome =
  | { outcome: 'published' | 'scheduled'; slug: string }
  | { outcome: 'invalid'; errors: ArticleErrors }
  /** Saved again meanwhile: another text than this person saw would be published. */
  | { outcome: 'stale' }
  | { outcome: 'gone' };

/** What was typed, checked and rendered: ready to be what readers see. */
export interface Publishable extends Body {
  article: ReadableArticle;
}

/**
 * Checks the working copy of an article (or what readers see, where there is none) as an import would, and renders its body.
 * One that nobody touched keeps its bytes.
 */
export async function readWorkingCopy(
  found: StoredArticle,
  isScheduled: boolean,
): Promise<Publishable | { errors: ArticleErrors }> {
  const now = new Date();
  const { row, copy, state } = found;
  const typed = copy?.fields ?? storedFields(found);
  // Another headline moves no article that readers know: only another address does.
  const fields = typed.slug.trim() === '' && state !== 'draft' ? { ...typed, slug: row.slug } : typed;
  const isOut = state === 'published';
  const read = readFields(fields, {
    zone: site.timeZone,
    now,
    published: state === 'draft' ? null : row.publishedAt,
  });
  if ('errors' in read) return read;
  const { article } = read;
  const errors: ArticleErrors = {};
  if (isScheduled && isOut) errors.publishAt = { kind: 'already-out' };
  else if (isScheduled && article.published <= now) errors.publishAt = { kind: 'hour-past' };
  else if (!isScheduled && article.published > now) article.published = now;
  // An article lives in one edition, with its thread and its address, from when it is published on.
  if (state !== 'draft') article.edition = row.edition;
  if (await isSlugTaken(db, 'articles', row.id, article)) errors.slug = { kind: 'slug-taken' };
  if (article.hero && !(await findPictures([article.hero.src])).has(addressOfPicture(article.hero.src)))
    errors.hero = { kind: 'picture-missing', values: { src: article.hero.src } };
  const named = markdownImages(fields.body);
  const pictures = await findPictures(named.flatMap(({ src }) => pictureFilesIn(` src="${src}"`)));
  const lost = named.find(({ src }) => !pictures.has(src));
  if (lost) errors.body = { kind: 'picture-missing', values: { src: lost.src }, line: lost.line };
  if (Object.keys(errors).length > 0) return { errors };
  const isUntouched = article.edition === row.edition && (!copy || fields.body === markdownOf(row));
  if (isUntouched) return { article, html: row.body, words: row.words };
  const { dir: direction } = site.editions[article.edition];
  return { article, ...renderBody(fields.body, { direction, words: bodyWords[article.edition], pictures }) };
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
  /** An account's id. */
  by: string;
  /** Why, for the list of versions. */
  note?: string;
  /** The number of the version that this one brings back. */
  restoredFrom?: number;
}

/**
 * Publishes the working copy, now or at its hour: article, topics, index of search, former address, version and the tags of
 * all pages that show it change in one transaction.
 */
export async function publishArticle(id: number, options: PublishOptions): Promise<PublishOutcome> {
  const found = await findStored(db, id);
  if (!found) return { outcome: 'gone' };
  const read = await readWorkingCopy(found, options.isScheduled);
  if ('errors' in read) return { outcome: 'invalid', errors: read.errors };
  const { article } = read;
  const done = await write(async (tx) => {
    const now = await findStored(tx, id);
    if (!now) return 'gone';
    if (
      (now.copy?.revision ?? 0) !== options.seen ||
      (now.copy?.revision ?? 0) !== (found.copy?.revision ?? 0)
    )
      return 'stale';
    await putPublished(tx, now, read);
    if (now.copy)
      await tx
        .update(workingCopies)
        .set({ publishedRevision: now.copy.revision, proposedRevision: 0 })
        .where(eq(workingCopies.articleId, id));
    await addVersion(tx, now, options);
    return 'done';
  });
  if (done !== 'done') return { outcome: done };
  return { outcome: options.isScheduled ? 'scheduled' : 'published', slug: article.slug };
}

/** Writes what readers see, and remembers the address that they knew it by. */
async function putPublished(tx: Transaction, { row, author, state }: StoredArticle, ready: Publishable) {
  const { article } = ready;
  const { edition, slug } = article;
  // The name alone would mistake one of two namesakes for the other.
  const isSameAuthor = edition === row.edition && article.author === author;
  const authorId = isSameAuthor ? row.authorId : await findOrCreateAuthor(tx, edition, article.author);
  const topicIds = new Set<number>();
  for (const name of article.topics) topicIds.add(await findOrCreateTopic(tx, edition, name));
  if (state !== 'draft' && slug !== row.slug) {
    await moveSlug(tx, 'articles', row.id, row, slug);
    await invalidateTags(tx, [tags.article(edition, row.slug)]);
  }
  await tx.delete(withdrawals).where(eq(withdrawals.articleId, row.id));
  const { title, standfirst, hero, published, translation } = article;
  await putArticle(
    tx,
    {
      edition,
      slug,
      title,
      standfirst,
      body: ready.html,
      words: ready.words,
      authorId,
      hero: hero?.src ?? null,
      heroAlt: hero?.alt ?? '',
      heroCaption: hero?.caption ?? '',
      heroCredit: hero?.credit ?? '',
      publishedAt: published,
      updatedAt: row.updatedAt && row.updatedAt >= published ? row.updatedAt : null,
      translationSlug: translation ?? null,
      draft: null,
    },
    [...topicIds],
    row,
  );
}

/** Takes an article from readers: its address says so (410), or leads to a successor. It stays a draft at the desk. */
export function withdrawArticle(
  id: number,
  by: string,
  successor: string | null = null,
): Promise<{ outcome: 'withdrawn' | 'gone' }> {
  return write(async (tx) => {
    const found = await findStored(tx, id);
    if (!found || found.row.draft !== null) return { outcome: 'gone' };
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
