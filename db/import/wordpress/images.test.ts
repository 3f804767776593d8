import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharp } from '@/db/media/sharp';
import { migrate } from '@/db/migrate';
import { findRedirect } from '@/db/redirects/redirects';
import { dataFolder } from '@/runtime/settings';
import { articleOf, ids, takePosts } from '@/test/wordpress-import';
import { type ExportedPost, OLD_SITE } from '@/test/wxr';

beforeAll(migrate);

describe('pictures', () => {
  const uploads = `${OLD_SITE}/wp-content/uploads`;
  const picture = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } })
      .png()
      .toBuffer();

  test('come from the uploads folder, whole, with what their attachment says; the rest keep their place', async () => {
    const id = ids();
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    await writeFile(path.join(folder, 'a.png'), await picture());
    await writeFile(path.join(folder, 'b.png'), 'no picture');
    const content = `<p><img class="wp-image-${id + 1}" src="${uploads}/a-20x15.png" alt=""></p><p><img src="${uploads}/b.png" alt="خريطة"></p>`;
    const posts: ExportedPost[] = [
      { id, slug: `pictures-${id}`, content, meta: { _thumbnail_id: String(id + 1) } },
      {
        id: id + 1,
        type: 'attachment',
        slug: `a-${id}`,
        parent: id,
        attachmentUrl: `${uploads}/a.png`,
        excerpt: 'شرح',
        meta: { _wp_attachment_image_alt: 'ما في الصورة' },
      },
    ];
    const { posts: reports, totals } = await takePosts(posts, { uploads: folder });
    expect(totals.pictures).toEqual({ stored: 1, known: 0, missing: 1, wanted: 2 });
    const article = await articleOf(reports[0]);
    expect(article).toMatchObject({ heroAlt: 'ما في الصورة', heroCaption: 'شرح' });
    expect(article.body).toMatch(
      /<img src="\/media\/[0-9a-f]{32}\.jpg" width="40" height="30" alt="ما في الصورة"/,
    );
    expect(article.body).toContain('خريطة');
    expect(reports[0]?.notes).toEqual([
      { kind: 'missing-picture', name: `${uploads}/b.png: what is there is no picture`, count: 1 },
    ]);
    expect(await findRedirect('/wp-content/uploads/a-20x15.png')).toBe(`/media/${article.hero}`);
    expect(await findRedirect(`/?attachment_id=${id + 1}`)).toBe(reports[0]?.path);

    await writeFile(path.join(folder, 'b.png'), await picture());
    const again = await takePosts(posts, { uploads: folder });
    expect(again.totals.pictures).toEqual({ stored: 1, known: 1, missing: 0, wanted: 2 });
    expect(again.posts[0]).toMatchObject({ outcome: 'updated', notes: [] });
  });

  test('are found in the uploads folder by names that are decomposed, encoded, or end in capitals', async () => {
    const id = ids();
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    await mkdir(path.join(folder, 'صور'.normalize('NFD')));
    const disk = [
      `${'صور'.normalize('NFD')}/${'أُخرى'.normalize('NFD')}.JPG`,
      `${encodeURIComponent('مشفّرة')}.png`,
      'plain.PNG',
    ];
    for (const name of disk) await writeFile(path.join(folder, name), await picture());
    await writeFile(path.join(folder, '../beside.png'), await picture());
    const names = ['صور/أُخرى.jpg', encodeURIComponent('مشفّرة'), 'plain'].map((name) =>
      name.replace(/(?<!jpg)$/, '.png'),
    );
    const content = [...names, '%2e%2e%2fbeside.png']
      .map((name) => `<img src="${uploads}/${name}">`)
      .join('');
    const { totals } = await takePosts([{ id, slug: `names-${id}`, content }], { uploads: folder });
    expect(totals.pictures).toMatchObject({ stored: 3, missing: 1 });
  });

  test('are fetched once, and not from a private address unless that is allowed', async () => {
    const id = ids();
    let asked = 0;
    const bytes = await picture();
    const server = createServer((_, response) => {
      asked += 1;
      response.end(bytes);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const src = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
    const posts = [
      { id, slug: `fetched-${id}`, content: `<img src="${src}" alt="أ"><img src="${src}" alt="ب">` },
      { id: id + 1, slug: `fetched-${id + 1}`, content: `<img src="${src}">` },
    ];
    const refused = await takePosts(posts);
    expect(asked).toBe(0);
    expect(refused.totals.pictures.missing).toBe(1);
    expect(refused.posts[0]?.notes[0]?.name).toContain('private address');
    const allowed = await takePosts(posts, { privateAddresses: true });
    await takePosts(posts, { privateAddresses: true });
    expect(asked).toBe(1);
    expect((await articleOf(allowed.posts[1])).body).toContain('/media/');
    server.close();
  });
});
