import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings-schema';

/** What whoever starts the site is told. */
function messageFor(env: Record<string, string>): string {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

describe('defaults', () => {
  const defaults = {
    PORT: 3000,
    TRUSTED_PROXIES: 0,
    DATABASE_URL: 'file:data/maqal.db',
    SITE_URL: 'http://localhost:3000',
    MAIL_FROM: 'no-reply@localhost',
    LOG_LEVEL: 'info',
    BACKUP_KEEP: 7,
    BACKUP_EVERY: 24,
  };

  test('nothing needs to be set', () => {
    expect(readSettings({})).toEqual(defaults);
  });

  test('an empty value is as good as none', () => {
    const empty = { SITE_URL: '', PORT: '', DATABASE_URL: '', DATABASE_AUTH_TOKEN: '', APP_SECRET: '' };
    expect(readSettings({ ...empty, SMTP_URL: '', MAIL_FROM: '' })).toEqual(defaults);
  });

  test('the site is on this machine, at its port, until it has an address', () => {
    expect(readSettings({ PORT: '8080' })).toMatchObject({ PORT: 8080, SITE_URL: 'http://localhost:8080' });
  });

  test('mail comes from nobody at the host of the site, until somebody is named', () => {
    const site = { SITE_URL: 'https://example.org:8443' };
    expect(readSettings(site).MAIL_FROM).toBe('no-reply@example.org');
    expect(readSettings({ ...site, MAIL_FROM: 'news@example.net' }).MAIL_FROM).toBe('news@example.net');
  });

  test('what is not ours is not read', () => {
    expect(readSettings({ HOME: '/root', NODE_ENV: 'x' })).toEqual(defaults);
  });
});

test.each([
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['https://example.org/path/?q=1#x', 'https://example.org'],
  ['http://EXAMPLE.org:8080/', 'http://example.org:8080'],
  ['https://example.org:443', 'https://example.org'],
])('SITE_URL %s is %s', (given, origin) => {
  expect(readSettings({ SITE_URL: given }).SITE_URL).toBe(origin);
});

test.each(['file:/srv/maqal.db', 'libsql://x.turso.io', 'https://x.turso.io'])(
  'DATABASE_URL %s is taken',
  (url) => {
    expect(readSettings({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
  },
);

test.each([
  'smtp://localhost:25',
  'smtps://u%40x:p%40ss@mail.example.org',
  'smtp://[::1]:2525?requireTLS=true',
])('SMTP_URL %s is taken', (url) => {
  expect(readSettings({ SMTP_URL: url }).SMTP_URL).toBe(url);
});

test.each(['redis://localhost', 'rediss://u:p%40ss@cache.example.org:6380/1'])(
  'REDIS_URL %s is taken',
  (url) => {
    expect(readSettings({ REDIS_URL: url }).REDIS_URL).toBe(url);
  },
);

test('a replica is one of a server', () => {
  const DATABASE_REPLICA_URL = 'http://127.0.0.1:8081';
  expect(readSettings({ DATABASE_REPLICA_URL, DATABASE_URL: 'http://db' })).toMatchObject({
    DATABASE_REPLICA_URL,
  });
  expect(messageFor({ DATABASE_REPLICA_URL })).toContain('DATABASE_URL');
});

describe('a wrong value', () => {
  test.each([
    ['SITE_URL', 'example.org'],
    ['SITE_URL', 'ftp://example.org'],
    ['SITE_URL', 'javascript:alert(1)'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'maqal.db'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_REPLICA_URL', 'file:copy.db'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'redis://'],
    ['APP_SECRET', 'short'],
    ['BACKUP_KEEP', '0'],
    ['BACKUP_KEEP', '2.5'],
    ['BACKUP_KEEP', 'all'],
    ['BACKUP_EVERY', '0'],
    ['BACKUP_EVERY', 'daily'],
    ['METRICS_TOKEN', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.org:25'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['SMTP_URL', 'smtp://'],
    ['MAIL_FROM', 'news'],
    ['MAIL_FROM', 'News <news@example.org>'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
  ])('%s=%s is refused by the name of its variable', (name, value) => {
    expect(messageFor({ [name]: value })).toMatch(new RegExp(`^${name} \\S`));
  });

  test('backups of a database on a server are not ours to make', () => {
    expect(messageFor({ BACKUP_DIR: 'backups', DATABASE_URL: 'https://db.example.org' })).toMatch(
      /^BACKUP_DIR /,
    );
    expect(readSettings({ BACKUP_DIR: 'backups', BACKUP_EVERY: '0.5' })).toMatchObject({ BACKUP_EVERY: 0.5 });
  });

  test('each of several has its line', () => {
    expect(messageFor({ PORT: 'x', SITE_URL: 'y', APP_SECRET: 'z' }).split('\n')).toHaveLength(3);
  });

  test('a secret is not repeated in the message', () => {
    expect(messageFor({ APP_SECRET: 'hunter2' })).not.toContain('hunter2');
    expect(messageFor({ METRICS_TOKEN: 'hunter2' })).not.toContain('hunter2');
    expect(messageFor({ SMTP_URL: 'http://user:hunter2@mail.example.org' })).not.toContain('hunter2');
  });
});
