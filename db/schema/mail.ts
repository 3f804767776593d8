import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf, time } from './columns';
import { comments } from './comments';

/**
 * Outbox: mail to be sent and mail that was sent (db/mail/outbox.ts). A row stays for ever, so that its event never gives
 * a second mail; what is personal in it is redacted with time.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Idempotency key, named by the event. Holds nothing personal. */
    key: text().notNull().unique(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    headers: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    /** Sent only while this comment is published. */
    commentId: integer('comment_id').references(() => comments.id),
    createdAt: time('created_at').notNull(),
    /** Earliest time of the next attempt; while a process sends it, the end of its lease. */
    dueAt: time('due_at').notNull(),
    /** Attempts begun; one that found no server at all is not counted. */
    attempts: integer().notNull().default(0),
    sentAt: time('sent_at'),
    /** When the last retry failed. */
    failedAt: time('failed_at'),
    /** Codes of the last failure, never the server's words: they repeat addresses. */
    lastError: text('last_error'),
  },
  (t) => [
    index('outbox_due').on(t.dueAt, t.id).where(sql`sent_at is null and failed_at is null`),
    index('outbox_sent').on(t.sentAt).where(sql`sent_at is not null and recipient <> ''`),
    index('outbox_failed').on(t.failedAt).where(sql`failed_at is not null and recipient <> '-'`),
    index('outbox_recipient').on(sql`lower(recipient)`, t.createdAt),
    index('outbox_comment').on(t.commentId).where(sql`comment_id is not null`),
    check('outbox_key', sql`length(${t.key}) > 0 and instr(${t.key}, '@') = 0`),
    check(
      'outbox_filled',
      sql`${t.sentAt} is not null or (length(${t.recipient}) > 0 and length(${t.subject}) > 0 and length(${t.text}) > 0)`,
    ),
    check(
      'outbox_one_line',
      sql`instr(${t.recipient} || ${t.subject}, char(10)) + instr(${t.recipient} || ${t.subject}, char(13)) = 0`,
    ),
    // In JSON a line end is a backslash and a letter.
    check('outbox_header_lines', sql`instr(${t.headers}, '\\n') + instr(${t.headers}, '\\r') = 0`),
    check('outbox_headers', sql`json_valid(${t.headers}) and json_type(${t.headers}) = 'object'`),
    check('outbox_attempts', sql`${t.attempts} >= 0`),
    check('outbox_one_end', sql`${t.sentAt} is null or ${t.failedAt} is null`),
    check('outbox_failed_why', sql`${t.failedAt} is null or ${t.lastError} is not null`),
    check('outbox_error', sql`${t.lastError} is null or instr(${t.lastError}, '@') = 0`),
  ],
);

export const subscriptionStates = ['asked', 'confirmed', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Subscription to replies to one's comment (db/mail/subscriptions.ts); the address is the comment's. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    commentId: integer('comment_id')
      .notNull()
      .unique()
      .references(() => comments.id),
    state: text({ enum: subscriptionStates }).notNull(),
    /** SHA-256 of the token in the mails' links; the token itself is known to the mailbox alone. */
    token: text().notNull().unique(),
    askedAt: time('asked_at').notNull(),
    /** None while it is only asked for, and for one that was ended without: its mailbox does not want to be asked again. */
    confirmedAt: time('confirmed_at'),
    endedAt: time('ended_at'),
  },
  (t) => [
    check('subscriptions_state_known', sql`${t.state} in (${oneOf(subscriptionStates)})`),
    check('subscriptions_token', sql`length(${t.token}) = 43`),
    check('subscriptions_confirmed', sql`${t.state} <> 'confirmed' or ${t.confirmedAt} is not null`),
    check('subscriptions_asked', sql`${t.state} <> 'asked' or ${t.confirmedAt} is null`),
    check('subscriptions_ended', sql`(${t.state} = 'ended') = (${t.endedAt} is not null)`),
  ],
);
