/** Requests that nginx accepts, and the headers it forwards, in front of a fake upstream. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '@/server/http/request-body';
import { portsFor } from '@/test/built-site';
import { FakeUpstream } from '@/test/servers/fake-upstream';
import { checkConfig, startNginx, writeConfig } from '@/test/servers/nginx';

const ports = portsFor(6);
const app = new FakeUpstream(ports.app);
const folder = mkdtempSync(path.join(tmpdir(), 'maqal-nginx-'));
const site = `http://127.0.0.1:${ports.site}`;
let nginx: { stop: () => Promise<void> };

beforeAll(async () => {
  await app.start();
  nginx = await startNginx(writeConfig(folder, ports), ports);
});
afterAll(async () => {
  await nginx.stop();
  await app.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  app.asked.length = 0;
  app.answer = () => ({ headers: { 'Cache-Control': 'no-store' } });
});

/** Sends raw bytes, and returns the response until nginx closes or resets the connection. */
function send(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(ports.site, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('error', () => {}).on('close', () => resolve(answer));
  });
}

test('nginx takes the configuration, with and without brotli', () => {
  const place = path.join(folder, 'without');
  const file = writeConfig(place, ports);
  expect(checkConfig(file)).toMatchObject({ taken: true });
  rmSync(path.join(place, 'nginx-brotli.conf'), { force: true });
  expect(checkConfig(file)).toMatchObject({ taken: true });
});

test('the site is there by HTTP/2 and TLS; port 80 and other names lead to it', async () => {
  const session = connectHttp2(`https://localhost:${ports.tls}`, {
    ca: readFileSync(path.join(folder, 'fullchain.pem')),
  });
  const status = await new Promise((resolve, reject) => {
    session.on('error', reject);
    session
      .request({ ':path': '/desk' })
      .on('response', (headers) => resolve(headers[':status']))
      .end();
  });
  session.close();
  expect(status).toBe(200);
  expect(app.asked[0]?.headers).toMatchObject({ 'x-forwarded-proto': 'https' });
  const led = await fetch(`http://127.0.0.1:${ports.plain}/ar?a=b`, { redirect: 'manual' });
  expect([led.status, led.headers.get('location')]).toEqual([301, `https://localhost:${ports.site}/ar?a=b`]);
});

test('the app is told who calls, at the end of what they say, and the site by its own name', async () => {
  const headers = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '1',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
  };
  for (const address of ['/desk', '/ar/articles/told', '/ar/search?q=a'])
    await fetch(site + address, { headers });
  expect(app.asked.length).toBe(3);
  for (const { headers: told } of app.asked) {
    expect(told).toMatchObject({
      host: `localhost:${ports.site}`,
      'x-forwarded-for': '203.0.113.9, 127.0.0.1',
      'x-forwarded-host': `localhost:${ports.site}`,
      'x-forwarded-proto': 'http',
    });
    for (const name of ['x-forwarded-port', 'x-real-ip', 'forwarded']) expect(told).not.toHaveProperty(name);
  }
});

test('an address that is no text is answered 400', async () => {
  for (const address of ['/ar/%E0%A4%A', '/%', '/%zz', '/ar/%00'])
    expect(await send(`GET ${address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`), address).toMatch(
      /^HTTP\/1.1 400 /,
    );
  expect(app.asked).toEqual([]);
});

test('a request that two servers could read as two is refused', async () => {
  const head = 'POST /ar/articles/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n';
  for (const framing of [
    'Content-Length: 4\r\nTransfer-Encoding: chunked',
    'Content-Length: 4\r\nContent-Length: 5',
    'Content-Length: +4',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: \x0bchunked',
  ])
    expect(await send(`${head}${framing}\r\n\r\n0\r\n\r\n`), framing).toMatch(/^HTTP\/1.1 (?:400|501) /);
  expect(app.asked).toEqual([]);
});

