/** Exports as they are in the wild: the files of ../shared/cases, each with what must come of it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import { articleOf, take, threadOf } from '@/test/wordpress-import';

const CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));
const casePath = (name: string) => `${CASES}/${name}`;

beforeAll(migrate);

describe.runIf(existsSync(CASES))('an export as it is in the wild', () => {
  test('after a notice of PHP comes in, and the notice is told', async () => {
    const { posts, notes } = await take(casePath('wxr-php-notice-before.xml'));
    expect((await articleOf(posts[0])).title).toBe('عنوان بعد تحذير');
    expect(notes).toContainEqual({
      kind: 'text-outside',
      name: expect.stringContaining('Undefined variable $menu'),
      count: 1,
    });
  });

  test('with half a letter comes in whole, the letter replaced, counted and found', async () => {
    const { posts, notes } = await take(casePath('wxr-half-letter.xml'));
    expect(posts.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
    expect(notes).toContainEqual({
      kind: 'broken-bytes',
      name: expect.stringMatching(/wxr-half-letter\.xml:52$/),
      count: 1,
    });
    const [, broken] = posts;
    const [comment] = await threadOf((await articleOf(broken)).id);
    expect(comment?.body).toBe('تعليق ينتهي بنصف حر\ufffd');
    expect(broken?.notes).toContainEqual({ kind: 'broken-letters', count: 1 });
  });

  test('finds a picture whose name a Mac decomposed', async () => {
    const { posts, totals } = await take(casePath('wxr-decomposed-file-name.xml'), {
      uploads: casePath('uploads'),
    });
    expect(totals.pictures).toMatchObject({ stored: 1, missing: 0 });
    expect((await articleOf(posts[0])).body).toContain('<img src="/media/');
  });

  test('without a time in UTC is by the old site’s clock', async () => {
    const { posts } = await take(casePath('wxr-local-night.xml'));
    expect((await articleOf(posts[0])).publishedAt.toISOString()).toBe('2019-06-01T19:30:00.000Z');
  });
});
