/**
 * What was imported, by its id at the source, with a hash of its content: importing the same again finds it and changes
 * nothing.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { db, Transaction } from '@/db/core/client';
import { type OriginKind, origins } from '@/db/schema/redirects';

/** What an imported thing became here. */
export interface Origin {
  target: number | null;
  hash: string;
}

/** Undefined for a thing that was not imported. */
export async function findOrigin(
  reader: Transaction | typeof db,
  source: string,
  kind: OriginKind,
  origin: string | number,
): Promise<Origin | undefined> {
  const [row] = await reader
    .select({ target: origins.target, hash: origins.hash })
    .from(origins)
    .where(and(eq(origins.source, source), eq(origins.kind, kind), eq(origins.origin, String(origin))));
  return row;
}

/** Batch of `findOrigin`, by ids at the source. */
export async function findOrigins(
  reader: Transaction | typeof db,
  source: string,
  kind: OriginKind,
  numbers: readonly number[],
): Promise<Map<number, Origin>> {
  const rows = await reader
    .select({ origin: origins.origin, target: origins.target, hash: origins.hash })
    .from(origins)
    .where(
      and(eq(origins.source, source), eq(origins.kind, kind), inArray(origins.origin, numbers.map(String))),
    );
  return new Map(rows.map(({ origin, ...known }) => [Number(origin), known]));
}

export interface NewOrigin extends Origin {
  origin: string | number;
}

/** Upserts what was imported, in the transaction that stores it. */
export async function keepOrigins(
  tx: Transaction,
  source: string,
  kind: OriginKind,
  kept: readonly NewOrigin[],
): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map(({ origin, target, hash }) => ({
    source,
    kind,
    origin: String(origin),
    target,
    hash,
  }));
  await tx
    .insert(origins)
    .values(rows)
    .onConflictDoUpdate({
      target: [origins.source, origins.kind, origins.origin],
      set: { target: sql`excluded.target`, hash: sql`excluded.hash` },
    });
}
