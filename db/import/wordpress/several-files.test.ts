/** An export in several files, in any order, and one after another. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { sharp } from '@/db/media/sharp';
import { migrate } from '@/db/migrate';
import { authors } from '@/db/schema/articles';
import { dataFolder } from '@/runtime/settings';
import { articleOf, ids, noteKinds, put, take, threadOf } from '@/test/wordpress-import';
import { exportOf, OLD_SITE } from '@/test/wxr';

beforeAll(migrate);

const uploads = `${OLD_SITE}/wp-content/uploads`;

async function uploadsFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
  const green = sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } });
  await writeFile(path.join(folder, 'several.png'), await green.png().toBuffer());
  return folder;
}

const authorOf = (login: string, name: string) =>
  `<wp:author><wp:author_id>9</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>`;

test.each([
  ['in order', false],
  ['the other way round', true],
])('files of one export, %s, are one', async (_, reversed) => {
  const id = ids();
  const folder = await uploadsFolder();
  const link = `${OLD_SITE}/2020/01/several-${id}-b/`;
  const post = {
    id,
    slug: `several-${id}`,
    creator: `nour-${id}`,
    content: `<p><a href="${link}">الثاني</a></p>`,
    meta: { _thumbnail_id: String(id + 2) },
    comments: [{ id }],
  };
  const first = await put(exportOf([post]));
  const second = await put(
    exportOf(
      [
        // The same post, exported again after it was changed, with a comment more.
        {
          ...post,
          title: 'بعد التصحيح',
          modified: '2020-03-01 00:00:00',
          comments: [{ id: id + 1, parent: id }],
        },
        { id: id + 1, slug: `several-${id}-b` },
        { id: id + 2, type: 'attachment', parent: id, attachmentUrl: `${uploads}/several.png` },
      ],
      authorOf(`nour-${id}`, 'نور الدين'),
    ),
  );
  const files = reversed ? [second, first] : [first, second];
  const { posts, totals } = await take(files, { uploads: folder });
  expect(totals.posts.added).toBe(2);
  const article = await articleOf(posts[0]);
  expect(article).toMatchObject({ title: 'بعد التصحيح', hero: expect.any(String) });
  expect(article.body).toContain(`<a href="${posts[1]?.path}">`);
  const thread = await threadOf(article.id);
  expect(thread.map(({ depth }) => depth)).toEqual([0, 1]);
  const [author] = await db.select().from(authors).where(eq(authors.id, article.authorId));
  expect(author?.name).toBe('نور الدين');
  const again = await take(files.toReversed(), { uploads: folder });
  expect(again.totals.posts).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
});

test('what comes in a later import completes what came in before', async () => {
  const id = ids();
  const folder = await uploadsFolder();
  const post = {
    id,
    slug: `later-${id}`,
    creator: `later-${id}`,
    meta: { _thumbnail_id: String(id + 2) },
    comments: [{ id }],
  };
  const first = await take(await put(exportOf([post])), { uploads: folder });
  expect(noteKinds(first.posts[0])).toEqual(['hero-missing']);
  const article = await articleOf(first.posts[0]);
  const more = await put(
    exportOf([{ ...post, comments: [{ id: id + 1, parent: id }] }], authorOf(`later-${id}`, 'ليلى')),
  );
  const pictures = await put(
    exportOf([{ id: id + 2, type: 'attachment', parent: id, attachmentUrl: `${uploads}/several.png` }]),
  );
  const second = await take([more, pictures], { uploads: folder });
  expect(noteKinds(second.posts[0])).toEqual([]);
  expect(await articleOf(second.posts[0])).toMatchObject({ id: article.id, hero: expect.any(String) });
  expect((await threadOf(article.id)).map(({ depth }) => depth)).toEqual([0, 1]);
  const [author] = await db.select().from(authors).where(eq(authors.id, article.authorId));
  expect(author?.name).toBe('ليلى');
});

test('files of two sites are refused, and the file that is broken is named', async () => {
  const one = await put(exportOf([{ id: ids() }]));
  const other = await put(exportOf([{ id: ids() }]).replaceAll(OLD_SITE, 'https://sixth.example'));
  await expect(take([one, other])).rejects.toThrow(/of https:\/\/sixth\.example/);
  const cut = await put(exportOf([{ id: ids() }]).slice(0, -40));
  await expect(take([one, cut])).rejects.toMatchObject({ file: cut });
});
