import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Stands in the place of a keyed hash that was made with somebody's address, once that was kept long enough: its row. */
export function forgotten(id: SQLiteColumn): SQL<string> {
  return sql`'forgotten:' || ${id}`;
}

/** Whether a column still holds such a hash, which has no colon in it. Written as the indexes of the tables have it. */
export function isKept(column: SQLiteColumn): SQL {
  return sql`instr(${column}, ':') = 0`;
}

/** The same of a value. */
export function isKeptValue(hash: string): boolean {
  return !hash.includes(':');
}
