import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { sharp } from '@/db/media/sharp';
import { migrate } from '@/db/migrate';
import { linksIn } from '@/lib/html/body-links';
import { pathFor } from '@/lib/site/paths';
import { dataFolder } from '@/runtime/settings';
import { articleOf, ids, put, take, takePosts } from '@/test/wordpress-import';
import { type ExportedPost, exportOf, OLD_SITE } from '@/test/wxr';
import { importWordPress } from './import';

beforeAll(migrate);

describe('links to the old site', () => {
  const link = (href: string) => `<a href="${href.replaceAll('&', '&amp;')}">هنا</a>`;
  test('lead to what came in, also to what comes later in the file, without a redirect', async () => {
    const id = ids();
    const slug = `خبر-لاحق-${id}`;
    const encoded = encodeURIComponent(slug);
    const hrefs = [
      `${OLD_SITE}/2020/01/${encoded}/`,
      `http://www.old.example/2020/01/${encoded.toLowerCase()}/?utm_source=x`,
      `/?p=${id + 1}`,
      `../${encoded}/`,
      `${OLD_SITE}/2020/01/${encoded}/#comment-${id + 11}`,
      `${OLD_SITE}/2020/01/${encoded}/comment-page-1/#comment-${id + 12}`,
      `${OLD_SITE}/2020/01/${encoded}/#respond`,
      `${OLD_SITE}/2020/01/${encoded}/#${encodeURIComponent('مدى-المنظومة')}`,
      `${OLD_SITE}/2020/01/${encoded}/#nothing`,
      `${OLD_SITE}/category/links-${id}/`,
      `${OLD_SITE}/author/salma/`,
      `${OLD_SITE}/?s=%D8%AE%D8%A8%D8%B1`,
      `${OLD_SITE}/`,
      `${OLD_SITE}/gone-${id}/`,
      `${OLD_SITE}/2020/01/`,
      'https://elsewhere.example/2020/01/a/',
      '#here',
    ];
    const posts: ExportedPost[] = [
      { id, slug: `links-${id}`, content: `<p>${hrefs.map(link).join(' ')}</p>` },
      {
        id: id + 1,
        slug,
        content: '<h2>مدى المنظومة</h2><p>نصّ</p>',
        terms: [{ domain: 'category', nicename: `links-${id}`, name: `روابط ${id}` }],
        comments: [{ id: id + 11 }, { id: id + 12, approved: '0' }],
      },
    ];
    const file = await put(exportOf(posts));
    const { posts: reports, totals, unresolvedLinks } = await take(file);
    const here = pathFor('ar', 'articles', slug);
    const led = [
      here,
      pathFor('ar', 'comments', id + 11),
      `${here}#comments`,
      `${here}#comment-form`,
      `${here}#${encodeURIComponent('section-مدى-المنظومة')}`,
      pathFor('ar', 'topics', `روابط-${id}`),
      pathFor('ar', 'authors', 'سلمى'),
      '/ar/search?q=%D8%AE%D8%A8%D8%B1',
      '/ar',
      `${OLD_SITE}/gone-${id}/`,
      `${OLD_SITE}/2020/01/`,
      'https://elsewhere.example/2020/01/a/',
      '#note-here',
    ];
    expect(linksIn((await articleOf(reports[0])).body)).toEqual(led);
    expect(totals.links.found).toBe(15);
    const left = unresolvedLinks.filter(({ path: place }) => place === reports[0]?.path);
    expect(left.map(({ address }) => address)).toEqual([`${OLD_SITE}/gone-${id}/`, `${OLD_SITE}/2020/01/`]);
    expect((await invalidationsSince(0)).map(({ tag }) => tag)).toContain(tags.article('ar', `links-${id}`));

    const before = await articleOf(reports[0]);
    const again = await take(file);
    expect(again.totals.posts).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await articleOf(again.posts[0])).toEqual(before);
  });

  test('wait for a newer export, and for the end of an import that was stopped', async () => {
    const id = ids();
    const linking = { id, slug: `waits-${id}`, content: `<p>${link(`/2020/01/awaited-${id}/`)}</p>` };
    const awaited = { id: id + 1, slug: `awaited-${id}` };
    const { posts } = await takePosts([linking]);
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([`${OLD_SITE}/2020/01/awaited-${id}/`]);
    const file = await put(exportOf([linking, awaited]));
    const stopped = importWordPress(file, { privateAddresses: false }, (post) => {
      if (post.id === id + 1) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    await take(file);
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([pathFor('ar', 'articles', `awaited-${id}`)]);
  });

  test('do not lead to another site that moved in before', async () => {
    const id = ids();
    await takePosts([{ id, slug: `first-${id}`, link: `${OLD_SITE}/same-${id}/` }]);
    const content = `<p>${link(`https://third.example/same-${id}/`)}</p>`;
    const other = exportOf([{ id: id + 1, slug: `second-${id}`, content }]).replaceAll(
      OLD_SITE,
      'https://third.example',
    );
    const { posts } = await take(await put(other));
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([`https://third.example/same-${id}/`]);
  });

  test('lead to pictures and to their pages, and bring what is only linked to', async () => {
    const id = ids();
    const uploads = `${OLD_SITE}/wp-content/uploads`;
    const folder = await mkdtemp(path.join(dataFolder, 'uploads-'));
    const bytes = await sharp({ create: { width: 41, height: 31, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await writeFile(path.join(folder, `map-${id}.png`), bytes);
    const hrefs = [`${uploads}/map-${id}.png`, `${OLD_SITE}/map-page-${id}/`, `${uploads}/report.pdf`];
    const { posts } = await takePosts(
      [
        { id, slug: `maps-${id}`, content: `<p>${hrefs.map(link).join(' ')}</p>` },
        {
          id: id + 1,
          type: 'attachment',
          link: `${OLD_SITE}/map-page-${id}/`,
          attachmentUrl: `${uploads}/map-${id}.png`,
        },
      ],
      { uploads: folder },
    );
    // The picture's page and the picture itself are one now.
    expect(linksIn((await articleOf(posts[0])).body)).toEqual([
      expect.stringMatching(/^\/media\/[0-9a-f]{32}\.jpg$/),
      `${uploads}/report.pdf`,
    ]);
  });
});
