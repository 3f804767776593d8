/** Exports as they are in the wild: the files of ../shared/cases, each with what must come of it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { coauthorsByArticle } from '@/db/articles/article-authors';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { authors } from '@/db/schema/articles';
import { excerptOf } from '@/lib/html/html-text';
import { isolateTokensInHtml } from '@/lib/html/isolated-html';
import { markTokens } from '@/lib/text/bidi';
import { articleOf, noteKinds, take, threadOf } from '@/test/wordpress-import';

const CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));
const casePath = (name: string) => `${CASES}/${name}`;

beforeAll(migrate);

describe.runIf(existsSync(CASES))('an export as it is in the wild', () => {
  test('by guests names them, not the account that pressed the button', async () => {
    const { posts } = await take(casePath('wxr-guest-authors.xml'));
    const article = await articleOf(posts.find(({ id }) => id === 513));
    const [author] = await db.select().from(authors).where(eq(authors.id, article.authorId));
    expect(author).toMatchObject({ name: 'هدى سالم', bio: 'تكتب عن البحر.' });
    const others = (await coauthorsByArticle(db, [article.id])).get(article.id);
    expect(others?.map(({ name }) => name)).toEqual(['رامي عادل']);
    // The guests are authors, not articles that were left out.
    expect(posts.filter(({ outcome }) => outcome === 'left-out')).toEqual([]);
  });

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

  test('keeps the groups of telephone numbers in order', async () => {
    const { posts } = await take(casePath('wxr-phone-numbers.xml'));
    const article = await articleOf(posts[0]);
    expect(markTokens(article.title)).toContainEqual({ text: '050-123-4567', kind: 'ltr-nowrap' });
    expect(isolateTokensInHtml(article.body).match(/(?<=<bdi dir="ltr"[^>]*>)[^<]*/g)).toEqual([
      '050-123-4567',
      '04 222 33 44',
      '+971 50 123 4567',
    ]);
    const [comment] = await threadOf(article.id);
    expect(markTokens(comment?.body ?? '')).toContainEqual({ text: '050-123-4567', kind: 'ltr-nowrap' });
  });

  test('of a page builder says its words and not its frames, which the report lists', async () => {
    const { posts } = await take(casePath('wxr-page-builders.xml'));
    const { body } = await articleOf(posts[0]);
    expect(body).toBe('<p>نصّ الفقرة الأولى داخل عمود.</p><p>نصّ الفقرة الثانية.</p>');
    expect(excerptOf(body)).toBe('نصّ الفقرة الأولى داخل عمود. نصّ الفقرة الثانية.');
    expect(new Set(noteKinds(posts[0]))).toEqual(new Set(['frame', 'missing-picture']));
    expect(posts[0]?.notes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['vc_row', 'vc_column', 'vc_column_text', 'et_pb_section', 'et_pb_text']),
    );
  });
});
