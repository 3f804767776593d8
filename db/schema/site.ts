import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TypedSection } from '@/lib/site/site-settings';
import { sections } from '@/lib/site/site-settings';
import { accounts } from './accounts';
import { oneOf, time } from './columns';

/**
 * What an owner set at the desk, each change of a section a row: the newest of each holds, and the one before it is what an
 * undo sets again. Only ever added to, so that it is the log of them, too.
 */
export const siteChanges = sqliteTable(
  'site_changes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    section: text({ enum: sections as [(typeof sections)[number], ...typeof sections] }).notNull(),
    /** The section's fields as they were typed; null for those of site.config.ts. */
    value: text({ mode: 'json' }).$type<TypedSection>(),
    /** Who set it; null for a command. */
    accountId: text('account_id').references(() => accounts.id),
    changedAt: time('changed_at').notNull(),
  },
  (t) => [
    index('site_changes_section').on(t.section, t.id),
    check('site_changes_section_known', sql`${t.section} in (${oneOf(sections)})`),
  ],
);
