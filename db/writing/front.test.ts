import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { listArticles } from '@/db/articles/lists';
import { listPinned } from '@/db/articles/pins';
import { startOfToday } from '@/db/articles/today';
import { db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { articles } from '@/db/schema/articles';
import { frontMark, parseFront } from '@/lib/desk/front-form';
import { startOfDay } from '@/lib/site/offset-time';
import { site } from '@/site.config';
import { storeArticle } from '@/test/articles-and-comments';
import { formOf } from '@/test/form';
import { listPinnable, savePins } from './front';
import { applyHours, nextHour } from './hours';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));

const DAY = 24 * 60 * 60_000;
const later = new Date(Date.now() + DAY);
let ids: number[] = [];

/** Three articles of the English edition, the newest first. */
beforeEach(async () => {
  await migrate();
  await db.update(articles).set({ pinned: false, pinPlace: null, pinnedUntil: null, draft: 'draft' });
  ids = [];
  for (const age of [1, 2, 3]) {
    const slug = `front-${Math.random().toString(36).slice(2)}`;
    const published = new Date(Date.now() - age * DAY);
    ids.push((await storeArticle({ edition: 'en', slug, published })).id);
  }
});

const id = (index: number) => ids[index] ?? 0;
const shown = async () => (await listArticles('en', 1)).articles.map((article) => ids.indexOf(article.id));
const save = async (...pins: [index: number, until?: Date][]) =>
  savePins(
    'en',
    pins.map(([index, until = null]) => ({ id: id(index), until })),
    frontMark(await listPinned('en')),
  );

describe('the front page', () => {
  test('opens with what is pinned, in its order, then the newest', async () => {
    expect(await shown()).toEqual([0, 1, 2]);
    expect(await save([2], [1, later])).toEqual({ outcome: 'saved' });
    expect(await shown()).toEqual([2, 1, 0]);
    expect((await listPinnable('en', [id(2), id(1)], null)).map((article) => article.id)).toEqual([id(0)]);
    await save([1, later]);
    expect(await shown()).toEqual([1, 0, 2]);
  });

  test('has pages without a gap and without an article twice', async () => {
    const more = Array.from({ length: 12 }, (_, index) => new Date(Date.now() - (index + 4) * DAY));
    for (const [index, published] of more.entries())
      ids.push((await storeArticle({ edition: 'en', slug: `more-${ids[0]}-${index}`, published })).id);
    await save([14], [7]);
    const pages = [await listArticles('en', 1), await listArticles('en', 2)];
    const all = pages.flatMap((page) => page.articles.map((article) => ids.indexOf(article.id)));
    expect(all).toEqual([14, 7, 0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]);
  });

  test('lets go of an article at its hour, which is known before, and tells the pages that show it', async () => {
    await save([2, later]);
    expect(await nextHour(new Date(later.getTime() - 1))).toEqual(later);
    const newest = (await invalidationsSince(0)).at(-1)?.id ?? 0;
    vi.useFakeTimers({ toFake: ['Date'], now: later });
    expect(await shown()).toEqual([0, 1, 2]);
    await applyHours(new Date(later.getTime() - 1), later);
    expect((await invalidationsSince(newest)).map(({ tag }) => tag)).toContain(tags.articles('en'));
    vi.useRealTimers();
  });

  test('has the date of today from midnight on, by the clocks of the site', async () => {
    const zone = site.timeZone;
    const midnight = startOfDay(zone, 2026, 12, 31);
    const before = new Date(midnight.getTime() - 1);
    expect(await nextHour(before)).toEqual(midnight);
    expect(await nextHour(midnight)).toEqual(startOfDay(zone, 2027, 1, 1));
    const newest = (await invalidationsSince(0)).at(-1)?.id ?? 0;
    const told = async () => (await invalidationsSince(newest)).map(({ tag }) => tag);
    await applyHours(new Date(before.getTime() - DAY / 2), before);
    expect(await told()).not.toContain(tags.day);
    await applyHours(before, midnight);
    expect(await told()).toContain(tags.day);
    vi.useFakeTimers({ toFake: ['Date'], now: before });
    expect(await startOfToday()).toEqual(startOfDay(zone, 2026, 12, 30));
    vi.setSystemTime(midnight);
    expect(await startOfToday()).toEqual(midnight);
    vi.useRealTimers();
  });

  test('loses a pinned article that is withdrawn', async () => {
    await save([2], [1]);
    await db
      .update(articles)
      .set({ draft: 'draft' })
      .where(eq(articles.id, id(2)));
    expect(await shown()).toEqual([1, 0]);
    expect(await save([2])).toEqual({ outcome: 'gone' });
  });

  test('is not overwritten by who saw an older one', async () => {
    await save([2]);
    expect(await savePins('en', [{ id: id(1), until: null }], '')).toEqual({ outcome: 'stale' });
    expect(await shown()).toEqual([2, 0, 1]);
  });

  test('keeps what the desk decided when an import is repeated, and no pin when none was', async () => {
    await save([2]);
    const [row] = await db
      .select()
      .from(articles)
      .where(eq(articles.id, id(2)));
    await storeArticle({ edition: 'en', slug: row?.slug ?? '', published: row?.publishedAt, title: 'Other' });
    expect(await shown()).toEqual([2, 0, 1]);
  });
});

describe('its form', () => {
  const form = (...rows: [id: number, place: number, until?: string, remove?: string][]) =>
    formOf({
      rows: String(rows.length),
      ...Object.fromEntries(
        rows.flatMap(([article, place, until = '', remove = ''], row) => [
          [`id-${row}`, article ? String(article) : ''],
          [`place-${row}`, String(place)],
          [`until-${row}`, until],
          [`remove-${row}`, remove],
        ]),
      ),
    });
  const order = (posted: FormData) => {
    const parsed = parseFront(posted, 'Asia/Riyadh', new Date());
    return 'data' in parsed ? parsed.data.map((pin) => pin.id) : parsed.errors;
  };

  test('puts a row that was moved, or is new, before the one at its place', () => {
    expect(order(form([7, 1], [8, 2], [9, 1], [0, 1]))).toEqual([9, 7, 8]);
    expect(order(form([7, 1], [8, 2], [5, 1]))).toEqual([5, 7, 8]);
    expect(order(form([7, 1, '', '1'], [8, 2], [8, 1]))).toEqual([8]);
  });

  test('names the row whose hour is wrong, and gives back what was typed', () => {
    const posted = form([7, 1, 'غدًا'], [8, 2, '2020-01-01T09:00'], [9, 3, '2999-01-01T09:00']);
    const parsed = parseFront(posted, 'Asia/Riyadh', new Date());
    expect(parsed).toMatchObject({ errors: { until: { 0: 'hour', 1: 'hour-past' } } });
    expect(parsed.values[0]?.until).toBe('غدًا');
  });
});
