import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundleClientScript } from './build-client-script';

const { files, ...script } = await bundleClientScript();
const codeOf = ({ address }: { address: string }) => files.get(address) ?? '';

test('the script of the reader wing weighs no more than 5 KB compressed, and what a second visit fetches besides 2.5 KB', () => {
  const weights = [script, script.revisit].map((file) => gzipSync(codeOf(file)).length);
  expect(weights[0]).toBeLessThanOrEqual(5 * 1024);
  expect(weights[1]).toBeLessThanOrEqual(2.5 * 1024);
});

test('the address and the integrity of each file follow from its bytes, and one asks for the other by both', () => {
  for (const { address, integrity } of [script, script.revisit]) {
    const digest = createHash('sha384').update(codeOf({ address }));
    expect(integrity).toBe(`sha384-${digest.copy().digest('base64')}`);
    expect(address).toMatch(/^\/enhance\/[0-9a-f]{16}\.js$/);
    expect(digest.digest('hex')).toContain(address.slice('/enhance/'.length, -'.js'.length));
  }
  const main = codeOf(script);
  expect(main).toContain(script.revisit.address);
  expect(main).toContain(script.revisit.integrity);
});
