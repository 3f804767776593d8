import path from 'node:path';
import NextFileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { isDeskPath } from '@/lib/desk-address';
import { STYLE_HEADER } from '@/lib/security-headers';
import { cacheControlOf, cleanPage, isStorable, type PageMark, statusOf } from '@/lib/static-page';
import { changesSince } from './changes';
import { logFailure } from './log';
import { measures } from './measures';
import { styledPage } from './page-style';
import { inOnePiece } from './whole-file';

// A CommonJS module seen from an ES module: its default export is one level down.
const FileSystemCache = ((NextFileSystemCache as unknown as { default?: typeof NextFileSystemCache })
  .default ?? NextFileSystemCache) as typeof NextFileSystemCache;

type Options = ConstructorParameters<typeof FileSystemCache>[0];
type GetArguments = Parameters<InstanceType<typeof FileSystemCache>['get']>;
type SetArguments = Parameters<InstanceType<typeof FileSystemCache>['set']>;
type Entry = SetArguments[1];

/** The newest change this process knows of each tag, and the newest of all. */
const known = { tags: new Map<string, number>(), newest: -1 };

/** The look under way, and the one after it. */
let look = Promise.resolve();
let nextLook: Promise<void> | undefined;

/**
 * What was known when each page was last asked for, and when that was in milliseconds of the process: a render may have
 * begun then. The oldest are forgotten.
 */
const asked = new Map<string, { newest: number; at: number }>();
const ASKED_LIMIT = 1000;

/**
 * Next's own page cache on disk, with four additions for the reader wing (docs/0001-reader-wing.md): pages leave it
 * without framework scripts and with their styles in them, marked pages are answered 404 or not stored, changes that
 * other processes announced in the database are honoured before anything is answered, and a page is stored whole or not
 * at all, whenever the disk is full or the process is killed. Of the desk it keeps nothing.
 */
export default class PageCache extends FileSystemCache {
  private readonly staticFolder: string;

  constructor(options: Options) {
    super({ ...options, fs: { ...options.fs, writeFile: inOnePiece } });
    // Beside the proxy, which has no pages, Next says nothing of a folder.
    this.staticFolder = path.join(options.serverDistDir ?? '', '..', 'static');
  }

  override async get(...args: GetArguments) {
    // From the desk's empty shell Next would resume its answer to a form, and lose the errors that go into the form.
    if (isOfDesk(args[0])) return null;
    await readChanges();
    const entry = await super.get(...args);
    if (entry?.value) arrange(entry.value, this.staticFolder);
    noteAsked(args[0]);
    return entry;
  }

  override async set(...args: SetArguments): Promise<void> {
    const [key, data] = args;
    if (isOfDesk(key)) return;
    const marks = arrange(data, this.staticFolder);
    const since = asked.get(key);
    asked.delete(key);
    if (since && data?.kind === 'APP_PAGE')
      measures.renderTime.observe((performance.now() - since.at) / 1000);
    if (!isStorable(marks) || isMissingDocument(data)) return;
    await readChanges();
    if (since && changedAfter(since.newest, tagsOf(data))) return;
    // It is in memory by now, and answered from there.
    await super.set(...args).catch((error) => logFailure('A page could not be kept on the disk', error));
  }
}

/** Next names a page `/route-cache/APP_PAGE/<hash>/$/<path>`; the hash is the route's. */
function isOfDesk(key: string): boolean {
  return isDeskPath(key.replace(/^\/route-cache\/APP_PAGE\/[^/]*\/\$/, ''));
}

/** A feed or a sitemap that is not there: anybody can invent the address of one. */
function isMissingDocument(data: Entry): boolean {
  return data?.kind === 'APP_ROUTE' && data.status >= 400;
}

/** Makes of what Next rendered what a reader is sent. Edits `data` in place: the same object goes to the first visitor. */
function arrange(data: Entry, staticFolder: string): ReadonlySet<PageMark> {
  if (data?.kind !== 'APP_PAGE' || typeof data.html !== 'string') return new Set();
  const { html, marks } = cleanPage(data.html);
  // Whoever is led elsewhere needs no page.
  const isRedirect = data.status !== undefined && data.status >= 300 && data.status < 400;
  const styled = marks.has('reader') && !isRedirect ? styledPage(html, staticFolder) : undefined;
  data.html = isRedirect ? '' : (styled?.html ?? html);
  if (styled) data.headers = { ...data.headers, [STYLE_HEADER]: styled.digest };
  const status = statusOf(marks);
  if (status !== 200) data.status = status;
  // Next gives an answer the life of what it rendered, unless the page's own headers say otherwise.
  if (!isStorable(marks)) data.headers = { ...data.headers, 'cache-control': cacheControlOf(marks) };
  return marks;
}

/** Also when the page is there: what is older than its life is answered, and then rendered anew. */
function noteAsked(key: string): void {
  asked.delete(key);
  asked.set(key, { newest: known.newest, at: performance.now() });
  if (asked.size > ASKED_LIMIT) asked.delete(asked.keys().next().value as string);
}

/**
 * Marks as expired what changed since the last look, here or in another process. Requests share a look, but none that
 * had begun before them: it may have missed what was committed in between. Without the database pages on the disk are
 * still answered; what has changed is found by the next look that succeeds.
 */
function readChanges(): Promise<void> {
  nextLook ??= look.then(() => {
    nextLook = undefined;
    look = learnChanges().catch((error) => void logFailure('The changes could not be read', error));
    return look;
  });
  return nextLook;
}

async function learnChanges(): Promise<void> {
  const firstLook = known.newest < 0;
  for (const change of await changesSince(known.newest)) {
    // On the first look pages of an earlier process may be on the disk, newer than the change: its own time decides.
    tagsManifest.set(change.tag, { expired: firstLook ? change.changedAt.getTime() : Date.now() });
    known.tags.set(change.tag, change.id);
    known.newest = change.id;
  }
  known.newest = Math.max(known.newest, 0);
}

function tagsOf(data: Entry): string[] {
  const header = data && 'headers' in data ? data.headers?.['x-next-cache-tags'] : undefined;
  return typeof header === 'string' ? header.split(',') : [];
}

function changedAfter(since: number, tags: string[]): boolean {
  return tags.some((tag) => (known.tags.get(tag) ?? since) > since);
}
