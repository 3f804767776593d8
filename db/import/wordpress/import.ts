import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { groupWaiting } from '@/db/comments/campaigns';
import { reserveNumbers } from '@/db/comments/imported-numbers';
import { writeOrDryRun } from '@/db/core/dry-run';
import { XmlError } from '@/lib/feeds/read-xml';
import {
  addToTotals,
  emptyTotals,
  type ImportResult,
  type ImportTotals,
  type PostReport,
  type UnresolvedLink,
} from '@/lib/import/report';
import { editionFor, isArticle } from '@/lib/wordpress/read/post';
import type { AuthorProfile } from '@/lib/wordpress/read/rest-users';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { type Edition, editions, site } from '@/site.config';
import { redirectAttachmentPages } from './attachments';
import { portraitAddress, storeProfiles } from './authors';
import { type ImportContext, sourceName } from './context';
import { fetchImages, type ImageSources } from './images';
import { rewriteStoredLinks } from './links';
import { linkedImages, shownImages } from './post-images';
import { importPost, leftOut } from './posts';
import { findUnchanged, readSourcePost } from './source-post';
import { Staging } from './staging';

/** Aborts after this many consecutive failures: the cause is not in the posts then. */
const MAX_FAILURES = 20;

/** Dead links listed in the report; the rest is counted. */
const MAX_UNRESOLVED_LINKS = 500;

export interface WordPressOptions extends ImageSources {
  /** Default for posts without a language; if left out, from the language of the other site. */
  edition?: Edition;
  authors?: readonly AuthorProfile[];
  dryRun?: boolean;
  progress?: (phase: 'read' | 'pictures' | 'posts', done: number, total: number) => void;
}

/**
 * Imports a WordPress export, of one file or several, in any order. Idempotent: what was imported before and has not changed is skipped, so that an
 * interrupted import can be resumed by repeating it.
 * @param onPost called with the outcome of each post, in the order of their ids
 * @throws XmlError when the file is no export or malformed; nothing is imported then
 */
export async function importWordPress(
  files: string | readonly string[],
  options: WordPressOptions,
  onPost: (report: PostReport) => void | Promise<void>,
): Promise<ImportResult> {
  const { progress = () => {} } = options;
  const staging = await Staging.open();
  try {
    await readFiles(staging, [files].flat(), progress);
    const context = await openContext(staging, options);
    const totals = emptyTotals();
    totals.pictures = await importImages(context, options, progress);
    await importPosts(context, progress, async (report) => {
      addToTotals(totals, report);
      await onPost(report);
    });
    const notes = [...staging.notes, ...(await storeProfiles(context))];
    for (const { kind, count } of notes) totals.notes[kind] = (totals.notes[kind] ?? 0) + count;
    await redirectAttachmentPages(context);
    const unresolvedLinks: UnresolvedLink[] = [];
    if (!context.dryRun)
      await rewriteStoredLinks(context, (link) => {
        totals.links.left += 1;
        if (unresolvedLinks.length < MAX_UNRESOLVED_LINKS) unresolvedLinks.push(link);
      });
    if (!context.dryRun) await groupWaiting();
    const { title, address } = staging.site;
    const { tolerated, read } = staging;
    const { withoutId } = read;
    return {
      kind: 'wordpress',
      from: title || address,
      totals,
      withoutId,
      notes,
      unresolvedLinks,
      tolerated,
    };
  } finally {
    staging.close();
  }
}

/** All of them, before anything is written. @throws XmlError, which names the file */
async function readFiles(
  staging: Staging,
  files: readonly string[],
  progress: NonNullable<WordPressOptions['progress']>,
): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [index, file] of files.entries()) {
    const chunks = createReadStream(file, { highWaterMark: 1 << 18 });
    try {
      await staging.fill(path.basename(file), chunks, (bytes) => progress('read', done + bytes, total));
    } catch (error) {
      if (error instanceof XmlError) error.file = file;
      throw error;
    }
    done += sizes[index] ?? 0;
    progress('read', done, total);
  }
}

async function openContext(staging: Staging, options: WordPressOptions): Promise<ImportContext> {
  const { address, language } = staging.site;
  const context: ImportContext = {
    staging,
    source: sourceName(address) || 'wordpress',
    folder: URL.canParse(address) ? new URL(address).pathname.replace(/(?<!\/)\/+$/, '') : '',
    edition: options.edition ?? editionFor(language.toLowerCase(), editions) ?? site.defaultEdition,
    profiles: options.authors ?? [],
    team: await staging.authorIds(),
    dryRun: options.dryRun ?? false,
    idCache: new Map(),
  };
  const newest = await staging.comments.newest();
  await writeOrDryRun(context.dryRun, (tx) => reserveNumbers(tx, newest));
  return context;
}

/** First pass: fetches the images that new and changed posts show or link to, and the portraits of authors. */
async function importImages(
  context: ImportContext,
  sources: ImageSources,
  progress: NonNullable<WordPressOptions['progress']>,
): Promise<ImportTotals['pictures']> {
  const { staging, source, dryRun } = context;
  for await (const post of staging.posts()) {
    if (!isArticle(post.type)) continue;
    const sourcePost = await readSourcePost(context, post);
    if (await findUnchanged(context, sourcePost)) continue;
    for (const image of await shownImages(staging, sourcePost)) await staging.images.want(image);
    for (const image of linkedImages(staging, post)) await staging.images.want(image);
  }
  for await (const author of staging.authors()) {
    const portrait = await portraitAddress(context, author);
    if (portrait) await staging.images.want(portrait);
  }
  const total = await staging.images.count();
  if (dryRun) return { stored: 0, known: 0, missing: 0, wanted: total };
  let done = 0;
  const fetched = await fetchImages(staging, source, sources, () => progress('pictures', ++done, total));
  return { ...fetched, wanted: total };
}

async function importPosts(
  context: ImportContext,
  progress: NonNullable<WordPressOptions['progress']>,
  onPost: (report: PostReport) => Promise<void>,
): Promise<void> {
  const total = await context.staging.countPosts();
  let done = 0;
  let failures = 0;
  const failed = (post: WxrPost, error: Error): PostReport => {
    failures += 1;
    // Its transaction was rolled back.
    context.idCache.clear();
    if (failures >= MAX_FAILURES) throw error;
    return leftOut(post, { kind: 'failed', quote: error.message });
  };
  for await (const post of context.staging.posts()) {
    const report = await importPost(context, post).catch((error: Error) => failed(post, error));
    if (report.outcome !== 'left-out') failures = 0;
    await onPost(report);
    progress('posts', ++done, total);
  }
}
