import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from '@/test/built-site';
import { Site } from '@/test/site';

const built = builtSite();
const site = new Site(built);
const stylesheet = path.join(built.folder, 'app/global.css');
const source = readFileSync(stylesheet, 'utf8');

beforeAll(async () => {
  site.run('scripts/dev.ts', '--import', 'tsx');
  await site.answers();
});

afterAll(async () => {
  writeFileSync(stylesheet, source);
  await site.stop('SIGKILL');
});

/** The styles of a page, from the addresses it names. */
async function stylesOf(page: string): Promise<string> {
  const html = await (await fetch(site.address + page)).text();
  const addresses = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, address]) => address,
  );
  const sheets = addresses.map(async (address) => (await fetch(new URL(address ?? '', site.address))).text());
  return (await Promise.all(sheets)).join('\n');
}

test('a stylesheet that was changed under `npm run dev` is in the page without a build', async () => {
  expect(await stylesOf('/ar')).not.toContain('--seen-at-once');
  writeFileSync(stylesheet, `${source}\n:root { --seen-at-once: 1; }\n`);
  await expect.poll(() => stylesOf('/ar'), { timeout: 20_000, interval: 500 }).toContain('--seen-at-once');
});

test('both wings answer, with the policy that live reload needs', async () => {
  for (const page of ['/ar', '/desk/sign-in']) {
    const answer = await fetch(site.address + page);
    expect([page, answer.status]).toEqual([page, 200]);
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self' ws:");
  }
});
