import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir, stat, utimes } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { ETERNAL_COPIES } from '@/lib/http/cache-control';
import { DAY_MS } from '@/lib/site/duration';
import { inOnePiece } from '@/runtime/atomic-write';
import { logFailure } from '@/runtime/log';
import { dataFolder } from '@/runtime/settings';

/** Where this version has its styles, scripts and fonts, by where they are asked for. Their names carry a version. */
const OWN = { '/_next/static': '.next/static', '/enhance': 'public/enhance', '/fonts': 'public/fonts' };

/** Where those of every version are kept: with the data, which outlives a version and the folder it is built in. */
const KEPT = path.join(dataFolder, 'assets');

/** How long they are kept after the last day a version had them: a tab stays open, a search engine keeps a copy. */
const KEPT_FOR = 30 * DAY_MS;

/** How much of the disk they may take, in bytes: some hundred versions. Those that were gone first go first. */
const KEPT_MOST = 128 * 1024 * 1024;

const ADDRESS = /^\/(?:_next\/static|enhance|fonts)\/[\w./~-]+\.([a-z0-9]+)$/;

/** In the words of Next. */
const TYPES: Record<string, string> = {
  css: 'text/css; charset=UTF-8',
  js: 'application/javascript; charset=UTF-8',
  json: 'application/json; charset=UTF-8',
  ico: 'image/x-icon',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

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

/** The file of an earlier version that is asked for; undefined when this version has it, and when none had. */
export function formerAsset(url: string): string | undefined {
  const [address = ''] = url.split('?');
  if (!ADDRESS.test(address) || address.includes('..') || ownAssets().has(address)) return undefined;
  const file = path.join(KEPT, address);
  return existsSync(file) ? file : undefined;
}

export function answerWithAsset({ method }: IncomingMessage, response: ServerResponse, file: string): void {
  const type = TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': ETERNAL_COPIES });
  if (method === 'HEAD') response.end();
  // Who leaves halfway must leave no open file behind.
  else pipeline(createReadStream(file), response, () => {});
}

/** Keeps for later versions, for as long as this process lives, what this one has, and lets go of what is long gone. */
export async function startKeepingAssets(): Promise<void> {
  for (;;) {
    await keepAssets(new Date()).catch((error) => logFailure('Styles and scripts could not be kept', error));
    await setTimeout(DAY_MS, undefined, { ref: false });
  }
}

export async function keepAssets(now: Date): Promise<void> {
  for (const [address, folder] of Object.entries(OWN)) {
    for (const file of filesOf(folder)) {
      const kept = path.join(KEPT, address, file);
      if (!existsSync(kept)) {
        await mkdir(path.dirname(kept), { recursive: true });
        await inOnePiece(kept, await readFile(path.join(folder, file)));
      }
      // When a version last had it.
      await utimes(kept, now, now);
    }
  }
  await letGo(now);
}

async function letGo(now: Date): Promise<void> {
  const all = await Promise.all(
    filesOf(KEPT).map(async (file) => {
      const kept = path.join(KEPT, file);
      const { mtimeMs, size } = await stat(kept);
      return { kept, had: mtimeMs, size };
    }),
  );
  let bytes = 0;
  for (const { kept, had, size } of all.sort((a, b) => b.had - a.had)) {
    bytes += size;
    if (bytes <= KEPT_MOST && now.getTime() - had <= KEPT_FOR) continue;
    await rm(kept, { force: true });
    // A build has a folder of its own; others are not empty.
    await rmdir(path.dirname(kept)).catch(() => {});
  }
}
