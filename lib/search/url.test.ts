import { describe, expect, test } from 'vitest';
import {
  questionOfPath,
  readSearch,
  rewriteSearchUrl,
  type Search,
  searchFromPath,
  searchPathFor,
} from './url';

const read = (query: string) => readSearch(new URLSearchParams(query));
const last = (path: string) => path.split('/').at(-1) ?? '';

const OPEN: Search = { question: '', topic: '', author: '', time: null, page: 1 };

describe('readSearch', () => {
  test.each<[string, Partial<Search>]>([
    ['', {}],
    ['q=', {}],
    [
      'q=نجوم&topic=علوم&author=سلمى&time=year&page=3',
      {
        question: 'نجوم',
        topic: 'علوم',
        author: 'سلمى',
        time: 'year',
        page: 3,
      },
    ],
    ['q=a&q=b', { question: 'a' }],
    ['q=a&time=ever&page=0', { question: 'a' }],
    ['q=a&page=-1&page=2', { question: 'a' }],
    ['q=a&page=1e9', { question: 'a' }],
    [`q=a&topic=${'x'.repeat(101)}`, { question: 'a' }],
    ['q=%D8%&__proto__=x', { question: '%' }],
  ])('%s', (query, expected) => {
    expect({ ...read(query), question: read(query).question.replace(/\u{FFFD}/gu, '') }).toEqual({
      ...OPEN,
      ...expected,
    });
  });
});

describe('a search comes through the path behind it', () => {
  test.each([
    'q=نجوم+السماء',
    'q=C%2B%2B+%26+%2F%3F%23',
    'q=نجوم&topic=علوم&author=سلمى-الخوري&time=month&page=2',
    '',
    `q=${'ب'.repeat(10_000)}`,
    'q=%00%E2%80%AE%3Cscript%3E',
    'q=%D8%',
  ])('%s', (query) => {
    const path = rewriteSearchUrl(`/ar/search?${query}`);
    expect(path).toMatch(/^\/ar\/search\/-[\w-]*$/);
    expect(searchFromPath(last(path))).toEqual(read(query));
  });

  test('other addresses stay as they are', () => {
    for (const url of ['/ar', '/ar/search/x?q=1', '/ar/topics/search?q=1', '/search?q=1', '*', ''])
      expect(rewriteSearchUrl(url)).toBe(url);
  });

  test('a path that nobody was led to is no search', () => {
    const path = (query: string) => `-${Buffer.from(query).toString('base64url')}`;
    for (const part of ['_', 'q', path('q=a&x=1'), path('q=+a'), path('page=1')])
      expect(searchFromPath(part), part).toBeNull();
  });
});

test('an address holds nothing that is left open', () => {
  expect(searchPathFor('ar')).toBe('/ar/search');
  expect(searchPathFor('ar', { ...OPEN, question: 'C++' })).toBe('/ar/search?q=C%2B%2B');
  expect(searchPathFor('en', { question: 'a', time: 'week', page: 2 })).toBe(
    '/en/search?q=a&time=week&page=2',
  );
});

test.each([
  [['%D8%A7%D9%84%D8%AD%D8%B1%D9%81-%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A'], 'الحرف العربي'],
  [['2024', '01', 'sea-cables.html'], 'sea cables'],
  [['news', '48213-su-57_%26_s-500.php', 'page', '2'], 'page'],
  [['news', '48213-su-57_%26_s-500.php'], 'su 57 s 500'],
  [['2024', '01'], ''],
  [['%D8'], ''],
  [['<script>"x'], 'script x'],
  [[], ''],
])('the address %j asks for «%s»', (segments, question) => {
  expect(questionOfPath(segments)).toBe(question);
});
