import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { inOnePiece } from '@/runtime/atomic-write';
import { logFailure } from '@/runtime/log';
import type { Edition } from '@/site.config';
import { prefixOf, type ShareSubject, shareFolder, shareNameOf } from './share-image';
import { drawShareImage } from './share-image-drawing';

/** What is being drawn, so that two who ask at once wait for one drawing. */
const underWay = new Map<string, Promise<Buffer>>();

/** One drawing at a time: a robot that asks for all of them leaves the machine to the readers. */
let queue: Promise<unknown> = Promise.resolve();

/** The share image of an article as it is now, or of the edition: drawn once for each revision, then kept. */
export async function readShareImage(edition: Edition, article?: ShareSubject): Promise<Buffer> {
  const name = shareNameOf(edition, article);
  const kept = await readFile(path.join(shareFolder, name)).catch(() => null);
  if (kept) return kept;
  const drawing = underWay.get(name) ?? queue.then(() => drawAndKeep(name, edition, article));
  underWay.set(name, drawing);
  queue = drawing.catch(() => {}).then(() => underWay.delete(name));
  return drawing;
}

/** Keeps one image of an article: nothing leads to those of its earlier revisions. */
async function drawAndKeep(name: string, edition: Edition, article?: ShareSubject): Promise<Buffer> {
  const image = await drawShareImage(edition, article);
  // A disk that is full is no reason to answer without it.
  await keep(name, image, prefixOf(edition, article?.id)).catch((error) =>
    logFailure('A share image could not be kept', error),
  );
  return image;
}

async function keep(name: string, image: Buffer, prefix: string): Promise<void> {
  await mkdir(shareFolder, { recursive: true });
  await inOnePiece(path.join(shareFolder, name), image);
  const revisions = (await readdir(shareFolder)).filter((file) => file.startsWith(prefix));
  for (const file of revisions) if (file !== name) await rm(path.join(shareFolder, file), { force: true });
}
