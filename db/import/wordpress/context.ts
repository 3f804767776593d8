import type { AuthorProfile } from '@/lib/wordpress/read/rest-users';
import type { Edition } from '@/site.config';
import type { Staging } from './staging';

/** What the whole import has in common. */
export interface ImportContext {
  staging: Staging;
  /** The other site's address without its scheme: the namespace of its ids. */
  source: string;
  /** Where the other site stood on its host: empty, or a folder such as `/blog`. */
  folder: string;
  /** Of posts whose language nobody wrote. */
  edition: Edition;
  profiles: readonly AuthorProfile[];
  /** Ids of the other site's own authors. */
  team: ReadonlySet<number>;
  dryRun: boolean;
  /** Rows of authors and topics that posts of this import met already; cleared when a transaction is rolled back. */
  idCache: Map<string, number>;
}

/** More authors and topics than this are looked up each time. */
const MAX_CACHED_IDS = 5000;

/** The id of an author or a topic, looked up or created once in an import. */
export async function getOrCreate(
  { idCache, dryRun }: ImportContext,
  key: string,
  create: () => Promise<number>,
): Promise<number> {
  const known = idCache.get(key);
  if (known !== undefined) return known;
  const id = await create();
  // A dry run rolls its rows back.
  if (!dryRun && idCache.size < MAX_CACHED_IDS) idCache.set(key, id);
  return id;
}
