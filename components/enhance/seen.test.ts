import { beforeEach, expect, test, vi } from 'vitest';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { leadsOn, noteOwn, openThread, parseKnown, SEEN } from './seen';
import { keep, recall } from './storage';

let kept = new Map<string, string>();

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  vi.useFakeTimers({ now: new Date('2026-03-01T00:00:00Z') });
});

/** A thread whose published comments have these numbers, as its page lists them. */
function thread(...numbers: number[]) {
  const newest = numbers.toSorted((one, other) => other - one).slice(0, 50);
  const steps = newest.map((number, index) => (index === 0 ? number : (newest[index - 1] ?? 0) - number));
  return parseKnown([numbers.length, ...steps].join(' '));
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('nothing is new on a first visit; what came since is new on the next, and seen by having been opened', () => {
  expect(openThread('1', thread(3, 7), false).numbers).toEqual([]);
  const grown = thread(3, 7, 9, 12);
  expect(openThread('1', grown, false)).toMatchObject({ numbers: [9, 12], count: 2, after: 8 });
  expect(openThread('1', grown, false).numbers).toEqual([]);
  expect(openThread('2', grown, false).numbers, 'of another article').toEqual([]);
});

test('a comment that waited while later ones were published is new, too', () => {
  openThread('1', thread(3, 7), false);
  expect(openThread('1', thread(3, 5, 7), false).numbers).toEqual([5]);
});

test('a visit goes on from page to page of the thread', () => {
  openThread('1', thread(3), false);
  openThread('1', thread(3, 7), false);
  expect(openThread('1', thread(3, 7), true).numbers).toEqual([7]);
  expect(openThread('1', thread(3, 7), false).numbers).toEqual([]);
});

test('a visit that has ended does not go on, wherever the reader comes from', () => {
  openThread('1', thread(3), false);
  openThread('1', thread(3, 7), false);
  vi.advanceTimersByTime(HOUR_MS - 1);
  expect(openThread('1', thread(3, 7), true).numbers).toEqual([7]);
  vi.advanceTimersByTime(HOUR_MS);
  expect(openThread('1', thread(3, 7, 9), true).numbers).toEqual([9]);
});

test.each([
  ['/ar/articles/drought', true],
  ['/ar/articles/drought?theme=dark', true],
  ['/ar/articles/drought/comments/since/7', true],
  ['/ar/comments/7/reply', true],
  ['/ar/receipts/a-b', true],
  ['/ar/articles/drought-2', false],
  ['/ar/articles/drought-2/comments/2', false],
  ['/ar/articles', false],
  ['https://elsewhere.example/ar/articles/drought', false],
  ['', false],
])('from %s a visit goes on: %s', (from, expected) => {
  expect(leadsOn(from, '/ar/articles/drought')).toBe(expected);
});

test('a tab with an older copy of the page takes nothing back', () => {
  openThread('1', thread(3, 7), false);
  openThread('1', thread(3), false);
  expect(openThread('1', thread(3, 7), false).numbers).toEqual([]);
});

test('one’s own comments are not new, whenever they are published', () => {
  openThread('1', thread(3), false);
  noteOwn('1', 8);
  expect(openThread('1', thread(3, 7, 8), false).numbers).toEqual([7]);
  noteOwn('2', 9);
  expect(Object.keys(recall(SEEN) as object), 'of a thread that was never opened').toEqual(['1']);
});

test('of more than a page lists, all are counted; what the list moves back to is not new', () => {
  openThread('1', thread(...range(1, 200)), false);
  const news = openThread('1', thread(...range(1, 300)), false);
  expect(news).toMatchObject({ numbers: range(251, 300), count: 100, after: 200 });
  expect(range(1, 300).filter(news.isNew), 'also those that are not listed').toEqual(range(201, 300));
  expect(openThread('1', thread(...range(1, 290)), false).numbers, 'ten were withdrawn').toEqual([]);
});

test('of more than a page lists, one’s own are not counted, and they hide no others', () => {
  openThread('1', thread(...range(1, 10)), false);
  noteOwn('1', 12);
  noteOwn('1', 60);
  const news = openThread('1', thread(...range(1, 11), ...range(13, 70)), false);
  expect(news).toMatchObject({ count: 58, after: 10 });
  expect(news.numbers).not.toContain(60);
  expect(range(1, 70).filter(news.isNew)).toEqual([...range(11, 11), ...range(13, 59), ...range(61, 70)]);
});

test('two hundred threads are kept, for sixty days', () => {
  for (const article of range(1, 201)) {
    vi.advanceTimersByTime(1000);
    openThread(`${article}`, thread(3), false);
  }
  expect(Object.keys(recall(SEEN) as object)).toHaveLength(200);
  expect(openThread('1', thread(3, 7), false).numbers, 'opened first, and forgotten').toEqual([]);
  vi.advanceTimersByTime(60 * DAY_MS);
  expect(openThread('201', thread(3, 7), false).numbers).toEqual([]);
});

test.each(['{', '7', 'null', '[]', '{"1":null}', '{"1":{"at":1e15,"now":{"numbers":7}}}'])(
  'what is kept as %s is no visit',
  (stored) => {
    kept.set(`maqal:${SEEN}`, stored);
    expect(openThread('1', thread(3), false).numbers).toEqual([]);
  },
);

test('a browser that keeps nothing marks nothing', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  openThread('1', thread(3), false);
  expect(openThread('1', thread(3, 7), false).numbers).toEqual([]);
});

test('what came since the first thread was opened, of which the page’s list alone was noted, is new', () => {
  keep(SEEN, { 1: { at: Date.now(), numbers: '2 7 4' } });
  expect(openThread('1', thread(3, 7, 9), false)).toMatchObject({ numbers: [9], count: 1 });
  keep(SEEN, { 1: { at: Date.now(), numbers: 'of another shape' } });
  expect(openThread('1', thread(3, 7, 9), false).numbers).toEqual([]);
});
