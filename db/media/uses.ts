/** Where pictures are used, and those that are used nowhere. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { desc, eq, inArray, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { pictureArticles } from '@/db/schema/article-links';
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

export interface ListedPicture extends ResponsivePicture {
  file: string;
  caption: string;
  credit: string;
  uses: PictureUse[];
}

const STORE_PAGE_SIZE = 24;

/**
 * A page of the stored pictures, the newest first, with the words that an article uses one with. Never cached.
 * @param within articles whose pictures are looked for; all pictures without
 */
export async function listPictures(
  page: number,
  within?: readonly number[],
): Promise<{ pictures: ListedPicture[]; more: boolean }> {
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
  const hashes = files.map((file) => file.slice(0, 32));
  const had = db
    .select({ id: pictureArticles.articleId })
    .from(pictureArticles)
    .where(inArray(pictureArticles.hash, hashes));
  const { id, hero, heroAlt: alt, heroCaption: caption, heroCredit: credit, body } = articles;
  const rows = await db
    .select({ hero, body, words: { alt, caption, credit } })
    .from(articles)
    .where(inArray(id, had))
    .orderBy(id);
  const words = new Map<string, FigureWords>();
  for (const file of files) {
    const lead = rows.findLast((row) => row.hero === file)?.words;
    const texts = lead ? [] : rows.filter((row) => row.body.includes(file));
    const found = lead ?? texts.flatMap((row) => figureWords(row.body, addressOfPicture(file)) ?? []).at(-1);
    if (found) words.set(file, found);
  }
  return words;
}

/** A stored picture with its words; null where there is none. */
export async function findPicture(file: string): Promise<Omit<ListedPicture, 'uses'> | null> {
  const [row] = await db.select().from(images).where(eq(images.file, file));
  if (!row) return null;
  const { alt = '', caption = '', credit = '' } = (await wordsOf([file])).get(file) ?? {};
  return { ...pictureFrom(row, alt), file, caption, credit };
}

/**
 * The uses of pictures, by file. The texts of the articles that had one are looked through for its name, which is a hash; without its
 * ending it is in the names of the variants, too.
 */
async function usesOf(
  from: Pick<Transaction, 'all'>,
  files: readonly string[],
): Promise<Map<string, PictureUse[]>> {
  const rows = await from.all<PictureUse & { file: string }>(sql`
    with named as (select value as file, substr(value, 1, 32) as hash from json_each(${JSON.stringify(files)})),
    had as (
      select n.file, n.hash, a.id, a.title as name, a.edition, a.hero, a.body
      from named n cross join picture_articles p on p.hash = n.hash cross join articles a on a.id = p.article_id
    )
    select file, 'article' as kind, id, name, edition from had where hero = file or instr(body, hash) > 0
    union select file, 'copy', id, name, edition from had join working_copies t on t.article_id = id where instr(t.fields, hash) > 0
    union select file, 'copy', id, name, edition from had join conflicting_copies t on t.article_id = id where instr(t.fields, hash) > 0
    union select file, 'copy', id, name, edition from had join scheduled_changes t on t.article_id = id where instr(t.ready, hash) > 0
    union select file, 'version', had.id, name, edition from had join article_versions t on t.article_id = had.id where instr(t.snapshot, hash) > 0
    union select file, 'portrait', a.id, a.name, a.edition from named n join authors a on a.portrait = n.file
    union select file, 'address', 0, '', '' from named n join redirects r on r.picture = n.file
  `);
  const uses = new Map<string, PictureUse[]>();
  for (const { file, ...use } of rows) uses.set(file, [...(uses.get(file) ?? []), use]);
  return uses;
}

/** Deletes a picture that is used nowhere, with its files: a text that would use it from now on is told that it is not there. */
export async function deletePicture(file: string): Promise<{ outcome: 'deleted' | 'used' | 'gone' }> {
  const deleted = await write(async (tx) => {
    const [row] = await tx.select().from(images).where(eq(images.file, file));
    return row && deleteUnusedPictures(tx, [file]);
  });
  if (!deleted) return { outcome: 'gone' };
  await removePictureFiles(deleted);
  return { outcome: deleted.length > 0 ? 'deleted' : 'used' };
}

type PictureRow = typeof images.$inferSelect;

/** Deletes those of these pictures that are used nowhere; returns them. Their files stay until `removePictureFiles`. */
export async function deleteUnusedPictures(tx: Transaction, files: readonly string[]): Promise<PictureRow[]> {
  const used = await usesOf(tx, files);
  const unused = files.filter((file) => !used.has(file));
  return tx.delete(images).where(inArray(images.file, unused)).returning();
}

/** Removes the files of pictures, with their variants: after the commit, since rows that come back would lack them. */
export async function removePictureFiles(rows: readonly PictureRow[]): Promise<void> {
  for (const { file, widths } of rows) {
    const variants = widths.flatMap((width) => pictureFormats.map((one) => variantFile(file, width, one)));
    for (const name of [file, ...variants]) await rm(path.join(mediaFolder, name), { force: true });
  }
}
