import { describe, expect, test } from 'vitest';
import { DAY_MS } from './duration';
import { chooseBands, choosePicks, layOutFirstScreen, recentCorrections } from './front-page';

test.each(Array.from({ length: 40 }, (_, articles) => articles))(
  'a page of %i articles has no gap',
  (articles) => {
    const { seconds, columns } = layOutFirstScreen(articles);
    const below = Math.max(0, articles - 1) - seconds;
    expect(below).toBeGreaterThanOrEqual(0);
    expect(below % columns).toBe(0);
    expect(seconds).toBeLessThanOrEqual(5);
  },
);

test('twelve are one lead, three beside it and two rows of four', () => {
  expect(layOutFirstScreen(12)).toEqual({ seconds: 3, columns: 4 });
});

const limits = { bands: 2, bandSize: 3, discussed: [2, 3] as [number, number] };

describe('bands below the first screen', () => {
  test('show each article once, in the order of the topics', () => {
    const topics = [
      { topic: 'sea', articles: [1, 5, 6, 7, 8] },
      { topic: 'sky', articles: [6, 8, 9, 10, 11] },
      { topic: 'land', articles: [12, 13, 14] },
    ];
    expect(chooseBands([1, 2], [2, 7, 20], topics, limits)).toEqual({
      discussed: [7, 20],
      bands: [
        { topic: 'sea', articles: [5, 6, 8] },
        { topic: 'sky', articles: [9, 10, 11] },
      ],
    });
  });

  test('leave out a topic with too few that are not above, for the next one', () => {
    const topics = [
      { topic: 'few', articles: [1, 2, 3, 4] },
      { topic: 'enough', articles: [5, 6, 7] },
    ];
    expect(chooseBands([1, 2], [], topics, limits).bands).toEqual([{ topic: 'enough', articles: [5, 6, 7] }]);
  });

  test('leave out the most discussed when all but one of them stand above, and give that one to its topic', () => {
    const topics = [{ topic: 'sea', articles: [3, 4, 5] }];
    expect(chooseBands([1, 2], [1, 2, 3], topics, limits)).toEqual({
      discussed: [],
      bands: [{ topic: 'sea', articles: [3, 4, 5] }],
    });
  });

  test('are none where everything stands above', () => {
    expect(chooseBands([1, 2, 3], [3, 1], [{ topic: 'sea', articles: [3, 2, 1] }], limits)).toEqual({
      discussed: [],
      bands: [],
    });
  });
});

describe('what readers say', () => {
  const pick = (id: number, slug: string) => ({ id, article: { slug } });

  test('is of different articles, one comment or full rows of two', () => {
    const picks = [pick(1, 'a'), pick(2, 'a'), pick(3, 'b'), pick(4, 'c'), pick(5, 'd'), pick(6, 'e')];
    const shown = (count: number, rows: number) =>
      choosePicks(picks.slice(0, count), rows).map(({ id }) => id);
    expect(shown(0, 2)).toEqual([]);
    expect(shown(2, 2)).toEqual([1]);
    expect(shown(4, 2)).toEqual([1, 3]);
    expect(shown(6, 2)).toEqual([1, 3, 4, 5]);
    expect(shown(6, 1)).toEqual([1, 3]);
  });

  test('is followed by the corrections of the last days, three at most', () => {
    const today = new Date('2026-12-01T00:00:00Z');
    const corrections = [0, 1, 29, 30, 31].map((days) => ({
      days,
      at: new Date(today.getTime() - days * DAY_MS),
    }));
    expect(recentCorrections(corrections, today, 30).map(({ days }) => days)).toEqual([0, 1, 29]);
    expect(recentCorrections(corrections.slice(3), today, 30).map(({ days }) => days)).toEqual([30]);
  });
});
