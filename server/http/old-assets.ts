import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serveStatic } from 'next/dist/server/serve-static.js';
import { DAY_MS } from '@/lib/site/duration';
import { writeFileAtomic } from '@/runtime/atomic-write';
import { logFailure } from '@/runtime/log';
import { dataFolder } from '@/runtime/settings';

/** Static files of this build by their URLs. Their names carry a version, so those of other builds never collide. */
const OWN = { '/_next/static': '.next/static', '/enhance': 'public/enhance', '/fonts': 'public/fonts' };

/** Copies of every build's: with the data, which outlives a build and its folder. */
const RETAINED = path.join(dataFolder, 'assets');

/** Since the last day a build had them: a tab stays open, a search engine keeps a copy. */
const RETENTION_MS = 30 * DAY_MS;

/** Some hundred builds; the longest unused are pruned first. */
const MAX_RETAINED_BYTES = 128 * 1024 * 1024;

const ADDRESS = /^\/(?:_next\/static|enhance|fonts)\//;

let own: ReadonlySet<string> | undefined;

/** URL paths of this build's files. */
function ownAssets(): ReadonlySet<string> {
  own ??= new Set(
    Object.entries(OWN).flatMap(([address, folder]) => filesOf(folder).map((file) => `${address}/${file}`)),
  );
  return own;
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(path.join(folder, file)).isFile(),
  );
}

/**
 * Serves a static file of an earlier build by Next's own static server: same types and headers as for this build's.
 * False, with nothing sent, where this build has the file and where none had it.
 * @param url as it arrived
 */
export async function serveOldAsset(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
): Promise<boolean> {
  const [address = ''] = url.split('?');
  const { method = '' } = request;
  if (!['GET', 'HEAD'].includes(method) || !ADDRESS.test(address) || ownAssets().has(address)) return false;
  try {
    await serveStatic(request, response, address, {
      root: RETAINED,
      index: false,
      maxAge: '1y',
      immutable: true,
    });
  } catch {
    if (!response.headersSent) return false;
    // The file could not be read to its end: the client must not take a part for the whole.
    response.destroy();
  }
  return true;
}

/** Copies this build's files for later builds and prunes old ones, at once and daily. */
export async function startRetainingAssets(): Promise<void> {
  for (;;) {
    await retainAssets(new Date()).catch((error) =>
      logFailure('Styles and scripts could not be kept', error),
    );
    await setTimeout(DAY_MS, undefined, { ref: false });
  }
}

export async function retainAssets(now: Date): Promise<void> {
  for (const [address, folder] of Object.entries(OWN)) {
    for (const file of filesOf(folder)) {
      const kept = path.join(RETAINED, address, file);
      if (!existsSync(kept)) {
        await mkdir(path.dirname(kept), { recursive: true });
        await writeFileAtomic(kept, await readFile(path.join(folder, file)));
      }
      // The mtime says when a build last had it.
      await utimes(kept, now, now);
    }
  }
  await pruneAssets(now);
}

async function pruneAssets(now: Date): Promise<void> {
  const all = await Promise.all(
    filesOf(RETAINED).map(async (file) => {
      const kept = path.join(RETAINED, file);
      const { mtimeMs, size } = await stat(kept);
      return { kept, had: mtimeMs, size };
    }),
  );
  let bytes = 0;
  for (const { kept, had, size } of all.sort((a, b) => b.had - a.had)) {
    bytes += size;
    if (bytes <= MAX_RETAINED_BYTES && now.getTime() - had <= RETENTION_MS) continue;
    await rm(kept, { force: true });
    // Fails where others are left in it.
    await rmdir(path.dirname(kept)).catch(() => {});
  }
}
