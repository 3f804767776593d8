import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { coauthorsByArticle } from '@/db/articles/article-authors';
import { db } from '@/db/core/client';
import { sharp } from '@/db/media/sharp';
import { migrate } from '@/db/migrate';
import { findRedirect } from '@/db/redirects/redirects';
import { authors } from '@/db/schema/articles';
import { pathFor } from '@/lib/site/paths';
import { parseUsers } from '@/lib/wordpress/read/rest-users';
import { dataFolder } from '@/runtime/settings';
import { articleOf, ids, put, take, takePosts, threadOf } from '@/test/wordpress-import';
import { exportOf, OLD_SITE } from '@/test/wxr';

beforeAll(migrate);

test('the terms of a byline name who wrote a post, be they in the file or not', async () => {
  const id = ids();
  const author = (nicename: string, name: string) => ({ domain: 'author', nicename, name });
  const { posts } = await takePosts([
    // Co-Authors Plus: an account, which the head of the file lists.
    { id, slug: `byline-${id}`, creator: 'desk', terms: [author('cap-salma', 'salma')], comments: [{ id }] },
    // PublishPress Authors, whose guests are terms alone.
    {
      id: id + 1,
      slug: `byline-${id + 1}`,
      creator: 'desk',
      terms: [author(`nada-${id}`, `ندى ${id}`), author(`sami-${id}`, `سامي ${id}`)],
    },
    { id: id + 2, type: 'guest-author', slug: `cap-other-${id}`, meta: { 'cap-display_name': 'أحد' } },
  ]);
  const names = await Promise.all(
    posts.map(async (post) => {
      const { id, authorId } = await articleOf(post);
      const [first] = await db.select().from(authors).where(eq(authors.id, authorId));
      return [first, ...((await coauthorsByArticle(db, [id])).get(id) ?? [])].map((one) => one?.name);
    }),
  );
  expect(names).toEqual([['سلمى'], [`ندى ${id}`, `سامي ${id}`]]);
  // A guest has no account, and so a reader without one is nobody of the team.
  expect((await threadOf((await articleOf(posts[0])).id))[0]?.badge).toBeNull();
});

describe('authors', () => {
  test('authors say of themselves what the other file tells, and two of one name stay two', async () => {
    const id = ids();
    const author = (number: number, login: string, name: string) =>
      `<wp:author><wp:author_id>${number}</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`;
    const posts = [
      { id, slug: `by-${id}`, creator: `a${id}` },
      { id: id + 1, slug: `by-${id + 1}`, creator: `b${id}` },
    ];
    const more = author(id, `a${id}`, `كاتب ${id}`) + author(id + 1, `b${id}`, `كاتب ${id}`);
    const notes = [{ id, name: '', slug: `nice-${id}`, bio: 'كاتب من المغرب', portrait: '' }];
    const { posts: reports } = await take(await put(exportOf(posts, more)), { authors: notes });
    const [first, second] = await Promise.all(reports.map(articleOf));
    expect(first?.authorId).not.toBe(second?.authorId);
    const [one] = await db
      .select()
      .from(authors)
      .where(eq(authors.id, first?.authorId ?? 0));
    expect(one).toMatchObject({ bio: 'كاتب من المغرب', name: `كاتب ${id}` });
    expect(await findRedirect(`/author/b${id}/`)).toMatch(new RegExp(`b${id}$`));
    for (const old of [`/?author=${id}`, `/author/nice-${id}/`])
      expect(await findRedirect(old), old).toBe(pathFor('ar', 'authors', one?.slug ?? ''));
  });

  test('authors get their portraits, also after their posts, and those not to be had are reported', async () => {
    const id = ids();
    const logins = [`with-${id}`, `without-${id}`];
    const more = logins.map(
      (login, at) =>
        `<wp:author><wp:author_id>${id + at}</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_display_name>${login}</wp:author_display_name></wp:author>`,
    );
    const file = await put(
      exportOf(
        logins.map((creator, at) => ({ id: id + at, slug: `portrait-${id + at}`, creator })),
        more.join(''),
      ),
    );
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    await writeFile(path.join(folder, 'face.png'), 'no picture');
    const notes = parseUsers(
      JSON.stringify([
        {
          slug: logins[0],
          avatar_urls: {
            24: `${OLD_SITE}/wp-content/uploads/face-small.png`,
            96: `${OLD_SITE}/wp-content/uploads/face.png`,
          },
        },
        { slug: logins[1], avatar_urls: { 96: 'http://127.0.0.1:1/secret.png' } },
      ]),
    );
    const portraits = async () => {
      const rows = await db.select().from(authors).where(inArray(authors.name, logins)).orderBy(authors.name);
      return rows.map(({ portrait }) => portrait);
    };
    const options = { authors: notes, uploads: folder };
    const first = await take(file, options);
    expect(await portraits()).toEqual([null, null]);
    expect(first.notes.map(({ name, quote }) => `${name}: ${quote}`)).toEqual([
      `${logins[0]}: what is there is no picture`,
      `${logins[1]}: it is at a private address; --allow-private-addresses takes it from there`,
    ]);
    await writeFile(
      path.join(folder, 'face.png'),
      await sharp({ create: { width: 47, height: 47, channels: 3, background: 'blue' } })
        .png()
        .toBuffer(),
    );
    const again = await take(file, options);
    expect(again.totals.posts).toMatchObject({ unchanged: 2, updated: 0 });
    expect(again.totals.notes).toMatchObject({ 'portrait-missing': 1 });
    expect(await portraits()).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.jpg$/), null]);
  });
});
