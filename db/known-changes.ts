import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { changesSince } from './changes';
import { logFailure } from './log';

/** The newest change this process knows of each tag, and the newest of all. */
const known = { tags: new Map<string, { id: number; at: number }>(), newest: -1 };

/** The look under way, and the one after it. */
let look = Promise.resolve();
let nextLook: Promise<void> | undefined;

/**
 * Marks as expired what changed since the last look, here or in another process. Requests share a look, but none that
 * had begun before them: it may have missed what was committed in between. Without the database pages on the disk are
 * still answered; what has changed is found by the next look that succeeds.
 */
export function readChanges(): Promise<void> {
  nextLook ??= look.then(() => {
    nextLook = undefined;
    look = learnChanges().catch((error) => void logFailure('The changes could not be read', error));
    return look;
  });
  return nextLook;
}

async function learnChanges(): Promise<void> {
  const firstLook = known.newest < 0;
  for (const { id, tag, changedAt } of await changesSince(known.newest)) {
    const at = changedAt.getTime();
    // On the first look pages of an earlier process may be on the disk, newer than the change: its own time decides.
    tagsManifest.set(tag, { expired: firstLook ? at : Date.now() });
    known.tags.set(tag, { id, at });
    known.newest = id;
  }
  known.newest = Math.max(known.newest, 0);
}

/** Whether one of these tags changed after the change with this id was the newest known. */
export function changedAfter(id: number, tags: readonly string[]): boolean {
  return tags.some((tag) => (known.tags.get(tag)?.id ?? id) > id);
}

/**
 * Whether what another process made still holds. Its own clock decides nothing but this: a database that was restored
 * counts its changes from where it was.
 * @param since the newest change that was known to whoever made it
 * @param madeAt in milliseconds
 */
export function stillHolds(since: number, madeAt: number, tags: readonly string[]): boolean {
  return !changedAfter(since, tags) && !tags.some((tag) => (known.tags.get(tag)?.at ?? madeAt) > madeAt);
}

/** Of the keys that are being made; the oldest are forgotten. */
const UNDER_WAY_MOST = 1000;

/** Whatever is not there after so long has failed, in milliseconds. */
const MAKING_LIMIT = 60_000;

interface Begun {
  /** The newest change that was known. */
  since: number;
  /** In milliseconds of the process. */
  at: number;
}

/** When the making of each key may have begun. */
export class UnderWay {
  readonly #begun = new Map<string, Begun>();

  /** Whoever asks again while it is being made waits for what was begun. */
  begin(key: string): void {
    const at = performance.now();
    const before = this.#begun.get(key);
    if (before && at - before.at < MAKING_LIMIT) return;
    this.#begun.delete(key);
    this.#begun.set(key, { since: known.newest, at });
    if (this.#begun.size > UNDER_WAY_MOST) this.#begun.delete(this.#begun.keys().next().value as string);
  }

  /** Undefined where it is not known that it has begun. */
  end(key: string): Begun | undefined {
    const begun = this.#begun.get(key);
    this.#begun.delete(key);
    return begun;
  }
}
