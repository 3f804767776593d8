import { and, eq, inArray, sql } from 'drizzle-orm';
import type { db, Transaction } from '@/db/core/client';
import { type OriginKind, origins } from '@/db/schema/redirects';

/** What a thing of another site became here. */
export interface Origin {
  target: number | null;
  hash: string;
}

/** What is known of a thing of another site; undefined for one that has not come in. */
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

/** The same of several things at once, by their numbers. */
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

/** Notes what things of another site became, in the transaction that makes them. */
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
