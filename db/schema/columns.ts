/** Column builders that all tables share. */
import { type SQL, sql } from 'drizzle-orm';
import { integer } from 'drizzle-orm/sqlite-core';

/** A point in time, stored as milliseconds since 1970 in UTC. */
export const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** The values for `in (…)` of a CHECK, which takes no parameters; they are ours, and hold no quotation mark. */
export function oneOf(values: readonly string[]): SQL {
  return sql.raw(values.map((value) => `'${value}'`).join(', '));
}
