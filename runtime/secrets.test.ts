import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { readSecrets } from './secrets';
import { dataFolder } from './settings';

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
  const later = await import('./secrets');
  expect(later.readSecrets()).toEqual({ ...secrets, app: 'a secret of thirty-two characters' });
  vi.unstubAllEnvs();
});

test('are not made where the environment gives all of them', async () => {
  const folder = path.join(dataFolder, 'given');
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', `file:${folder}/maqal.db`);
  vi.stubEnv('APP_SECRET', 'a secret of thirty-two characters');
  vi.stubEnv('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'a key');
  const given = await import('./secrets');
  expect(given.readSecrets()).toEqual({ app: 'a secret of thirty-two characters', actions: 'a key' });
  expect(existsSync(folder)).toBe(false);
  vi.unstubAllEnvs();
});

test('are not made for a database that other machines may use: each would have its own', async () => {
  const folder = path.join(dataFolder, 'shared');
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'http://127.0.0.1:1');
  vi.stubEnv('DATA_FOLDER', folder);
  vi.stubEnv('APP_SECRET', 'a secret of thirty-two characters');
  const one = await import('./secrets');
  expect(() => one.readSecrets()).toThrow('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY');
  expect(existsSync(folder)).toBe(false);
  vi.stubEnv('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'a key');
  expect(one.readSecrets()).toEqual({ app: 'a secret of thirty-two characters', actions: 'a key' });
  expect((await import('./settings')).dataFolder).toBe(folder);
  vi.unstubAllEnvs();
});

test('are read from the disk once', async () => {
  vi.resetModules();
  const { readSecrets: readAgain } = await import('./secrets');
  const secrets = readAgain();
  rmSync(FILE);
  expect(readAgain()).toEqual(secrets);
  expect(existsSync(FILE)).toBe(false);
});
