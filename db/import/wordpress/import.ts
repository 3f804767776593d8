import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { reserveNumbers } from '@/db/comments/ids';
import {
  addToTotals,
  emptyTotals,
  type ImportResult,
  type ImportTotals,
  type LeftLink,
  type PostReport,
} from '@/lib/import/report';
import { editionFor, isArticle } from '@/lib/wordpress/read/post';
import type { AuthorNote } from '@/lib/wordpress/read/rest-users';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { type Edition, editions, site } from '@/site.config';
import { leadAttachmentPages } from './attachments';
import { keepAuthorNotes, portraitAddress } from './authors';
import { type Moving, writeOrTry } from './context';
import { bringPictures, type PictureSources } from './images';
import { leadLaterLinks } from './links';
import { linkedPictures, shownPictures } from './post-images';
import { leftOut, takePost, unchangedArticle } from './posts';
import { Staging } from './staging';

/** So many posts in a row that nothing can be done with are no fault of the posts. */
const MOST_FAILURES = 20;

/** Links that lead nowhere here are told one by one; whoever has more of them begins with these. */
const MOST_LEFT_LINKS = 500;

export interface WordPressOptions extends PictureSources {
  /** The edition of posts whose language nobody wrote; the site's language decides where it is left out. */
  edition?: Edition;
  authors?: readonly AuthorNote[];
  /** Find out what would become of everything, and change nothing. */
  dryRun?: boolean;
  progress?: (phase: 'read' | 'pictures' | 'posts', done: number, total: number) => void;
}

/**
 * Takes in a WordPress export. Safe to repeat: what came in before and has not changed is passed over, so that one that
 * was stopped goes on where it was.
 * @param onPost told what became of each post, in the order of their numbers
 * @throws XmlError when the file is no export, or a broken one; nothing is taken in then
 */
export async function importWordPress(
  file: string,
  options: WordPressOptions,
  onPost: (report: PostReport) => void | Promise<void>,
): Promise<ImportResult> {
  const { progress = () => {} } = options;
  const { size } = await stat(file);
  const staging = await Staging.open();
  try {
    await staging.fill(createReadStream(file, { highWaterMark: 1 << 18 }), (bytes) =>
      progress('read', bytes, size),
    );
    progress('read', size, size);
    const moving = await beginMove(staging, options);
    const totals = emptyTotals();
    totals.pictures = await movePictures(moving, options, progress);
    await movePosts(moving, progress, async (report) => {
      addToTotals(totals, report);
      await onPost(report);
    });
    const notes = await keepAuthorNotes(moving);
    for (const { kind, count } of notes) totals.notes[kind] = (totals.notes[kind] ?? 0) + count;
    await leadAttachmentPages(moving);
    const leftLinks: LeftLink[] = [];
    if (!moving.dryRun)
      await leadLaterLinks(moving, (link) => {
        totals.links.left += 1;
        if (leftLinks.length < MOST_LEFT_LINKS) leftLinks.push(link);
      });
    const { title, address } = staging.site;
    const { tolerated, read } = staging;
    const { numberless } = read;
    return { kind: 'wordpress', from: title || address, totals, numberless, notes, leftLinks, tolerated };
  } finally {
    staging.close();
  }
}

async function beginMove(staging: Staging, options: WordPressOptions): Promise<Moving> {
  const { address, language } = staging.site;
  const moving: Moving = {
    staging,
    source: address.replace(/^https?:\/\//, '').replace(/(?<!\/)\/+$/, '') || 'wordpress',
    folder: URL.canParse(address) ? new URL(address).pathname.replace(/(?<!\/)\/+$/, '') : '',
    edition: options.edition ?? editionFor(language.toLowerCase(), editions) ?? site.defaultEdition,
    authors: options.authors ?? [],
    team: await staging.authorIds(),
    dryRun: options.dryRun ?? false,
    settled: new Map(),
  };
  const newest = await staging.newestComment();
  await writeOrTry(moving, (tx) => reserveNumbers(tx, newest));
  return moving;
}

/** Brings in every picture that a new or changed post shows or links to, and the portraits of authors. */
async function movePictures(
  moving: Moving,
  sources: PictureSources,
  progress: NonNullable<WordPressOptions['progress']>,
): Promise<ImportTotals['pictures']> {
  const { staging, source, dryRun } = moving;
  for await (const post of staging.posts()) {
    if (!isArticle(post.type) || (await unchangedArticle(moving, post))) continue;
    for (const picture of await shownPictures(staging, post)) await staging.pictures.want(picture);
    for (const picture of linkedPictures(staging, post)) await staging.pictures.want(picture);
  }
  for await (const author of staging.authors()) {
    const portrait = portraitAddress(moving, author);
    if (portrait) await staging.pictures.want(portrait);
  }
  const total = await staging.pictures.count();
  if (dryRun) return { stored: 0, known: 0, missing: 0, wanted: total };
  let done = 0;
  const brought = await bringPictures(staging, source, sources, () => progress('pictures', ++done, total));
  return { ...brought, wanted: total };
}

async function movePosts(
  moving: Moving,
  progress: NonNullable<WordPressOptions['progress']>,
  onPost: (report: PostReport) => Promise<void>,
): Promise<void> {
  const total = await moving.staging.countPosts();
  let done = 0;
  let failures = 0;
  const failed = (post: WxrPost, error: Error): PostReport => {
    failures += 1;
    // What its transaction did is undone.
    moving.settled.clear();
    if (failures >= MOST_FAILURES) throw error;
    return leftOut(post, { kind: 'failed', quote: error.message });
  };
  for await (const post of moving.staging.posts()) {
    const report = await takePost(moving, post).catch((error: Error) => failed(post, error));
    if (report.outcome !== 'left-out') failures = 0;
    await onPost(report);
    progress('posts', ++done, total);
  }
}
