import path from 'node:path';
import { expect, test } from 'vitest';
import { databaseFile, dataFolder, settings } from './settings';
import { siteUrl } from './site-url';

test('what a site keeps lies beside its database', () => {
  expect(path.dirname(databaseFile ?? '')).toBe(dataFolder);
});

test('an address of ours is absolute, and percent-encoded once', () => {
  const path = `/ar/articles/${encodeURIComponent('مقال-100٪')}`;
  expect(siteUrl(path)).toBe(`${settings.SITE_URL}${path}`);
  expect(siteUrl('/ar')).toBe(`${settings.SITE_URL}/ar`);
});
