import { expect, test } from 'vitest';
import { mayReadMetrics } from './metrics-access';

const TOKEN = 'a-token-of-enough-characters-for-us';
const LOCAL = { host: 'localhost:3000' };

test.each([
  ['127.0.0.1', LOCAL],
  ['::1', { host: '[::1]:3000' }],
  ['::ffff:127.0.0.1', { host: '127.0.0.1' }],
])('%s reads them: it is this machine', (socket, headers) => {
  expect(mayReadMetrics({ socket, headers }, undefined)).toBe(true);
  expect(mayReadMetrics({ socket, headers }, TOKEN)).toBe(true);
});

test.each([
  ['another machine', '203.0.113.7', LOCAL],
  ['another machine in the network', '10.0.0.2', LOCAL],
  ['one that only looks like this machine', '127.example', LOCAL],
  ['a proxy on this machine, for a stranger', '127.0.0.1', { ...LOCAL, 'x-forwarded-for': '203.0.113.7' }],
  ['a proxy that was told it is this machine', '127.0.0.1', { ...LOCAL, 'x-forwarded-for': '127.0.0.1' }],
  ['a proxy that says so in other words', '::1', { ...LOCAL, forwarded: 'for=127.0.0.1' }],
  ['a proxy that only passes the name on', '127.0.0.1', { host: 'example.org' }],
  ['a page elsewhere whose name leads here', '127.0.0.1', { host: 'rebound.example:3000' }],
  ['nobody', '', {}],
  ['a wrong token', '203.0.113.7', { authorization: 'Bearer wrong' }],
  ['a token in other words', '203.0.113.7', { authorization: TOKEN }],
])('%s does not', (_, socket, headers) => {
  expect(mayReadMetrics({ socket, headers }, TOKEN)).toBe(false);
});

test('whoever has the token does, through a proxy too; without one set nobody has it', () => {
  const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' };
  expect(mayReadMetrics({ socket: '203.0.113.7', headers }, TOKEN)).toBe(true);
  expect(mayReadMetrics({ socket: '203.0.113.7', headers }, undefined)).toBe(false);
  const undefinedToken = { authorization: 'Bearer undefined' };
  expect(mayReadMetrics({ socket: '203.0.113.7', headers: undefinedToken }, undefined)).toBe(false);
});
