import type { Transaction } from '@/db/core/client';
import { rollbackAfter } from '@/db/core/dry-run';
import { write } from '@/db/core/write-queue';
import type { AuthorNote } from '@/lib/wordpress/read/rest-users';
import type { Edition } from '@/site.config';
import type { Staging } from './staging';

/** What the whole import has in common. */
export interface Moving {
  staging: Staging;
  /** The other site's address without its scheme: what its numbers are counted in. */
  source: string;
  /** Where the other site stood on its host: empty, or a folder such as `/blog`. */
  folder: string;
  /** Of posts whose language nobody wrote. */
  edition: Edition;
  authors: readonly AuthorNote[];
  /** Numbers of the other site's own authors. */
  team: ReadonlySet<number>;
  /** Whether nothing is to be changed. */
  dryRun: boolean;
  /** Authors and topics that posts of this import met already, by what they are called; forgotten when one is undone. */
  settled: Map<string, number>;
}

/** Remembered at most; more authors and topics than this are looked up each time. */
const SETTLED = 5000;

/** The row of an author or a topic, found or made once in an import. */
export async function settle(
  { settled }: Moving,
  name: string,
  find: () => Promise<number>,
): Promise<number> {
  const known = settled.get(name);
  if (known !== undefined) return known;
  const id = await find();
  if (settled.size < SETTLED) settled.set(name, id);
  return id;
}

/** Runs in a transaction, which a dry run then undoes. */
export async function writeOrTry<T>(
  { dryRun, settled }: Moving,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (!dryRun) return write(work);
  return rollbackAfter(work).finally(() => settled.clear());
}
