import { sql } from 'drizzle-orm';
import { check, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf } from './columns';

/**
 * What the demo edition is made of. `loaded` stays when it is gone, so that it does not come again. `removing` is there within
 * the transaction that takes it away, and lets the log of decisions be deleted from (the trigger `decisions_never_deleted`).
 */
export const demoKinds = ['article', 'author', 'topic', 'picture', 'loaded', 'removing'] as const;
export type DemoKind = (typeof demoKinds)[number];

export const demoParts = sqliteTable(
  'demo_parts',
  {
    kind: text({ enum: demoKinds }).notNull(),
    /** Its id; of a picture, its file. */
    key: text().notNull(),
    /** Of an author or a topic, what it was when it was loaded: another one was edited here. */
    content: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.key] }),
    check('demo_parts_kind', sql`${t.kind} in (${oneOf(demoKinds)})`),
  ],
);
