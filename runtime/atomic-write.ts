import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file atomically: it is whole or as it was before, whenever the disk is full or the process is killed. */
export async function writeFileAtomic(file: string, data: string | Uint8Array): Promise<void> {
  const draft = path.join(path.dirname(file), `${randomUUID()}.part`);
  try {
    await writeFile(draft, data);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
