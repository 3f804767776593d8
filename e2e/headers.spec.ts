import type { APIRequestContext, APIResponse } from '@playwright/test';
import { MAX_BODY_BYTES } from '@/server/http/request-body';
import { expect, test } from './fixtures';

const PICTURE = /\/media\/[0-9a-f]{32}[^" ,]*/;
const SHEET = /\/_next\/static\/[^"]+\.css/;
const FONT = /\/fonts\/[^">;]+\.woff2/;

/** The first match in a page's HTML; default: the home page. */
async function named(request: APIRequestContext, pattern: RegExp, page = '/ar'): Promise<string> {
  return pattern.exec(await (await request.get(page)).text())?.[0] ?? `nothing like ${pattern}`;
}

/** Follows the one redirect from an image of an earlier revision to that of this one. */
async function shareImage(request: APIRequestContext): Promise<string> {
  const answer = await request.get(`/share/ar-0-${'0'.repeat(16)}.jpg`, { maxRedirects: 0 });
  return answer.headers().location ?? 'no redirect';
}

type Ask = (request: APIRequestContext) => Promise<APIResponse>;

const get =
  (path: string): Ask =>
  (request) =>
    request.get(path, { maxRedirects: 0 });

/** One response of each kind, with its status. */
const answers: [string, number, Ask][] = [
  ['the front page', 200, get('/ar')],
  ['a list', 200, get('/en')],
  ['a picture', 200, async (request) => request.get(await named(request, PICTURE))],
  ['a picture that is not there', 404, get(`/media/${'0'.repeat(32)}.webp`)],
  ['a share image', 200, async (request) => request.get(await shareImage(request))],
  ['a share image that is not there', 404, get(`/share/ar-999999-${'0'.repeat(16)}.jpg`)],
  ['a style sheet', 200, async (request) => request.get(await named(request, SHEET, '/desk/sign-in'))],
  ['a font', 200, async (request) => request.get(await named(request, FONT))],
  ['a font that is not there', 404, get('/fonts/nothing-here.woff2')],
  ['a feed', 200, get('/ar/feed.xml')],
  ['the icon', 200, get('/icon.svg')],
  ['the health of the server', 200, get('/healthz')],
  ['a redirect of Next', 307, get('/')],
  ['a missing page', 404, get('/ar/articles/nothing-here')],
  ['a missing file', 404, get('/_next/static/nothing-here.js')],
  ['an address that is no text', 400, get('/ar/%E0%A4%A')],
  ['a private page', 404, get('/ar/receipts/nobody-has-this')],
  ['more than is taken', 413, (request) => request.post('/ar', { data: 'x'.repeat(MAX_BODY_BYTES + 1) })],
  ['the desk', 307, get('/desk')],
  ['the way into the desk', 200, get('/desk/sign-in')],
  [
    'a form of the desk from elsewhere',
    403,
    (request) => request.post('/desk', { headers: { Origin: 'https://example.org' } }),
  ],
];

for (const [what, status, ask] of answers) {
  test(`${what}: read as what it is, framed nowhere, asked for nothing`, async ({ request }) => {
    const answer = await ask(request);
    expect(answer.status()).toBe(status);
    const headers = answer.headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe(
      /^a (picture|share image)/.test(what) ? 'cross-origin' : 'same-origin',
    );
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers['referrer-policy']).toMatch(
      /desk|private/.test(what) ? /^same-origin$/ : /^strict-origin-when-cross-origin$/,
    );
    // A duplicate of the header would invalidate both.
    expect(
      answer
        .headersArray()
        .filter(({ name }) => /^(content-security|referrer|permissions)-policy$/i.test(name)),
    ).toHaveLength(3);
    expect(headers['x-powered-by']).toBeUndefined();
  });
}

test.describe('copies', () => {
  for (const path of ['/ar', '/en', '/ar/feed.xml', '/sitemap.xml']) {
    test(`of a page are asked about every second, and stand in when the server fails (${path})`, async ({
      request,
    }) => {
      const { 'cache-control': copies, vary, 'set-cookie': cookie } = (await request.get(path)).headers();
      expect(copies).toContain('max-age=0');
      expect(copies).toMatch(/s-maxage=1, stale-while-revalidate=1, stale-if-error=864000/);
      expect(vary ?? '').not.toMatch(/cookie|save-data|user-agent|accept-language/i);
      expect(cookie).toBeUndefined();
    });
  }

  for (const [what, , ask] of answers.filter(([what]) =>
    /missing|private|desk|health|not there|more than/.test(what),
  )) {
    test(`of ${what} are kept by nobody`, async ({ request }) => {
      expect((await ask(request)).headers()['cache-control']).toContain('no-store');
    });
  }

  for (const [what, , ask] of answers.filter(([what]) =>
    /^(a picture|a share image|a style sheet|a font)$/.test(what),
  )) {
    test(`of ${what} are good for ever`, async ({ request }) => {
      expect((await ask(request)).headers()['cache-control']).toMatch(/max-age=31536000, immutable/);
    });
  }

  for (const [what, find] of [
    ['a page', async () => '/ar'],
    ['a feed', async () => '/ar/feed.xml'],
    ['a picture', (request: APIRequestContext) => named(request, PICTURE)],
    ['a share image', shareImage],
  ] as const) {
    test(`of ${what} are asked about by their tag`, async ({ request }) => {
      const path = await find(request);
      const first = (await request.get(path)).headers();
      expect(first.etag).toBeTruthy();
      const again = await request.get(path, { headers: { 'If-None-Match': first.etag ?? '' } });
      expect(again.status()).toBe(304);
      expect(again.headers()['cache-control']).toBe(first['cache-control']);
      const other = await request.get(path, { headers: { 'If-None-Match': '"another"' } });
      expect(other.status()).toBe(200);
    });
  }
});

test('a copy of a font is asked about by its time', async ({ request }) => {
  const font = await named(request, FONT);
  const { 'last-modified': modified = '' } = (await request.get(font)).headers();
  const again = await request.get(font, { headers: { 'If-Modified-Since': modified } });
  expect(again.status()).toBe(304);
  const older = await request.get(font, { headers: { 'If-Modified-Since': new Date(0).toUTCString() } });
  expect(older.status()).toBe(200);
});

test('who saves data gets no font, and everybody else does from the same address', async ({ request }) => {
  const font = await named(request, FONT);
  const spared = await request.get(font, { headers: { 'Save-Data': 'on' } });
  expect([spared.status(), (await spared.body()).length]).toEqual([204, 0]);
  const sent = await request.get(font);
  expect((await sent.body()).length).toBeGreaterThan(10_000);
  for (const answer of [spared, sent]) expect(answer.headers().vary).toContain('Save-Data');
});

test('the cookie of a commenter is out of reach of scripts and of other sites', async ({ page, article }) => {
  const { comment } = await import('./fixtures');
  await page.goto(article.path);
  expect(await page.context().cookies()).toEqual([]);
  await comment(page, { name: 'قارئ', email: 'reader@example.com', body: 'تعليق' });
  await expect(page.getByRole('status')).toBeVisible();
  const kept = await page.context().cookies();
  expect(kept.length).toBeGreaterThan(0);
  for (const cookie of kept) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});
