import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns';
import { comments } from './comments';

/** Keyed hashes of what the comments of a campaign lead to and of bands of their words: by these a new one finds them. */
export const campaignMarks = sqliteTable(
  'campaign_marks',
  {
    /** `c` for a contact, `t` for text, and the hash. */
    mark: text().notNull(),
    /** The first comment of the campaign. */
    campaign: integer()
      .notNull()
      .references(() => comments.id),
    /** Deleted after a while (db/privacy/retention.ts). */
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.mark, t.campaign] }),
    index('campaign_marks_campaign').on(t.campaign),
    index('campaign_marks_time').on(t.createdAt),
  ],
);
