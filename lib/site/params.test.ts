import { describe, expect, test } from 'vitest';
import { idFromParam, NO_ID, pageNumber } from './params';

describe('idFromParam', () => {
  test.each([
    ['1', 1],
    ['42', 42],
    ['999999999999999', 999_999_999_999_999],
  ])('reads %s', (param, id) => {
    expect(idFromParam(param)).toBe(id);
  });

  test.each([
    NO_ID,
    '',
    '01',
    '-1',
    '+1',
    '1.5',
    '1e3',
    '0x1',
    ' 1',
    '1 ',
    '٣',
    '1/2',
    '1000000000000000',
    'x',
  ])('finds no id in %j', (param) => {
    expect(idFromParam(param)).toBeNull();
  });
});

describe('pageNumber', () => {
  test.each([
    ['2', 2],
    ['9', 9],
    ['10', 10],
    ['9999999', 9_999_999],
  ])('reads %s', (param, page) => {
    expect(pageNumber(param)).toBe(page);
  });

  test('the first page has no number in its address', () => {
    expect(pageNumber('1')).toBeNull();
  });

  test.each(['0', '', '02', '-2', '2.0', '2e1', ' 2', '٢', '10000000', 'two'])(
    'finds no page in %j',
    (param) => {
      expect(pageNumber(param)).toBeNull();
    },
  );
});
