import { expect, test } from 'vitest';
import { clientAddress } from './trust';

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
