import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { FORM_ECHO_HIDDEN, FORM_ECHO_SLOT, REQUEST_ID_SLOT } from '@/lib/http/error-pages';
import { sendBuiltPage, startReadingStandingPages } from './error-pages';

vi.mock('@/runtime/client-script', () => ({
  readClientScript: () => ({ integrity: '', first: { integrity: '' }, revisit: { integrity: '' } }),
}));

vi.mock('@/db/articles/standing-pages', () => ({
  readStandingPages: async (edition: string) =>
    edition === 'en' ? [{ purpose: 'contact', slug: 'contact', title: 'Contact' }] : [],
}));

const PAGE = `${REQUEST_ID_SLOT}<form ${FORM_ECHO_HIDDEN}>${FORM_ECHO_SLOT}</form>`;

beforeAll(() => {
  const here = process.cwd();
  const folder = mkdtempSync(path.join(tmpdir(), 'maqal-answers-'));
  const built = path.join(folder, '.next', 'server', 'app');
  for (const edition of ['ar', 'en']) mkdirSync(path.join(built, edition), { recursive: true });
  for (const name of ['crowded', 'failure']) writeFileSync(path.join(built, 'en', `${name}.html`), PAGE);
  writeFileSync(path.join(built, 'ar', 'failure.html'), 'تعذّر');
  const links = '<nav data-pages="rules contact"><a href="/en/pages/rules">Rules</a></nav>';
  writeFileSync(path.join(built, 'en', 'too-large.html'), links);
  process.chdir(folder);
  return () => {
    process.chdir(here);
    rmSync(folder, { recursive: true, force: true });
  };
});

async function ask(status: number, page: string, fields = '', url = '/en/articles/x'): Promise<Response> {
  const server = createServer((_, response) => {
    response.setHeader('Set-Cookie', 'a=1');
    sendBuiltPage(response, status, url, page, { fault: '7', fields });
  }).listen(0);
  await once(server, 'listening');
  try {
    return await fetch(`http://localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

test('whoever is sent away by a crowd is told when to come again, and nobody keeps that', async () => {
  const { status, headers } = await ask(503, 'crowded');
  const said = ['retry-after', 'cache-control', 'set-cookie'].map((name) => headers.get(name));
  expect([status, ...said]).toEqual([503, '60', 'no-store', null]);
});

test('no other answer says so', async () => {
  const { status, headers } = await ask(409, 'failure');
  expect([status, headers.get('retry-after')]).toEqual([409, null]);
});

test('what was posted comes back as it was, and without it no form is shown', async () => {
  const written = `$& ${REQUEST_ID_SLOT}`;
  expect(await (await ask(500, 'failure', written)).text()).toBe(
    `7<form data-again="true">${written}</form>`,
  );
  expect(await (await ask(500, 'failure')).text()).toBe('7<form data-again="true" hidden=""></form>');
});

test('the page is in the edition of the address, and in the default one where that names none', async () => {
  const pageOf = async (url: string) => (await ask(500, 'failure', '', url)).text();
  expect(await pageOf('/en?a')).toMatch(/form/);
  expect(await Promise.all(['/ar/x', '/x', '/', ''].map(pageOf))).toEqual(Array(4).fill('تعذّر'));
});

test('its links lead to the pages that there are now, whatever there was when it was built', async () => {
  startReadingStandingPages();
  await vi.waitFor(async () =>
    expect(await (await ask(413, 'too-large')).text()).toBe(
      '<nav data-pages="rules contact"><a href="/en/pages/contact"><bdi>Contact</bdi></a></nav>',
    ),
  );
});
