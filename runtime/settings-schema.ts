import { z } from 'zod';
import { isTimeZone } from '@/lib/site/offset-time';
import { UserError } from './user-error';

/** From the least to the most; each says what those before it say. */
const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** As the desk takes (lib/site/site-settings.ts), in UTF-16 units. */
const MAX_NAME = 40;

const schema = z.object({
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address, such as https://example.org' })
    .optional(),
  /** Names and time zone of a site whose owner has set none at the desk. */
  SITE_NAME: z.string().trim().min(1, 'must not be empty').max(MAX_NAME).optional(),
  SITE_NAME_EN: z.string().trim().min(1, 'must not be empty').max(MAX_NAME).optional(),
  SITE_TIME_ZONE: z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Riyadh').optional(),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:|https?:)./, 'must start with file:, libsql:, http: or https:')
    .default('file:data/maqal.db'),
  DATABASE_AUTH_TOKEN: z.string().min(1).optional(),
  /** A replica of the server at DATABASE_URL, near this process: what it can answer is asked there. */
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^(libsql:|https?:)./, 'must start with libsql:, http: or https:')
    .optional(),
  /** Where pages are shared with the other processes of the site. */
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, hostname: /./, error: 'must be a redis or rediss address' })
    .optional(),
  /** Where pictures and secrets are kept. */
  DATA_FOLDER: z.string().optional(),
  /** Where rendered pages are kept, if not in the build: a build that was packed may be read-only. */
  PAGES_FOLDER: z.string().optional(),
  /** How many proxies of ours stand before the server and report the address they were called from. */
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .default(0),
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./, error: 'must be an smtp or smtps address' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\s@<>(),;:"]+@[^\s@<>(),;"]+$/,
      'must be an e-mail address alone, such as no-reply@example.org',
    )
    .optional(),
  /** Where backups are kept, and how many; made every so many hours while the server runs. */
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(7),
  BACKUP_EVERY: z.coerce
    .number({ error: 'must be a number of hours' })
    .positive('must be more than no hours')
    .default(24),
  METRICS_TOKEN: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

type Settings = Omit<z.infer<typeof schema>, 'SITE_URL' | 'MAIL_FROM'> & {
  SITE_URL: string;
  MAIL_FROM: string;
};

/** Raised when the environment holds a wrong value; the message names each variable and what it must be. */
export class SettingsError extends UserError {}

/**
 * Reads the settings from an environment. Empty values count as absent.
 * SITE_URL comes back without a path or a final slash; MAIL_FROM is no-reply at its host unless given.
 * @throws {SettingsError} naming every variable that is wrong
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new SettingsError(lines.join('\n'));
  }
  const { SITE_URL, MAIL_FROM, ...rest } = result.data;
  if (rest.DATABASE_REPLICA_URL && rest.DATABASE_URL.startsWith('file:'))
    throw new SettingsError('DATABASE_REPLICA_URL needs its primary in DATABASE_URL, and there is a file');
  if (rest.BACKUP_DIR && !rest.DATABASE_URL.startsWith('file:'))
    throw new SettingsError('BACKUP_DIR is for a database in a file: that of a server is backed up there');
  const site = new URL(SITE_URL ?? `http://localhost:${rest.PORT}`);
  return { ...rest, SITE_URL: site.origin, MAIL_FROM: MAIL_FROM ?? `no-reply@${site.hostname}` };
}
