import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serveStatic } from 'next/dist/server/serve-static.js';
import { DAY_MS } from '@/lib/site/duration';
import { inOnePiece } from '@/runtime/atomic-write';
import { logFailure } from '@/runtime/log';
import { dataFolder } from '@/runtime/settings';

/** Where this version has its styles, scripts and fonts, by where they are asked for. Their names carry a version. */
const OWN = { '/_next/static': '.next/static', '/enhance': 'public/enhance', '/fonts': 'public/fonts' };

/** Where those of every version are kept: with the data, which outlives a version and the folder it is built in. */
const RETAINED = path.join(dataFolder, 'assets');

/** How long they are kept after the last day a version had them: a tab stays open, a search engine keeps a copy. */
const RETENTION_MS = 30 * DAY_MS;

/** How much of the disk they may take, in bytes: some hundred versions. Those that were gone first go first. */
const MAX_RETAINED_BYTES = 128 * 1024 * 1024;

const ADDRESS = /^\/(?:_next\/static|enhance|fonts)\//;

let own: ReadonlySet<string> | undefined;

/** The addresses of what this version has. */
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
 * Answers with a file of an earlier version by Next's own static server, and so in the same words as with one of this
 * version. False, with nothing answered, where this version has it and where none had it.
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
    // Its head promised more than could be read.
    response.destroy();
  }
  return true;
}

/** Keeps for later versions, for as long as this process lives, what this one has, and lets go of what is long gone. */
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
        await inOnePiece(kept, await readFile(path.join(folder, file)));
      }
      // When a version last had it.
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
    // A build has a folder of its own; others are not empty.
    await rmdir(path.dirname(kept)).catch(() => {});
  }
}
