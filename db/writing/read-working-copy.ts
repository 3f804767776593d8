import { inArray } from 'drizzle-orm';
import { isSlugTaken } from '@/db/articles/former-slugs';
import { db } from '@/db/core/client';
import { addressOfPicture, pictureFilesIn, pictureFrom } from '@/db/media/pictures';
import { images } from '@/db/schema/articles';
import { bodyWords } from '@/i18n/import-words';
import { NOTHING_TOLD, readChange } from '@/lib/desk/article-change';
import {
  type ArticleErrors,
  type ArticleFields,
  type ArticleProblem,
  readFields,
  readHourToCome,
} from '@/lib/desk/article-fields';
import { lengthErrors } from '@/lib/desk/article-form';
import type { BodyPicture } from '@/lib/html/body-figures';
import { textOfHtml } from '@/lib/html/html-text';
import type { Body } from '@/lib/html/render';
import { markdownImages, NestingError, renderBody } from '@/lib/markdown/render';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, site } from '@/site.config';
import { markdownOf, storedFields } from './article';
import type { Publishable } from './put-published';
import { isSlugPinned } from './scheduled-changes';
import { isKnown, type StoredArticle } from './stored';

interface Ready extends Publishable {
  /** When it is to come out: of a change of an article that readers know. */
  dueAt: Date | null;
}

/**
 * Checks the working copy of an article (or what readers see, where there is none) as an import would, and renders its body.
 * One that nobody touched keeps its bytes.
 * @param goal scheduled it comes out at an hour: its own, or of an article that readers know `changeAt`, as a clock shows it
 */
export async function readWorkingCopy(
  found: StoredArticle,
  goal: 'preview' | 'publish' | 'schedule',
  changeAt = '',
): Promise<Ready | { errors: ArticleErrors }> {
  const now = new Date();
  const { row, copy, state } = found;
  const isChange = isKnown(state);
  const isScheduled = goal === 'schedule';
  const typed = fieldsOfKind(row, copy?.fields ?? storedFields(found));
  // Another headline moves no article that readers know: only another address does.
  const fields = typed.slug.trim() === '' && state !== 'draft' ? { ...typed, slug: row.slug } : typed;
  const read = readFields(fields, {
    zone: siteSettings().dates.timeZone,
    now,
    published: state === 'draft' ? null : row.publishedAt,
  });
  const due = isScheduled && isChange ? readHourToCome(changeAt, siteSettings().dates.timeZone, now) : null;
  const errors = lengthErrors(fields);
  if (due && 'error' in due) errors.changeAt = due.error;
  if ('errors' in read) return { errors: { ...read.errors, ...errors } };
  const { article } = read;
  if (isScheduled && !isChange && article.published <= now) errors.publishAt = { kind: 'hour-past' };
  // A change is no other time of publication, and the hour of one is a field of its own.
  else if (isChange && article.published > now) article.published = row.publishedAt;
  // Who gave a draft an hour and presses the other button has it out too early, in feeds and mails as well.
  else if (goal === 'publish' && state === 'draft' && article.published > now)
    errors.publishAt = { kind: 'hour-ahead' };
  else if (!isScheduled && article.published > now) article.published = now;
  // An article lives in one edition, with its thread and its address, from when it is published on.
  if (state !== 'draft') article.edition = row.edition;
  if ((await isSlugTaken(db, 'articles', row.id, article)) || (await isSlugPinned(row.id, article)))
    errors.slug = { kind: 'slug-taken' };
  if (article.hero && !(await findPictures([article.hero.src])).has(addressOfPicture(article.hero.src)))
    errors.hero = { kind: 'picture-missing', values: { src: article.hero.src } };
  const body = errors.body ? { error: errors.body } : await renderTyped(fields.body, article.edition);
  if ('error' in body) errors.body = body.error;
  // What readers have not seen yet is no change; nor are they told of one of a page, which says of which day it is.
  const change = isChange && row.purpose === null ? readChange(fields) : NOTHING_TOLD;
  if ('errors' in change) Object.assign(errors, change.errors);
  if ('errors' in change || Object.keys(errors).length > 0) return { errors };
  const dueAt = due && 'hour' in due ? due.hour : null;
  const isUntouched = article.edition === row.edition && (!copy || fields.body === markdownOf(row));
  if (isUntouched || 'error' in body) return { article, change, dueAt, html: row.body, words: row.words };
  return { article, change, dueAt, ...body };
}

/** Renders a typed body with its pictures; what readers could not see, or no page can hold, is an error of it. */
async function renderTyped(markdown: string, edition: Edition): Promise<Body | { error: ArticleProblem }> {
  try {
    const { named, pictures } = await picturesIn(markdown);
    const lost = named.find(({ src }) => !pictures.has(src));
    if (lost) return { error: { kind: 'picture-missing', values: { src: lost.src }, line: lost.line } };
    const { dir: direction } = site.editions[edition];
    const body = renderBody(markdown, { direction, words: bodyWords[edition], pictures });
    const isSeen = body.html.includes('<img') || /[^\s\p{Cf}]/u.test(textOfHtml(body.html));
    return isSeen ? body : { error: { kind: 'empty' } };
  } catch (error) {
    if (error instanceof NestingError) return { error: { kind: 'nested' } };
    throw error;
  }
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
