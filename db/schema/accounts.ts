import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { roles } from '@/lib/desk/roles';
import { oneOf, time } from './columns';

const flag = (name: string) => integer(name, { mode: 'boolean' });

/**
 * Who works at the desk. Never deleted, as the log of decisions names them: disabled. The tables keep the names from when
 * all of them were moderators: the version before reads them while this one is built.
 */
export const accounts = sqliteTable(
  'moderators',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** In lower case: an address has one account. */
    email: text().notNull(),
    role: text({ enum: roles }).notNull(),
    disabled: flag('disabled').notNull().default(false),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    /** Since when an author gets a mail a day about new comments; none who does not. */
    digestSince: time('digest_since'),
    /** When they were asked whether they want it, and answered. */
    digestAskedAt: time('digest_asked_at'),
    /** better-auth reads these two; we have no use for them. */
    emailVerified: flag('email_verified').notNull().default(false),
    image: text(),
  },
  (t) => [
    uniqueIndex('moderators_email').on(t.email),
    check('moderators_filled', sql`length(${t.name}) > 0 and length(${t.email}) > 0`),
    check('moderators_email_folded', sql`${t.email} = lower(${t.email})`),
    check('moderators_role_known', sql`${t.role} in (${oneOf(roles)})`),
    check('moderators_digest', sql`${t.digestSince} is null or ${t.digestAskedAt} is not null`),
    check('moderators_flags', sql`${t.disabled} in (0, 1) and ${t.emailVerified} in (0, 1)`),
  ],
);

/** A browser that signed in. The cookie holds the token with our signature, so the table alone opens nothing. */
export const sessions = sqliteTable(
  'moderator_sessions',
  {
    id: text().primaryKey(),
    userId: text('moderator_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    token: text().notNull().unique(),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    /** These two stay empty: we keep nobody's address and browser (db/accounts/auth.ts). */
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
  },
  (t) => [
    index('moderator_sessions_moderator').on(t.userId),
    check('moderator_sessions_filled', sql`length(${t.token}) >= 32`),
    check('moderator_sessions_times', sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

/** The way a moderator signs in: by a password, hashed by better-auth (scrypt). */
export const credentials = sqliteTable(
  'moderator_accounts',
  {
    id: text().primaryKey(),
    userId: text('moderator_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    password: text(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    /** For signing in through other sites, which better-auth could do and we do not. */
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: time('access_token_expires_at'),
    refreshTokenExpiresAt: time('refresh_token_expires_at'),
    scope: text(),
  },
  (t) => [
    uniqueIndex('moderator_accounts_once').on(t.userId, t.providerId),
    check(
      'moderator_accounts_provider',
      sql`${t.providerId} = 'credential' and ${t.accountId} = ${t.userId}`,
    ),
    check('moderator_accounts_password', sql`length(coalesce(${t.password}, '')) > 0`),
  ],
);

/** A passkey (WebAuthn): the key's public half, by which a device signs in after its owner showed it who they are. */
export const passkeys = sqliteTable(
  'moderator_passkeys',
  {
    id: text().primaryKey(),
    userId: text('moderator_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Given by its owner, else by what made it; none where neither said. */
    name: text(),
    credentialID: text('credential_id').notNull().unique(),
    publicKey: text('public_key').notNull(),
    /** Of signatures, as the device counts them; one that does not go up is of a copy. Many never count. */
    counter: integer().notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: flag('backed_up').notNull(),
    transports: text(),
    /** The model of what made it. */
    aaguid: text(),
    createdAt: time('created_at').notNull(),
  },
  (t) => [
    index('moderator_passkeys_moderator').on(t.userId),
    check('moderator_passkeys_filled', sql`length(${t.credentialID}) > 0 and length(${t.publicKey}) > 0`),
    check('moderator_passkeys_named', sql`${t.name} is null or length(${t.name}) > 0`),
    check('moderator_passkeys_counted', sql`${t.counter} >= 0 and ${t.backedUp} in (0, 1)`),
  ],
);

/** better-auth's table for what is good once: links that replace a lost password, and what passkeys are asked to sign, by the hash of its token. */
export const verifications = sqliteTable(
  'moderator_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (t) => [index('moderator_verifications_identifier').on(t.identifier)],
);

/** Throttle of signing in, by address and by account; kept here so that a restart resets nothing. */
export const signInAttempts = sqliteTable(
  'sign_in_tries',
  {
    /** Keyed hash of the address or of the account's e-mail. */
    key: text().primaryKey(),
    tries: integer().notNull(),
    until: time('until').notNull(),
  },
  (t) => [index('sign_in_tries_until').on(t.until), check('sign_in_tries_counted', sql`${t.tries} >= 0`)],
);
