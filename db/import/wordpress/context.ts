import type { AuthorProfile } from '@/lib/wordpress/read/rest-users';
import type { Edition } from '@/site.config';
import type { Staging } from './staging';

/** Shared by all steps of one import. */
export interface ImportContext {
  staging: Staging;
  /** The other site's URL without its scheme: namespace of its ids in `origins`. */
  source: string;
  /** Base path of the other site: empty, or a folder such as `/blog`. */
  folder: string;
  /** Default for posts without a language. */
  edition: Edition;
  profiles: readonly AuthorProfile[];
  /** User ids of the other site's authors. */
  team: ReadonlySet<number>;
  dryRun: boolean;
  /** Row ids of authors and topics by key; cleared when a transaction is rolled back. */
  idCache: Map<string, number>;
}

/** Beyond this, each is looked up in the database. */
const MAX_CACHED_IDS = 5000;

/** Id of an author or a topic, looked up or created once per import. */
export async function getOrCreate(
  { idCache, dryRun }: ImportContext,
  key: string,
  create: () => Promise<number>,
): Promise<number> {
  const known = idCache.get(key);
  if (known !== undefined) return known;
  const id = await create();
  // A dry run rolls new rows back.
  if (!dryRun && idCache.size < MAX_CACHED_IDS) idCache.set(key, id);
  return id;
}

/** A site's address without its scheme: the namespace of its ids. */
export function sourceName(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/(?<!\/)\/+$/, '');
}
