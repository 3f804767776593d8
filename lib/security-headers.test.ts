import { expect, test } from 'vitest';
import { readerPolicy } from './security-headers';

const header = (key: string) => readerPolicy.find((one) => one.key === key)?.value;
const policy = header('Content-Security-Policy') ?? '';
const sources = new Map(
  policy.split('; ').map((directive) => {
    const [name = '', ...values] = directive.split(' ');
    return [name, values] as const;
  }),
);

test('nothing inline and nothing evaluated may run', () => {
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|unsafe-hashes|wasm-unsafe-eval/);
  expect(sources.get('script-src')).toEqual(["'none'"]);
});

test('what is not named is forbidden, and nothing comes from elsewhere', () => {
  expect(sources.get('default-src')).toEqual(["'none'"]);
  for (const [directive, values] of sources) {
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
