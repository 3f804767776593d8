/** Where pictures are used, and those that are used nowhere. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { articles, images } from '@/db/schema/articles';
import { type FigureWords, figureWords } from '@/lib/html/figure-words';
import { pictureFormats, variantFile } from '@/lib/html/picture-sources';
import type { Edition } from '@/site.config';
import {
  addressOfPicture,
  mediaFolder,
  pictureFilesIn,
  pictureFrom,
  type ResponsivePicture,
} from './pictures';

/** `copy`: a text that is being written, set aside or scheduled; `address`: one of the site that was moved here leads to it. */
export type PictureUseKind = 'article' | 'copy' | 'version' | 'portrait' | 'address';

export interface PictureUse {
  kind: PictureUseKind;
  /** Of the article, or of the author whose portrait it is; 0 for an address. */
  id: number;
  /** Title or name. */
  name: string;
  edition: Edition;
}

export interface StoredPicture extends ResponsivePicture {
  file: string;
  caption: string;
  credit: string;
  uses: PictureUse[];
}

export const STORE_PAGE_SIZE = 24;

/**
 * A page of the stored pictures, the newest first, with the words that an article uses one with. Never cached.
 * @param within articles whose pictures are looked for; all pictures without
 */
export async function listPictures(
  page: number,
  within?: readonly number[],
): Promise<{ pictures: StoredPicture[]; more: boolean }> {
  const rows = await db
    .select()
    .from(images)
    .where(within && inArray(images.file, await filesOf(within)))
    .orderBy(desc(sql`rowid`))
    .limit(STORE_PAGE_SIZE + 1)
    .offset((page - 1) * STORE_PAGE_SIZE);
  const shown = rows.slice(0, STORE_PAGE_SIZE);
  const files = shown.map(({ file }) => file);
  const uses = await usesOf(db, files);
  const words = await wordsOf(files);
  const pictures = shown.map((row) => {
    const { alt = '', caption = '', credit = '' } = words.get(row.file) ?? {};
    return { ...pictureFrom(row, alt), file: row.file, caption, credit, uses: uses.get(row.file) ?? [] };
  });
  return { pictures, more: rows.length > STORE_PAGE_SIZE };
}

async function filesOf(articleIds: readonly number[]): Promise<string[]> {
  const rows = await db
    .select({ hero: articles.hero, body: articles.body })
    .from(articles)
    .where(inArray(articles.id, [...articleIds]));
  return [...new Set(rows.flatMap(({ hero, body }) => [...(hero ? [hero] : []), ...pictureFilesIn(body)]))];
}

/** The words that pictures have as the lead of an article, else in a text; of several the newest. */
async function wordsOf(files: readonly string[]): Promise<Map<string, FigureWords>> {
  const rows = await db
    .select({
      hero: articles.hero,
      alt: articles.heroAlt,
      caption: articles.heroCaption,
      credit: articles.heroCredit,
    })
    .from(articles)
    .where(inArray(articles.hero, [...files]))
    .orderBy(articles.id);
  const words = new Map<string, FigureWords>();
  const others = files.filter((file) => !rows.some(({ hero }) => hero === file));
  const shows = sql`exists (select 1 from json_each(${JSON.stringify(others)}) where instr(${articles.body}, value) > 0)`;
  const texts = await db.select({ body: articles.body }).from(articles).where(shows).orderBy(articles.id);
  for (const file of others) {
    const found = texts.flatMap(({ body }) => figureWords(body, addressOfPicture(file)) ?? []).at(-1);
    if (found) words.set(file, found);
  }
  for (const { hero, ...own } of rows) words.set(hero ?? '', own);
  return words;
}

/** A stored picture with its words; null where there is none. */
export async function findPicture(file: string): Promise<Omit<StoredPicture, 'uses'> | null> {
  const [row] = await db.select().from(images).where(eq(images.file, file));
  if (!row) return null;
  const { alt = '', caption = '', credit = '' } = (await wordsOf([file])).get(file) ?? {};
  return { ...pictureFrom(row, alt), file, caption, credit };
}

/**
 * The uses of pictures, by file. Texts are looked through for the name, which is a hash: one pass for a page of them. The
 * name without its ending is in those of its variants, too.
 */
async function usesOf(
  from: Pick<Transaction, 'all'>,
  files: readonly string[],
): Promise<Map<string, PictureUse[]>> {
  const named = sql`(select value as file, substr(value, 1, 32) as hash from json_each(${JSON.stringify(files)}))`;
  const rows = await from.all<PictureUse & { file: string }>(sql`
    select f.file, 'article' as kind, a.id, a.title as name, a.edition from ${named} f join articles a on a.hero = f.file or instr(a.body, f.hash) > 0
    union select f.file, 'copy', a.id, a.title, a.edition from ${named} f join working_copies t on instr(t.fields, f.hash) > 0 join articles a on a.id = t.article_id
    union select f.file, 'copy', a.id, a.title, a.edition from ${named} f join conflicting_copies t on instr(t.fields, f.hash) > 0 join articles a on a.id = t.article_id
    union select f.file, 'copy', a.id, a.title, a.edition from ${named} f join scheduled_changes t on instr(t.ready, f.hash) > 0 join articles a on a.id = t.article_id
    union select f.file, 'version', a.id, a.title, a.edition from ${named} f join article_versions t on instr(t.snapshot, f.hash) > 0 join articles a on a.id = t.article_id
    union select f.file, 'portrait', n.id, n.name, n.edition from ${named} f join authors n on n.portrait = f.file
    union select f.file, 'address', 0, '', '' from ${named} f join redirects r on r.picture = f.file
  `);
  const uses = new Map<string, PictureUse[]>();
  for (const { file, ...use } of rows) uses.set(file, [...(uses.get(file) ?? []), use]);
  return uses;
}

/** Deletes a picture that is used nowhere, with its files: a text that would use it from now on is told that it is not there. */
export function deletePicture(file: string): Promise<{ outcome: 'deleted' | 'used' | 'gone' }> {
  return write(async (tx) => {
    const [row] = await tx.select().from(images).where(eq(images.file, file));
    if (!row) return { outcome: 'gone' };
    const deleted = await deleteUnusedPictures(tx, [file]);
    if (deleted.length === 0) return { outcome: 'used' };
    await removePictureFiles(deleted);
    return { outcome: 'deleted' };
  });
}

type PictureRow = typeof images.$inferSelect;

/** Deletes those of these pictures that are used nowhere; returns them. Their files stay until `removePictureFiles`. */
export async function deleteUnusedPictures(tx: Transaction, files: readonly string[]): Promise<PictureRow[]> {
  const used = await usesOf(tx, files);
  const unused = files.filter((file) => !used.has(file));
  return tx.delete(images).where(inArray(images.file, unused)).returning();
}

/** Removes the files of pictures, with their variants. */
export async function removePictureFiles(rows: readonly PictureRow[]): Promise<void> {
  for (const { file, widths } of rows) {
    const variants = widths.flatMap((width) => pictureFormats.map((one) => variantFile(file, width, one)));
    for (const name of [file, ...variants]) await rm(path.join(mediaFolder, name), { force: true });
  }
}
