import { describe, expect, test } from 'vitest';
import { idFromParam, NO_ID, NO_SLUG, pageNumber, slugFromParam } from './params';
import { isSlug, slugify } from './slug';

describe('slugFromParam', () => {
  test.each([
    ['%D8%AA%D8%B1%D9%83%D9%8A%D8%A7-s-500', 'تركيا-s-500'],
    ['%d8%aa%d8%b1%d9%83%d9%8a%d8%a7', 'تركيا'],
    ['تركيا-s-500', 'تركيا-s-500'],
    ['%D8%A7%D9%95', 'إ'],
    ['ا\u{655}', 'إ'],
    ['%2541', '%41'],
  ])('%j is read as %j', (param, slug) => {
    expect(slugFromParam(param)).toBe(slug);
  });

  test.each(['%D8%', '%FF', '%', '100%'])('%j is malformed', (param) => {
    expect(slugFromParam(param)).toBeNull();
  });
});

test('no title has the slug that stands for nothing', () => {
  expect(isSlug(NO_SLUG)).toBe(false);
  expect(slugify(NO_SLUG)).not.toBe(NO_SLUG);
  expect(slugFromParam(NO_SLUG)).toBe(NO_SLUG);
});

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