test('more than the app takes is not taken, said with the page of the app', async () => {
  app.answer = ({ url }) => ({ status: 413, body: url });
  const post = (bytes: number, edition: string) =>
    fetch(`${site}/${edition}/articles/a`, { method: 'POST', body: 'a'.repeat(bytes) });
  const large = await post(MAX_BODY_BYTES + 1, 'en');
  expect([large.status, await large.text()]).toEqual([413, '/en/too-large']);
  expect(app.asked.map(({ method }) => method)).toEqual(['GET']);
  app.answer = () => ({});
  expect((await post(MAX_BODY_BYTES, 'ar')).status).toBe(200);
});

test('an export is taken at the desk alone, and reaches the app while it is still being sent', async () => {
  const post = (path: string, body: BodyInit) =>
    fetch(`${site}${path}`, { method: 'POST', body, duplex: 'half' } as RequestInit);
  const large = Buffer.alloc(46 * 1024 * 1024);
  expect((await post('/desk/import/send', large)).status).toBe(200);
  expect((await post('/desk/import/other', large)).status).toBe(413);
  app.asked.length = 0;
  let end = () => {};
  const slow = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.alloc(1024));
      end = () => controller.close();
    },
  });
  const sending = post('/desk/import/send', slow);
  await expect.poll(() => app.begun).toContain('/desk/import/send');
  end();
  expect((await sending).status).toBe(200);
});

test('who sends slowly is let go of, and the app knows nothing of it', async () => {
  const head = 'POST /ar/articles/a HTTP/1.1\r\nHost: a\r\n';
  const [headers, body] = await Promise.all([send(head), send(`${head}Content-Length: 100\r\n\r\nname=`)]);
  // nginx closes the connection without a response (444).
  expect([headers, body]).toEqual(['', '']);
  expect(app.asked).toEqual([]);
});

test('the metrics are not there, however they are asked for', async () => {
  for (const address of [
    '/metrics',
    '/metrics?a',
    '/%6detrics',
    '//metrics',
    '/desk/../metrics',
    '/a/%2e%2e/metrics',
  ])
    expect(
      await send(`GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
      address,
    ).toMatch(/^HTTP\/1.1 404 /);
  expect(app.asked).toEqual([]);
});

test('forms from one address are let in to a measure, and its reading as before', async () => {
  const post = async (address: string) => (await fetch(site + address, { method: 'POST', body: 'a' })).status;
  const tries = await Promise.all(Array.from({ length: 20 }, () => post('/desk/sign-in')));
  expect(tries.filter((status) => status === 200).length).toBe(11);
  expect(new Set(tries)).toEqual(new Set([200, 429]));
  const forms = await Promise.all(Array.from({ length: 60 }, () => post('/ar/articles/a')));
  expect(forms.filter((status) => status === 200).length).toBeGreaterThanOrEqual(15);
  expect(new Set(forms)).toEqual(new Set([200, 429]));
  const refused = await fetch(`${site}/ar/articles/a`, { method: 'POST', body: 'a' });
  expect(await refused.text()).toContain('أعد المحاولة');
  expect((await fetch(`${site}/desk/sign-in`)).status).toBe(200);
});

test('who asked for what is written nowhere, also where it fails or is turned away', async () => {
  await app.stop();
  expect((await fetch(`${site}/ar/receipts/secret-of-somebody`)).status).toBe(502);
  await app.start();
  const tries = Array.from({ length: 20 }, () =>
    fetch(`${site}/desk/sign-in`, { method: 'POST', body: 'a' }),
  );
  expect((await Promise.all(tries)).map(({ status }) => status)).toContain(429);
  expect((await fetch(`${site}/ar`, { method: 'POST', body: 'a'.repeat(MAX_BODY_BYTES + 1) })).status).toBe(
    413,
  );
  expect(readFileSync(path.join(folder, 'error.log'), 'utf8')).not.toMatch(/client:|secret/);
});
