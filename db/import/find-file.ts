import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders whose names are in memory. */
const MAX_FOLDERS = 50;

/**
 * Finds files below a folder by the names that addresses have: on the disk they may be decomposed (copied from a Mac),
 * percent-encoded, or end in capitals. Whoever reads one checks that it lies in the folder.
 */
export class FileFinder {
  /** Names of a folder by their normalized form, in which they are compared with those in URLs. */
  readonly #names = new Map<string, Promise<Map<string, string>>>();

  constructor(readonly folder: string) {}

  /** @param name path below the folder, percent-encoded or not; undefined where nothing is there */
  async find(name: string): Promise<string | undefined> {
    let place = this.folder;
    for (const segment of decoded(name).split('/')) {
      // Path traversal.
      if (segment === '..') return;
      const exact = path.join(place, segment);
      const next = (await isThere(exact)) ? exact : await this.#alike(place, segment);
      if (next === undefined) return;
      place = next;
    }
    return place;
  }

  async #alike(folder: string, segment: string): Promise<string | undefined> {
    let names = this.#names.get(folder);
    if (!names) {
      if (this.#names.size >= MAX_FOLDERS) this.#names.clear();
      names = namesIn(folder);
      this.#names.set(folder, names);
    }
    const name = (await names).get(key(segment));
    return name === undefined ? undefined : path.join(folder, name);
  }
}

async function namesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  return new Map(names.toReversed().map((name) => [key(name), name]));
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Decoded, composed, its ending in lower case. */
function key(name: string): string {
  return decoded(name)
    .normalize('NFC')
    .replace(/\.[^.]+$/, (ending) => ending.toLowerCase());
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
