import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { databaseFile, dataFolder, readSecrets } from './settings';

const FILE = path.join(dataFolder, 'secrets.json');

test('secrets are made once, for nobody else to read, and kept', () => {
  const secrets = readSecrets();
  expect(readSecrets()).toEqual(secrets);
  expect(statSync(FILE).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(secrets);
  expect(readdirSync(dataFolder).filter((name) => name.startsWith('secrets'))).toEqual(['secrets.json']);
  expect(secrets.app.length).toBeGreaterThanOrEqual(32);
  expect(secrets.app).not.toBe(secrets.actions);
});

test('a process that starts later has the same ones, unless its environment says otherwise', async () => {
  const secrets = readSecrets();
  vi.resetModules();
  vi.stubEnv('APP_SECRET', 'a secret of thirty-two characters');
  const later = await import('./settings');
  expect(later.readSecrets()).toEqual({ ...secrets, app: 'a secret of thirty-two characters' });
  vi.unstubAllEnvs();
});

test('what a site keeps lies beside its database', () => {
  expect(path.dirname(databaseFile ?? '')).toBe(dataFolder);
});
