/** Imports WordPress exports as the tests write them, and looks at what became of them. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asc, count, eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { importWordPress, type WordPressOptions } from '@/db/import/wordpress/import';
import { articleTopics } from '@/db/schema/article-links';
import { articles, authors, images, topics } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { redirects } from '@/db/schema/redirects';
import type { PostReport } from '@/lib/import/report';
import { dataFolder } from '@/runtime/settings';
import { type ExportedPost, exportOf } from './wxr';

let taken = 0;

/** Ids that no other test has. */
export function ids(): number {
  taken += 1000;
  return taken;
}

export async function put(xml: string | Uint8Array): Promise<string> {
  const file = path.join(await mkdtemp(path.join(dataFolder, 'export-')), 'export.xml');
  await writeFile(file, xml);
  return file;
}

export async function take(file: string | readonly string[], options: Partial<WordPressOptions> = {}) {
  const posts: PostReport[] = [];
  const result = await importWordPress(file, { privateAddresses: false, ...options }, (post) => {
    posts.push(post);
  });
  return { ...result, posts };
}

export async function takePosts(posts: ExportedPost[], options: Partial<WordPressOptions> = {}) {
  return take(await put(exportOf(posts)), options);
}

export async function articleOf(report: PostReport | undefined) {
  const slug = decodeURIComponent(report?.path?.split('/').at(-1) ?? '');
  const [row] = await db.select().from(articles).where(eq(articles.slug, slug));
  if (!row) throw new Error(`There is no article ${slug}`);
  return row;
}

export function threadOf(articleId: number) {
  return db.select().from(comments).where(eq(comments.articleId, articleId)).orderBy(asc(comments.id));
}

/** How many rows each table has. */
export async function everything() {
  const tables = { articles, authors, topics, articleTopics, comments, redirects, images };
  const counts = Object.entries(tables).map(async ([name, table]) => {
    const [row] = await db.select({ rows: count() }).from(table);
    return [name, row?.rows] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

export const noteKinds = (report: PostReport | undefined) => report?.notes.map(({ kind }) => kind) ?? [];
