import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleClientScript } from './build-client-script';

test('the script of the reader wing weighs no more than 6 KB compressed', async () => {
  const { code } = await bundleClientScript();
  expect(gzipSync(code).length).toBeLessThanOrEqual(6 * 1024);
});

test('its address and its integrity follow from its bytes', async () => {
  const { code, address, integrity } = await bundleClientScript();
  const digest = createHash('sha384').update(code);
  expect(integrity).toBe(`sha384-${digest.copy().digest('base64')}`);
  expect(address).toMatch(/^\/enhance\/[0-9a-f]{16}\.js$/);
  expect(digest.digest('hex')).toContain(address.slice('/enhance/'.length, -'.js'.length));
});
