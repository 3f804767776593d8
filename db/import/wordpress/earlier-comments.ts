/** Comments that an earlier import stored: replies to them may come in a later export. */
import { and, eq, inArray } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { findOrigins, type Origin } from '@/db/import/origins';
import { comments } from '@/db/schema/comments';
import type { ExportedPlace } from '@/lib/wordpress/read/thread-order';
import type { ImportContext } from './context';

/** Looked up at once. */
const CHUNK_SIZE = 200;

/** A comment's place in the thread here. */
export interface StoredRow {
  id: number;
  rootId: number;
  depth: number;
  /** From an earlier import. */
  before?: boolean;
}

/** Parents that are not in this export but came in by an earlier one. */
export async function earlierParents(
  { source }: ImportContext,
  places: readonly ExportedPlace[],
): Promise<Set<number>> {
  const here = new Set(places.map(({ id }) => id));
  const missing = [...new Set(places.map(({ parent }) => parent))].filter((id) => id !== 0 && !here.has(id));
  const earlier = new Set<number>();
  for (let at = 0; at < missing.length; at += CHUNK_SIZE)
    for (const [id, { target }] of await findOrigins(
      db,
      source,
      'comment',
      missing.slice(at, at + CHUNK_SIZE),
    ))
      if (target !== null) earlier.add(id);
  return earlier;
}

/** Rows of an article's comments, by their ids at the other site. */
export async function storedRows(
  tx: Transaction,
  articleId: number,
  known: ReadonlyMap<number, Origin>,
): Promise<Map<number, StoredRow>> {
  const ids = [...known.values()].flatMap(({ target }) => target ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: comments.id, rootId: comments.rootId, depth: comments.depth })
    .from(comments)
    .where(and(eq(comments.articleId, articleId), inArray(comments.id, ids)));
  const byId = new Map(
    rows.map(({ id, rootId, depth }) => [id, { id, rootId: rootId ?? id, depth, before: true }]),
  );
  const stored = new Map<number, StoredRow>();
  for (const [old, { target }] of known) {
    const row = byId.get(target ?? 0);
    if (row) stored.set(old, row);
  }
  return stored;
}
