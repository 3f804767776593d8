import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '@/runtime/atomic-write';
import { logFailure } from '@/runtime/log';
import type { Edition } from '@/site.config';
import { prefixOf, type ShareSubject, shareFolder, shareNameOf } from './share-image';
import { drawShareImage } from './share-image-drawing';

/** Drawings in flight, so that concurrent requests share one. */
const inFlight = new Map<string, Promise<Buffer>>();

/** Serial: a crawler that asks for all images leaves the machine to the readers. */
let queue: Promise<unknown> = Promise.resolve();

/** The current share image of an article, or of the edition: drawn once per revision, then stored. */
export async function readShareImage(edition: Edition, article?: ShareSubject): Promise<Buffer> {
  const name = shareNameOf(edition, article);
  const kept = await readFile(path.join(shareFolder, name)).catch(() => null);
  if (kept) return kept;
  const drawing = inFlight.get(name) ?? queue.then(() => drawAndStore(name, edition, article));
  inFlight.set(name, drawing);
  queue = drawing.catch(() => {}).then(() => inFlight.delete(name));
  return drawing;
}

/** Stores the image of the current revision and removes earlier ones, which nothing links to. */
async function drawAndStore(name: string, edition: Edition, article?: ShareSubject): Promise<Buffer> {
  const image = await drawShareImage(edition, article);
  // A full disk does not fail the request.
  await store(name, image, prefixOf(edition, article?.id)).catch((error) =>
    logFailure('A share image could not be kept', error),
  );
  return image;
}

async function store(name: string, image: Buffer, prefix: string): Promise<void> {
  await mkdir(shareFolder, { recursive: true });
  await writeFileAtomic(path.join(shareFolder, name), image);
  const revisions = (await readdir(shareFolder)).filter((file) => file.startsWith(prefix));
  for (const file of revisions) if (file !== name) await rm(path.join(shareFolder, file), { force: true });
}
