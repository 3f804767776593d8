import { describe, expect, test } from 'vitest';
import { DAY_MS } from '@/lib/site/duration';
import { oldVersions } from './old-versions';

const NOW = new Date('2026-01-01');

/** Newest first, by how many days ago each came out. */
const versions = (...daysAgo: number[]) =>
  daysAgo.map((days, index) => ({
    number: daysAgo.length - index,
    createdAt: new Date(NOW.getTime() - days * DAY_MS),
    restoredFrom: null as number | null,
  }));

describe('versions that need not be kept', () => {
  test('are those beyond the number', () => {
    expect(oldVersions(versions(0, 1, 2, 3), { most: 2, days: 10 }, NOW)).toEqual([2, 1]);
  });

  test('are those replaced long ago, not those written long ago', () => {
    expect(oldVersions(versions(0, 900), { most: 9, days: 10 }, NOW)).toEqual([]);
    expect(oldVersions(versions(0, 20, 900), { most: 9, days: 10 }, NOW)).toEqual([1]);
  });

  test('are never what readers see, nor what a kept one brought back', () => {
    expect(oldVersions(versions(900), { most: 0, days: 10 }, NOW)).toEqual([]);
    const [newest, ...older] = versions(0, 1, 2, 3);
    const restored = newest ? [{ ...newest, restoredFrom: 1 }, ...older] : [];
    expect(oldVersions(restored, { most: 1, days: 10 }, NOW)).toEqual([3, 2]);
  });
});
