import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import NextFileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { isDeskPath } from '@/lib/desk/paths';
import { isStorable } from '@/lib/http/page-marks';
import { writeFileAtomic } from '@/runtime/atomic-write';
import { logFailure } from '@/runtime/log';
import { metrics } from '@/runtime/metrics';
import { pagesFolder, withShortNames } from './cache-files';
import { type Entry, finishPage, isMissingDocument, tagsOf, withAsOf } from './finish-page';
import { isStillValid, outdatedSince, readInvalidations, type Started, startedAt } from './freshness';
import { renderings } from './in-flight';
import { getShared, putShared } from './redis';
import { RenderThrottle } from './render-throttle';

// CommonJS interop: its default export is one level down.
const FileSystemCache = ((NextFileSystemCache as unknown as { default?: typeof NextFileSystemCache })
  .default ?? NextFileSystemCache) as typeof NextFileSystemCache;

type Options = ConstructorParameters<typeof FileSystemCache>[0];
type GetArguments = Parameters<InstanceType<typeof FileSystemCache>['get']>;
type SetArguments = Parameters<InstanceType<typeof FileSystemCache>['set']>;
type Kept = Awaited<ReturnType<InstanceType<typeof FileSystemCache>['get']>>;

/** An entry shared between processes of one build; lifetimes in seconds. */
interface SharedPage {
  value: Entry;
  context: SetArguments[2];
  revalidate: number;
  expire: number;
  madeAt: number;
  /** Id of the newest invalidation known when its render started. */
  since: number;
}

const throttle = new RenderThrottle();

/**
 * Next's own page cache on disk, with additions for the reader wing (docs/0001-reader-wing.md): pages leave it without
 * framework scripts and with their styles inlined, marked pages are answered 404 or not stored, invalidations that other
 * processes wrote to the database are applied before anything is answered, renders are shared between processes
 * (docs/scale.md), and files are written atomically, whenever the disk is full or the process is killed. Pages of the desk
 * are not cached.
 */
export default class PageCache extends FileSystemCache {
  private readonly staticFolder: string;

  constructor(options: Options) {
    super({
      ...options,
      serverDistDir: options.serverDistDir && pagesFolder(options.serverDistDir),
      fs: withShortNames({ ...options.fs, writeFile: writeFileAtomic }),
    });
    // Beside the proxy, which has no pages, Next says nothing of a folder.
    this.staticFolder = path.join(options.serverDistDir ?? '', '..', 'static');
  }

  override async get(...args: GetArguments) {
    const [key] = args;
    // From the desk's empty shell Next would resume its answer to a form, and lose the errors that go into the form.
    if (isOfDesk(key)) return null;
    const asked = performance.now();
    await readInvalidations();
    const entry = await this.#find(args);
    const at = entry ? asked : await waitForTurn(key, asked);
    // Stale-while-revalidate: a stale entry is answered, and rendered anew beside.
    if (!isFresh(entry)) renderings.start(key, startedAt(at));
    return entry && { ...entry, value: withAsOf(entry.value, at) };
  }

  override async set(...args: SetArguments): Promise<void> {
    const [key] = args;
    if (isOfDesk(key)) return;
    await this.#receive(args, renderings.of(key)).finally(() => renderings.end(key));
  }

  /** Finishes a render, stores it where it may be stored, and stamps it with how fresh it is. */
  async #receive([key, data, context]: SetArguments, started?: Started): Promise<void> {
    const marks = finishPage(data, this.staticFolder);
    const now = performance.now();
    if (started && data?.kind === 'APP_PAGE') metrics.renderTime.observe((now - started.at) / 1000);
    const isKept = isStorable(marks) && !isMissingDocument(data);
    if (started && isKept) throttle.rendered(key, started.at, now);
    await readInvalidations();
    const outdated = started && outdatedSince(started, tagsOf(data));
    const page = withAsOf(data);
    // In place: the same object goes to the first visitor, and to all who came while it was rendered.
    if (data) Object.assign(data, withAsOf(data, outdated ?? now));
    if (!isKept || outdated !== undefined) return;
    await this.#keep([key, page, context]);
    if (!started || context.fetchCache || !context.cacheControl?.revalidate) return;
    const { revalidate, expire = revalidate } = context.cacheControl;
    const { since } = started;
    const madeAt = Date.now();
    const whole: SharedPage = { value: page, context, revalidate, expire, madeAt, since };
    await putShared(nameOf(key), whole, expire);
  }

  /** Looks up this process first, then Redis. */
  async #find(args: GetArguments): Promise<Kept> {
    const own = await super.get(...args);
    const entry = isFresh(own) ? own : ((await this.#take(args)) ?? own);
    if (entry?.value) finishPage(entry.value, this.staticFolder);
    return entry;
  }

  /** Stores in memory even where the disk is full, and answers from there. */
  async #keep([key, data, context]: SetArguments): Promise<void> {
    await super
      .set(key, data, withFlight(data, context))
      .catch((error) => logFailure('A page could not be kept on the disk', error));
  }

  /** Copies a valid entry of another process, with the rest of its life. */
  async #take(args: GetArguments): Promise<Kept> {
    const [key] = args;
    const page = await getShared<SharedPage>(nameOf(key));
    if (!page || !isStillValid(page.since, page.madeAt, tagsOf(page.value))) return null;
    const age = Math.max(0, Math.ceil((Date.now() - page.madeAt) / 1000));
    if (age >= page.revalidate) return null;
    const cacheControl = { revalidate: page.revalidate - age, expire: page.expire - age };
    await this.#keep([key, page.value, { ...page.context, fetchCache: false, cacheControl }]);
    return super.get(...args);
  }
}

/**
 * Of a route that may be prerendered in part, Next keeps no flight data, and then finds no page that was rendered in whole:
 * on the disk it looks for both. Kept as of any other route, a page outlives the process.
 */
function withFlight(data: Entry, context: SetArguments[2]): SetArguments[2] {
  const isWhole = data?.kind === 'APP_PAGE' && data.postponed === undefined && data.rscData !== undefined;
  return isWhole && !context.fetchCache ? { ...context, isRoutePPREnabled: false } : context;
}

function nameOf(key: string): string {
  return `page:${key}`;
}

/** Waits for the throttle; returns the time at which the render then starts, with the invalidations known by then. */
async function waitForTurn(key: string, asked: number): Promise<number> {
  const delay = throttle.delay(key, performance.now());
  if (delay === 0) return asked;
  await setTimeout(delay);
  const turn = performance.now();
  await readInvalidations();
  return turn;
}

/** Whether Next will answer with it without revalidating. */
function isFresh(entry: Kept): boolean {
  const { revalidate } = entry?.cacheControl ?? {};
  if (!entry || revalidate === undefined) return false;
  return revalidate === false || Date.now() < (entry.lastModified ?? 0) + revalidate * 1000;
}

/** Next names a page `/route-cache/APP_PAGE/<hash>/$/<path>`; the hash is the route's. */
function isOfDesk(key: string): boolean {
  return isDeskPath(key.replace(/^\/route-cache\/APP_PAGE\/[^/]*\/\$/, ''));
}
