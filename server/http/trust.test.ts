import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { settings } from '@/runtime/settings';
import {
  clientAddress,
  FORWARDING_HEADERS,
  normalizeForwarding,
  type RequestLine,
  rejectionOf,
} from './trust';

const FORGED = '198.51.100.1';
const READER = '203.0.113.7';
const OUTER = '10.0.0.1';
const INNER = '10.0.0.2';

test('without a proxy of ours, the connection tells, whatever a header says', () => {
  expect(clientAddress(READER, undefined, 0)).toBe(READER);
  expect(clientAddress(READER, FORGED, 0)).toBe(READER);
});

test('behind our proxies, the outermost of them tells, and nothing a stranger wrote', () => {
  expect(clientAddress(INNER, READER, 1)).toBe(READER);
  expect(clientAddress(INNER, `${FORGED}, ${READER}`, 1)).toBe(READER);
  expect(clientAddress(INNER, `${FORGED},${READER} , ${OUTER}`, 2)).toBe(READER);
});

test('where fewer proxies stand than were promised, what there is tells', () => {
  expect(clientAddress(READER, undefined, 2)).toBe(READER);
  expect(clientAddress(READER, ' , ', 1)).toBe(READER);
});

const SITE = 'https://maqal.example';
const rejection = (asked: Partial<RequestLine>) =>
  rejectionOf(
    {
      method: 'GET',
      target: '/ar',
      hosts: ['maqal.example'],
      origin: undefined,
      fetchSite: undefined,
      ...asked,
    },
    SITE,
  );

test.each(['/', '/ar', '/ar/articles/%D9%85', '/ar/articles/م', '/ar/search?q=%00%E0%A4%A', '//x', '/\\x'])(
  '%s is asked for by people',
  (target) => expect(rejection({ target })).toBeUndefined(),
);

test.each([
  ['another host', 'http://evil.example/'],
  ['ours, as proxies are asked', `${SITE}/ar`],
  ['no path', '*'],
  ['nothing', ''],
  ['no text', '/ar/%E0%A4%A'],
  ['an end of the line', '/ar/%0d%0aSet-Cookie:%20x=1'],
  ['a NUL', '/media/a%00.webp'],
  ['a colour of the terminal', '/ar/articles/%1b[31m'],
  ['a raw control', '/ar/\u{85}'],
])('%s is no address', (_, target) => expect(rejection({ target })).toBe(400));

test('a request says once whom it is for', () => {
  expect(rejection({ hosts: ['maqal.example', 'evil.example'] })).toBe(400);
  expect(rejection({ hosts: ['maqal.example', 'maqal.example'] })).toBe(400);
});

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'post', ''])('%j means nothing here', (method) =>
  expect(rejection({ method })).toBe(405),
);

describe('a form is taken', () => {
  const sent = (origin: string | undefined, hosts = ['maqal.example']) =>
    rejection({ method: 'POST', origin, hosts });

  test('from a page of ours, whatever a proxy calls us', () => {
    expect(sent(SITE)).toBeUndefined();
    expect(sent(SITE, ['127.0.0.1:3000'])).toBeUndefined();
  });

  test('under the name by which somebody opened the page', () => {
    expect(sent('http://127.0.0.1:3000', ['127.0.0.1:3000'])).toBeUndefined();
  });

  test('from a program, which has no page', () => expect(sent(undefined)).toBeUndefined());

  test.each([
    'null',
    '',
    'https://evil.example',
    'https://evil.maqal.example',
    'https://maqal.example.evil.example',
    'https://maqal.example:8443',
    'https://maqal.example/',
    'not an origin',
    `${SITE}, https://evil.example`,
  ])('and not from %j', (origin) => expect(sent(origin)).toBe(403));

  test.each([
    ['same-origin', undefined],
    ['none', undefined],
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin,cross-site', 403],
    ['', 403],
  ])('without an origin, from a page that is %s', (fetchSite, status) => {
    expect(rejection({ method: 'POST', fetchSite })).toBe(status);
    expect(rejection({ method: 'GET', fetchSite })).toBeUndefined();
    expect(rejection({ method: 'POST', fetchSite, origin: SITE })).toBeUndefined();
  });

  test('for one-click unsubscribing, from wherever the mail is read', () => {
    const post = { method: 'POST', origin: 'https://mail.example' };
    expect(rejection({ ...post, target: '/ar/subscriptions/abc_-1/unsubscribe' })).toBeUndefined();
    expect(rejection({ ...post, target: '/ar/receipts/abc/unsubscribe' })).toBe(403);
  });
});

test('Next hears of the way of a request only what can be believed', () => {
  const headers: Record<string, string> = { host: 'evil.example', cookie: 'a=1', via: '1.1 x' };
  for (const name of FORWARDING_HEADERS) headers[name] ??= FORGED;
  normalizeForwarding({ headers, socket: { remoteAddress: READER } } as unknown as IncomingMessage);
  expect(headers).toEqual({
    host: new URL(settings.SITE_URL).host,
    cookie: 'a=1',
    'x-forwarded-for': READER,
  });
});
