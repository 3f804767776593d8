import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Replaces a keyed hash that was made with somebody's address, once its retention is over; unique by the row's id. */
export function redacted(id: SQLiteColumn): SQL<string> {
  return sql`'forgotten:' || ${id}`;
}

/**
 * Whether a column still holds such a hash, which has no colon in it. Written as in the partial indexes, or SQLite would
 * not use them.
 */
export function isHashKeptIn(column: SQLiteColumn): SQL {
  return sql`instr(${column}, ':') = 0`;
}

/** The same for a value. */
export function isHashKept(hash: string): boolean {
  return !hash.includes(':');
}
