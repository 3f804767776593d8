import path from 'node:path';
import { expect, test } from 'vitest';
import { databaseFile, dataFolder, settings } from '@/runtime/settings';
import { folder } from '@/test/setup-site';
import { siteUrl } from './site-url';

test('what a site keeps lies beside its database', () => {
  expect(databaseFile).toBe(path.join(folder, 'maqal.db'));
  expect(dataFolder).toBe(folder);
});

test('an address of ours is absolute, and percent-encoded once', () => {
  const path = `/ar/articles/${encodeURIComponent('مقال-100٪')}`;
  expect(siteUrl(path)).toBe(`${settings.SITE_URL}${path}`);
  expect(siteUrl('/ar')).toBe(`${settings.SITE_URL}/ar`);
});
