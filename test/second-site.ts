/** A second, empty site for a test, and a comparable snapshot of a site's content. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { vi } from 'vitest';
import { sharp } from '@/db/media/sharp';

/** Switches to an empty site in a new folder. Modules are reset: what a test imports afterwards uses that site. */
export async function openSite() {
  const folder = await mkdtemp(
    path.join(path.dirname((process.env.DATABASE_URL ?? '').slice('file:'.length)), 'site-'),
  );
  process.env.DATABASE_URL = `file:${path.join(folder, 'maqal.db')}`;
  vi.resetModules();
  const { migrate } = await import('@/db/migrate');
  await migrate();
  const { db } = await import('@/db/core/client');
  const tables = {
    ...(await import('@/db/schema/articles')),
    ...(await import('@/db/schema/article-links')),
  };
  const { comments } = await import('@/db/schema/comments');
  const { importMarkdown } = await import('@/db/import/markdown/import');
  const { importWordPress } = await import('@/db/import/wordpress/import');
  const { exportMarkdown } = await import('@/db/export/markdown');
  const { exportWordPress } = await import('@/db/export/wordpress');
  const { mediaFolder } = await import('@/db/media/pictures');
  return {
    folder,
    db,
    ...tables,
    comments,
    importMarkdown,
    importWordPress,
    exportMarkdown,
    exportWordPress,
    mediaFolder,
  };
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/** All content that readers can see, without ids: equal for two sites that hold the same. */
export async function contentOf({ db, ...tables }: Site) {
  const shelves = await db.select().from(tables.articleTopics);
  const signers = await db.select().from(tables.articleCoauthors);
  const topics = new Map((await db.select().from(tables.topics)).map((row) => [row.id, row]));
  const authors = new Map((await db.select().from(tables.authors)).map((row) => [row.id, row]));
  const images = new Map((await db.select().from(tables.images)).map((row) => [row.file, row]));
  const sizeOf = (file: string | null) => {
    const image = images.get(file ?? '');
    return image && `${image.width} × ${image.height}`;
  };
  const articles = (await db.select().from(tables.articles)).map((row) => {
    const { id, authorId, hero, body, searchWords: _, ...same } = row;
    const shelf = shelves.filter(({ articleId }) => articleId === id).sort((a, b) => a.position - b.position);
    const content = {
      ...same,
      author: authors.get(authorId)?.slug,
      coauthors: signers
        .filter(({ articleId }) => articleId === id)
        .sort((a, b) => a.position - b.position)
        .map((one) => authors.get(one.authorId)?.slug),
      topics: shelf.map(({ topicId }) => topics.get(topicId)?.name),
      hero: sizeOf(hero),
      body: withoutNames(body),
    };
    return { row, content };
  });
  const threads = (await db.select().from(tables.comments)).map((row) => {
    const { id, parentId, rootId, depth, name, email, body, state, shown, badge, createdAt } = row;
    const article = articles.find(({ row: { id } }) => id === row.articleId)?.content.slug;
    return { id, parentId, rootId, depth, name, email, body, state, shown, badge, createdAt, article };
  });
  const people = [...authors.values()].map(({ id: _, portrait, ...row }) => ({
    ...row,
    portrait: sizeOf(portrait),
  }));
  const place = (row: { edition: string; slug: string }) => `${row.edition} ${row.slug}`;
  const byPlace = <T extends { edition: string; slug: string }>(rows: T[]) =>
    rows.sort((a, b) => place(a).localeCompare(place(b)));
  return {
    articles: byPlace(articles.map(({ content }) => content)),
    authors: byPlace(people),
    topics: byPlace([...topics.values()].map(({ id: _, ...row }) => row)),
    comments: threads,
  };
}

/** Replaces the hashes in picture paths: an imported picture is encoded anew, under another name. */
function withoutNames(html: string): string {
  const names = new Map<string, string>();
  return html.replace(/\/media\/[0-9a-f]{32}/g, (name) => {
    if (!names.has(name)) names.set(name, `/media/${names.size}`);
    return names.get(name) ?? name;
  });
}

/** The demo edition with small pictures, which are encoded faster. */
export async function smallDemo(folder: string): Promise<string> {
  const demo = await mkdtemp(path.join(folder, 'demo-'));
  await mkdir(path.join(demo, 'images'));
  for (const [index, name] of (await readdir('db/demo/images')).entries()) {
    const background = { r: index * 9, g: 90, b: 160 };
    const picture = sharp({ create: { width: 40 + index, height: 30, channels: 3, background } });
    await picture.jpeg().toFile(path.join(demo, 'images', name));
  }
  for (const name of await readdir('db/demo'))
    if (/\.(md|yaml)$/.test(name))
      await writeFile(path.join(demo, name), await readFile(path.join('db/demo', name)));
  return demo;
}
