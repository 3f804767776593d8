import { inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { commentNumbered } from '@/db/comments/imported-numbers';
import { db } from '@/db/core/client';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { migrate } from '@/db/migrate';
import { comments } from '@/db/schema/comments';
import { decide, publishComment } from '@/test/articles-and-comments';
import { articleOf, ids, noteKinds, put, take, takePosts, threadOf } from '@/test/wordpress-import';
import { exportOf, OLD_SITE } from '@/test/wxr';

beforeAll(migrate);

/** What the exports of these tests say of times is in UTC; here it is left out. */
const withoutUtc = (xml: string) => xml.replaceAll(/<wp:(?:comment|post)_date_gmt>.*?<\/wp:\w+_gmt>/g, '');

test('without times in UTC, those of a post and its comments are by the old site’s clock', async () => {
  const id = ids();
  const post = {
    id,
    slug: `clock-${id}`,
    date: '2020-01-13 00:30:00',
    comments: [{ id, date: '2020-01-13 01:00:00' }],
  };
  const { posts } = await take(await put(withoutUtc(exportOf([post]))));
  const article = await articleOf(posts[0]);
  expect(article.publishedAt.toISOString()).toBe('2020-01-12T21:30:00.000Z');
  expect((await threadOf(article.id))[0]?.createdAt.toISOString()).toBe('2020-01-12T22:00:00.000Z');
});

describe('comments', () => {
  test('come in with their thread, dates and states; their addresses stay behind', async () => {
    const id = ids();
    const { posts } = await takePosts([
      {
        id,
        slug: `thread-${id}`,
        comments: [
          {
            id: id + 5,
            parent: id + 1,
            date: '2020-01-15 00:00:00',
            content: 'ردّ <a href="https://a.example/x">هنا</a>',
          },
          { id: id + 1, userId: 2 },
          { id: id + 2, approved: '0' },
          { id: id + 3, approved: 'spam', parent: id + 1 },
          { id: id + 4, approved: 'trash' },
          { id: id + 6, type: 'pingback' },
          { id: id + 7, parent: id + 4 },
          { id: id + 8, author: '', content: '<p>بلا اسم</p>' },
        ],
      },
    ]);
    const article = await articleOf(posts[0]);
    const thread = await threadOf(article.id);
    expect(
      thread.map((row) => [row.id - id, row.state, row.parentId && row.parentId - id, row.depth, row.shown]),
    ).toEqual([
      [1, 'published', null, 0, true],
      [2, 'waiting', null, 0, false],
      [3, 'spam', 1, 1, false],
      [4, 'refused', null, 0, true],
      [5, 'published', 1, 1, true],
      [7, 'published', 4, 1, true],
      [8, 'published', null, 0, true],
    ]);
    expect(thread[0]?.badge).toBe('author');
    expect(thread[4]).toMatchObject({
      body: 'ردّ هنا (https://a.example/x)',
      createdAt: new Date('2020-01-15T00:00:00Z'),
    });
    expect(thread[6]).toMatchObject({ name: 'قارئ', body: 'بلا اسم' });
    expect(article.commentCount).toBe(4);
    expect(posts[0]?.thread.states).toEqual({ published: 4, waiting: 1, spam: 1, refused: 1 });
    expect(noteKinds(posts[0])).toEqual(['pingbacks']);
    expect(JSON.stringify(thread)).not.toContain('192.0.2.7');
  });

  test('that answer what is not there, themselves or each other become roots, and all are reported', async () => {
    const id = ids();
    const { posts } = await takePosts([
      {
        id,
        slug: `loops-${id}`,
        comments: [
          { id: id + 1, parent: id + 1 },
          { id: id + 2, parent: id + 4 },
          { id: id + 3, parent: id + 2 },
          { id: id + 4, parent: id + 3 },
          { id: id + 5, parent: 999_999_999 },
          { id: id + 6, parent: id + 2 },
        ],
      },
    ]);
    const article = await articleOf(posts[0]);
    const thread = await threadOf(article.id);
    expect(thread.map((row) => [row.formerId ?? row.id, row.depth])).toEqual([
      [id + 1, 0],
      [id + 2, 0],
      [id + 3, 1],
      [id + 4, 2],
      [id + 5, 0],
      [id + 6, 1],
    ]);
    expect(posts[0]?.notes).toEqual([
      { kind: 'loops-broken', count: 2 },
      { kind: 'parents-missing', count: 1 },
    ]);
    expect(article.commentCount).toBe(6);
  });

  test('keep their numbers where none is taken; else the old number still names them', async () => {
    const id = ids();
    const post = (number: number, from: number) => ({
      id: number,
      slug: `numbers-${number}`,
      comments: [{ id: from }, { id: from + 1 }],
    });
    await takePosts([post(id, id + 10)]);
    const elsewhere = exportOf([post(id + 1, id + 10)]).replaceAll(OLD_SITE, 'https://second.example');
    const { posts } = await take(await put(elsewhere));
    const kept = await db
      .select()
      .from(comments)
      .where(inArray(comments.id, [id + 10, id + 11]));
    expect(kept.map(({ formerId }) => formerId)).toEqual([null, null]);
    const moved = await threadOf((await articleOf(posts[0])).id);
    expect(moved.map(({ formerId }) => formerId)).toEqual([id + 10, id + 11]);
    expect(moved[0]?.id).toBeGreaterThan(id + 11);
    const [first, second] = moved;
    if (!first || !second) throw new Error('the thread is not there');
    expect(await commentNumbered(first.articleId, id + 10)).toBe(first.id);
    expect(await commentNumbered(first.articleId, second.id)).toBe(second.id);
    expect(await commentNumbered(kept[0]?.articleId ?? 0, id + 10)).toBe(id + 10);
    expect(await commentNumbered(first.articleId, id + 999)).toBeNull();
    await decide(first.id, { state: 'spam' });
    expect(await commentNumbered(first.articleId, id + 10)).toBeNull();
  });

  test('new ones join the thread; one decided on here stays, one untouched follows', async () => {
    const id = ids();
    const old = {
      id,
      slug: `later-${id}`,
      comments: [
        { id: id + 1, approved: '0' },
        { id: id + 2, approved: '0' },
      ],
    };
    const { posts } = await takePosts([old]);
    await decide(id + 1, { state: 'spam' });
    const { posts: later } = await takePosts([
      {
        ...old,
        comments: [
          { id: id + 1, approved: '1' },
          { id: id + 2, approved: '1' },
          { id: id + 3, parent: id + 2 },
        ],
      },
    ]);
    const article = await articleOf(posts[0]);
    const thread = await threadOf(article.id);
    expect(thread.map(({ state, depth }) => [state, depth])).toEqual([
      ['spam', 0],
      ['published', 0],
      ['published', 1],
    ]);
    expect(article.commentCount).toBe(2);
    expect(later[0]).toMatchObject({ outcome: 'unchanged', thread: { added: 1, updated: 1, unchanged: 1 } });
    expect(noteKinds(later[0])).toEqual(['changed-here']);
    const announced = (await invalidationsSince(0)).map(({ tag }) => tag);
    expect(announced).toContain(tags.thread(article.id));
    expect(announced).toContain(tags.comment(id + 2));
  });

  test('of this site get no number that one of the old site had', async () => {
    const id = ids();
    const { posts } = await takePosts([{ id, slug: `reserved-${id}`, comments: [{ id: id + 500 }] }]);
    const own = await publishComment((await articleOf(posts[0])).id);
    expect(own.id).toBeGreaterThan(id + 500);
  });

  test('a thread of a thousand keeps its order in several transactions', async () => {
    const id = ids() + 1_000_000;
    const thread = Array.from({ length: 1000 }, (_, at) => ({
      id: id + at,
      parent: at % 3 === 0 ? 0 : id + at - 1,
    }));
    const { posts } = await takePosts([{ id, slug: `long-${id}`, comments: thread }]);
    const article = await articleOf(posts[0]);
    expect(article.commentCount).toBe(1000);
    const rows = await threadOf(article.id);
    expect(rows.every(({ parentId, id: own }) => (parentId ?? 0) < own)).toBe(true);
    expect(rows.filter(({ depth }) => depth === 2)).toHaveLength(333);
  });
});
