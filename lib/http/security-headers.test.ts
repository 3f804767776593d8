import { describe, expect, test } from 'vitest';
import { deskHeaders, deskPolicy, isEmbeddable, policyWithStyle, readerHeaders } from './security-headers';

const script = {
  address: '/enhance/0123.js',
  integrity: 'sha384-AAAA',
  first: { integrity: 'sha384-first' },
  revisit: { address: '/enhance/b.js', integrity: 'sha384-BBBB' },
};
const header = (key: string, siteUrl = 'https://maqal.example/') =>
  readerHeaders(script, siteUrl).find((one) => one.key === key)?.value;
const policy = header('Content-Security-Policy') ?? '';
const sources = new Map(
  policy.split('; ').map((directive) => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values] as const;
  }),
);

test('nothing inline and nothing evaluated may run', () => {
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|unsafe-hashes|wasm-unsafe-eval/);
});

test('one script may run: that of these bytes, in the page and at these addresses', () => {
  expect(sources.get('script-src')).toEqual([
    "'sha384-first'",
    "'sha384-AAAA'",
    'https://maqal.example/enhance/0123.js',
    "'sha384-BBBB'",
    'https://maqal.example/enhance/b.js',
  ]);
});

test('a page may carry the styles of its digest, and no others', () => {
  expect(policyWithStyle(policy, 'sha256-BBBB')).toBe(
    policy.replace("style-src 'self'", "style-src 'self' 'sha256-BBBB'"),
  );
  expect(policyWithStyle(policy, 'sha256-BBBB')).toContain("'sha256-BBBB'");
});

test('what is not named is forbidden, and nothing comes from elsewhere', () => {
  expect(sources.get('default-src')).toEqual(["'none'"]);
  for (const [directive, values] of sources) {
    if (directive === 'script-src') continue;
    expect(values.length, directive).toBeGreaterThan(0);
    for (const value of values) expect(["'none'", "'self'"], directive).toContain(value);
  }
});

test('what default-src does not cover is named', () => {
  expect([...sources.keys()]).toEqual(expect.arrayContaining(['base-uri', 'form-action', 'frame-ancestors']));
});

test('a file is what it says it is', () => {
  expect(header('X-Content-Type-Options')).toBe('nosniff');
});

test('browsers are bound to https for two years by a site that is served by it, and by no other', () => {
  expect(header('Strict-Transport-Security')).toBe('max-age=63072000');
  expect(header('Strict-Transport-Security', 'http://localhost:3000')).toBeUndefined();
});

test.each([
  ['/media/a.jpg', true],
  ['/share/ar-1-a.jpg', true],
  ['/ar/media/a.jpg', false],
  ['/desk', false],
  ['/ar', false],
])('others may show what is at %s: %s', (url, shown) => {
  expect(isEmbeddable(url)).toBe(shown);
});

describe('the desk', () => {
  const nonce = 'bm9uY2Utb2YtMTI4LWJpdHM=';
  const directives = new Map(
    deskPolicy(nonce)
      .split('; ')
      .map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values] as const;
      }),
  );

  test('runs only scripts with the nonce of the answer', () => {
    expect(directives.get('script-src')).toEqual([`'nonce-${nonce}'`, "'strict-dynamic'"]);
    expect(directives.get('style-src')).toEqual(["'self'", `'nonce-${nonce}'`]);
    expect(deskPolicy(nonce)).not.toMatch(/unsafe-|https?:|\*/);
  });

  test('is as closed as the reader wing in all else', () => {
    for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
      expect(directives.get(name), name).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
  });

  test('is kept by nobody, found by nobody, and sends forms with their origin', () => {
    const headers = new Map(deskHeaders(nonce).map(({ key, value }) => [key, value]));
    expect(headers.get('Cache-Control')).toContain('no-store');
    expect(headers.get('X-Robots-Tag')).toContain('noindex');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
  });
});
