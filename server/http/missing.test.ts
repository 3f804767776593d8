import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { isMissing, markMissing } from '@/runtime/missing-pages';
import { withRequestId } from '@/runtime/request-id';
import { interceptMissing } from './missing';

test('what a page marks as missing is answered 404 with the page, and nothing else is', async () => {
  const numbers: string[] = [];
  const server = createServer((request, response) =>
    withRequestId((number) => {
      numbers.push(number);
      interceptMissing(response, number);
      if (request.url === '/desk/nothing') markMissing();
      response.writeHead(200).end('the page');
    }),
  ).listen(0);
  await once(server, 'listening');
  const ask = async (path: string) => {
    const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
    return [answer.status, await answer.text()];
  };
  expect(await ask('/desk/nothing')).toEqual([404, 'the page']);
  expect(await ask('/desk')).toEqual([200, 'the page']);
  server.close();
  expect(numbers.filter(isMissing)).toEqual([]);
});
