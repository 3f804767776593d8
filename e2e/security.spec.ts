import { connect } from 'node:net';
import { MAX_BODY_BYTES } from '@/server/http/request-body';
import { expect, test } from './fixtures';

const PORT = Number(process.env.PORT);
const EVIL = 'https://evil.example';

/** Sends raw bytes, and returns the response until the server closes the connection. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(PORT, 'localhost');
    let answer = '';
    socket.setEncoding('latin1').on('data', (part) => (answer += part));
    socket.on('error', () => {}).on('close', () => resolve(answer));
    socket.write(bytes, 'latin1');
  });
}

const asked = (line: string, ...headers: string[]) =>
  send([`${line} HTTP/1.1`, `Host: localhost:${PORT}`, 'Connection: close', ...headers, '', ''].join('\r\n'));

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const headOf = (answer: string) => answer.split('\r\n\r\n')[0] ?? '';

test('a request that two servers could read in two ways is refused, and nothing of it is a second one', async () => {
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  const chunked = (...more: string[]) => ['Transfer-Encoding: chunked', ...more];
  const smuggled: [what: string, headers: string[], body: string][] = [
    ['a length and chunks', chunked('Content-Length: 4'), `0\r\n\r\n${hidden}`],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 5'], 'abcde'],
    ['a length with a sign', ['Content-Length: +4'], 'abcd'],
    ['a coding nobody knows', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${hidden}`],
    ['chunks inside another coding', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${hidden}`],
    ['a space before the colon', ['Transfer-Encoding : chunked'], `0\r\n\r\n${hidden}`],
    ['a header in two lines', ['Transfer-Encoding:\r\n chunked'], `0\r\n\r\n${hidden}`],
    ['a chunk of no size', chunked(), 'zz\r\nabc\r\n0\r\n\r\n'],
    ['a chunk that is longer than it says', chunked(), `3\r\nabcdef\r\n0\r\n\r\n${hidden}`],
    ['a bare CR', ['X-One: a\rTransfer-Encoding: chunked'], `0\r\n\r\n${hidden}`],
    ['a NUL', ['X-One: a\0b'], ''],
    ['two hosts', ['Host: evil.example'], ''],
  ];
  for (const [what, headers, body] of smuggled) {
    const lines = ['POST /ar HTTP/1.1', `Host: localhost:${PORT}`, 'Connection: close', ...headers];
    const answer = await send(`${lines.join('\r\n')}\r\n\r\n${body}`);
    // A page that does not read the body may be answered before the body is rejected.
    expect(/^a chunk/.test(what) ? [200, 400] : [400], what).toContain(statusOf(answer));
    expect(answer.match(/HTTP\/1\.1 \d{3}/g), what).toHaveLength(1);
  }
});

test('no address leads off the site or adds a header, whoever the caller says we are', async () => {
  const lies = [
    `X-Forwarded-Host: evil.example`,
    'X-Forwarded-Proto: gopher',
    'Forwarded: host=evil.example',
  ];
  const addresses = [
    '/',
    '/desk',
    '/desk/',
    '/ar/',
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
  ]
    .concat('/%5cevil.example/', '/%2fevil.example/', '//evil.example/ar/', '/?next=//evil.example')
    .concat('/?a=%0d%0aSet-Cookie:%20x=1', '/desk?a=%0d%0aSet-Cookie:%20x=1', '/index.php//evil.example');
  for (const address of addresses) {
    const answer = await asked(`GET ${address}`, ...lies);
    const [, location = '/'] = /^location: (.*)$/im.exec(headOf(answer)) ?? [];
    expect(location, address).toMatch(/^\/(?![/\\])/);
    expect(headOf(answer), address).not.toMatch(/^set-cookie/im);
    expect(statusOf(answer), address).toBeLessThan(500);
  }
  for (const line of ['GET http://evil.example/', 'GET *', 'OPTIONS *', 'GET /ar/%0d%0aSet-Cookie:%20x=1'])
    expect(statusOf(await asked(line)), line).toBe(400);
  expect(statusOf(await asked('TRACE /ar'))).toBe(405);
});

test('a page names the site as its owner does, whatever name it was asked for by', async () => {
  const page = await send('GET /ar HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
  expect(statusOf(page)).toBe(200);
  expect(page).not.toContain('evil.example');
  expect(page).toContain(`rel="canonical" href="${process.env.SITE_URL}/ar"`);
});

test('no file is reached past the folders that are served', async () => {
  const folders = [
    '/media',
    '/share',
    '/fonts',
    '/enhance',
    '/icons',
    '/sitemaps',
    '/_next',
    '/_next/static',
  ];
  const ways = [
    '../../',
    '..%2f..%2f',
    '%2e%2e/%2e%2e/',
    '..%252f..%252f',
    '..%5c..%5c',
    '..\\..\\',
    'a%00/../../',
  ];
  const paths = folders.flatMap((folder) => ways.map((way) => `${folder}/${way}package.json`));
  const answers = await Promise.all(paths.map((path) => asked(`GET ${path}`)));
  for (const [index, answer] of answers.entries()) {
    // Next redirects a path with a backslash to the one with a slash.
    expect([308, 400, 404], paths[index]).toContain(statusOf(answer));
    expect(answer, paths[index]).not.toContain('"dependencies"');
  }
});

test('a form from a page elsewhere is not taken, whatever the caller says of the host', async ({
  page,
  request,
  article,
  idOf,
  baseURL,
}) => {
  await page.goto(article.path);
  const form = page.locator('form').filter({ has: page.getByRole('textbox', { name: 'التعليق' }) });
  const fields = await form.evaluate((element) => [...new FormData(element as HTMLFormElement)]);
  const name = `غريب ${Date.now()}`;
  const multipart = {
    ...Object.fromEntries(fields as [string, string][]),
    name,
    email: 'reader@example.com',
    body: 'تعليق',
  };
  const lies = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' };
  const strangers = [EVIL, 'null', `${baseURL}0`, 'not an origin'].map((origin) => ({ origin }));
  for (const from of [...strangers, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
    const what = JSON.stringify(from);
    const headers = { ...lies, ...from };
    const answer = await request.post(article.path, { multipart, headers, maxRedirects: 0 });
    expect(answer.status(), what).toBe(403);
    expect(answer.headers()['set-cookie']).toBeUndefined();
    expect(await answer.text(), what).toMatch(/<textarea id="written" name="body"[^>]*>\nتعليق<\/textarea>/);
    const atDesk = await request.post('/desk/sign-in', { multipart, headers, maxRedirects: 0 });
    expect(atDesk.status(), what).toBe(403);
  }
  const headers = { ...lies, origin: baseURL ?? '' };
  const taken = await request.post(article.path, { multipart, headers, maxRedirects: 0 });
  expect([taken.status(), taken.headers().location]).toEqual([
    303,
    expect.stringMatching(/^\/ar\/receipts\//),
  ]);
  // Only the last of them stores it.
  expect(await idOf(name)).toBeGreaterThan(0);
  const receipt = await (await request.get(taken.headers().location ?? '')).text();
  expect(receipt).not.toContain('evil.example');
});

test('forms that no page of ours sends are answered, and the server goes on', async ({
  request,
  article,
}) => {
  const deep = '['.repeat(50_000);
  const parts: Record<string, string>[] = [
    { $ACTION_ID_nothing: '' },
    { [`$ACTION_ID_${'0'.repeat(42)}`]: '' },
    { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"__proto__","bound":"$@1"}', '$ACTION_1:1': '[]' },
    { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"constructor","bound":null}' },
    { $ACTION_REF_1: '', '$ACTION_1:0': deep },
    { $ACTION_REF_1: '', '$ACTION_1:0': '"$1:__proto__:constructor"' },
    { $ACTION_REF___proto__: '', '$ACTION___proto__:0': '{}' },
    { $ACTION_KEY: 'k'.repeat(1000), $ACTION_REF_9: '' },
    { __proto__x: '1', constructor: '2', 'a[__proto__][b]': '3', toString: '4' },
    { articleId: deep, parentId: '-1', name: '\u202Ex', email: '\r\nBcc: x@example.org', body: '\0' },
    Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`f${index}`, ''])),
  ];
  for (const multipart of parts) {
    for (const address of [article.path, '/ar', '/desk/sign-in']) {
      const headers = { origin: process.env.SITE_URL ?? '' };
      const answer = await request.post(address, { multipart, headers, maxRedirects: 0 });
      const what = `${address} ${JSON.stringify(multipart).slice(0, 80)}`;
      expect([303, 400, 409], what).toContain(answer.status());
      // An unknown action without text to give back is answered with the page.
      if (answer.status() === 303) expect(answer.headers().location, what).toBe(address);
    }
  }
  const calls: [action: string, type: string, data: string][] = [
    ['0'.repeat(42), 'text/plain;charset=UTF-8', '[]'],
    ['__proto__', 'text/plain;charset=UTF-8', '["$F1"]'],
    ['../../etc/passwd', 'text/plain;charset=UTF-8', deep],
    ['x', 'multipart/form-data; boundary=none', 'nothing'],
    ['x', 'application/x-www-form-urlencoded', '__proto__[x]=1'],
  ];
  for (const [action, type, data] of calls) {
    for (const address of [article.path, '/desk/sign-in']) {
      const headers = { origin: process.env.SITE_URL ?? '', 'next-action': action, 'content-type': type };
      const answer = await request.post(address, { data, headers, maxRedirects: 0 });
      expect(answer.status(), `${address} ${action} ${type}`).toBeLessThan(500);
    }
  }
  expect((await request.get('/healthz')).status()).toBe(200);
  expect((await request.get(article.path)).status()).toBe(200);
});

test('the desk takes no more than a page does, from nobody', async ({ request }) => {
  const headers = { origin: process.env.SITE_URL ?? '', 'content-type': 'application/x-www-form-urlencoded' };
  for (const address of ['/desk/language', '/desk/sign-in', '/desk/sign-out']) {
    const answer = await request.post(address, { headers, data: `to=${'x'.repeat(MAX_BODY_BYTES)}` });
    expect(answer.status(), address).toBe(413);
  }
});

test('headers without end are refused, those that never end are cut off', async () => {
  expect(statusOf(await asked('GET /ar', `X-Long: ${'a'.repeat(120_000)}`))).toBe(431);
  const slow = await send(`GET /ar HTTP/1.1\r\nHost: localhost:${PORT}\r\nX-Slow: `);
  expect(statusOf(slow)).toBe(408);
});
