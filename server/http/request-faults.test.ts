import { describe, expect, test } from 'vitest';
import { type AskedRequest, faultOf } from './request-faults';

const SITE = 'https://maqal.example';
const fault = (asked: Partial<AskedRequest>) =>
  faultOf({ method: 'GET', target: '/ar', hosts: ['maqal.example'], origin: undefined, ...asked }, SITE);

test.each(['/', '/ar', '/ar/articles/%D9%85', '/ar/articles/م', '/ar/search?q=%00%E0%A4%A', '//x', '/\\x'])(
  '%s is asked for by people',
  (target) => expect(fault({ target })).toBeUndefined(),
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
])('%s is no address', (_, target) => expect(fault({ target })).toBe(400));

test('a request says once whom it is for', () => {
  expect(fault({ hosts: ['maqal.example', 'evil.example'] })).toBe(400);
  expect(fault({ hosts: ['maqal.example', 'maqal.example'] })).toBe(400);
});

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'post', ''])('%j means nothing here', (method) =>
  expect(fault({ method })).toBe(405),
);

describe('a form is taken', () => {
  const sent = (origin: string | undefined, hosts = ['maqal.example']) =>
    fault({ method: 'POST', origin, hosts });

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

  test('for one-click unsubscribing, from wherever the mail is read', () => {
    const post = { method: 'POST', origin: 'https://mail.example' };
    expect(fault({ ...post, target: '/ar/subscriptions/abc_-1/unsubscribe' })).toBeUndefined();
    expect(fault({ ...post, target: '/ar/receipts/abc/unsubscribe' })).toBe(403);
  });
});
