import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { describeFileProblem } from '@/i18n/import-words';
import { problemsOf } from '@/lib/import/report';
import { articleSource } from '@/test/articles-and-comments';
import { contentOf, openSite, type Site, smallDemo } from '@/test/second-site';

async function take(site: Site, folder: string): Promise<string[]> {
  const problems: string[] = [];
  await site.importMarkdown(folder, {}, (report) => {
    for (const problem of problemsOf(report))
      problems.push(`${report.file}: ${describeFileProblem(problem)}`);
  });
  return problems;
}

test('the demo edition goes out and comes in the same: articles, authors, topics, pictures, translations', async () => {
  const first = await openSite();
  expect(await take(first, await smallDemo(first.folder))).toEqual([]);
  const line = 'ما فوق السحاب: «نجوم» & غيرها';
  await first.db
    .update(first.topics)
    .set({ description: line, position: 2 })
    .where(eq(first.topics.slug, 'science'));
  const target = path.join(first.folder, 'out', 'site');
  const done = await first.exportMarkdown(target);
  const before = await contentOf(first);
  expect(before.topics).toContainEqual(expect.objectContaining({ description: line, position: 2 }));
  expect(done).toMatchObject({ articles: before.articles.length, changed: [], missing: [] });
  expect(done.articles).toBeGreaterThan(10);
  expect(await readdir(path.dirname(target))).toEqual(['site']);

  const second = await openSite();
  expect(await take(second, target)).toEqual([]);
  expect(await contentOf(second)).toEqual(before);
});

test('articles keep what is rare: namesakes, no alternative text, a time to come, milliseconds, closed comments', async () => {
  const first = await openSite();
  const { saveArticle, saveAuthor } = await import('@/db/articles/save');
  for (const slug of ['أحمد', 'أحمد-الثاني'])
    await saveAuthor({ name: 'أحمد', slug, edition: 'ar', bio: 'قيل: "كاتب"\n\n---\n* نجمة' }, null);
  const { db, articles, authors } = first;
  for (const slug of ['أول', 'ثان']) {
    await saveArticle({
      ...articleSource({ slug, author: 'أحمد', topics: ['#وسم', 'نعم: لا'], comments: 'closed' }),
      title: '*عنوان*: «فيه» "كل" #شيء',
      published: new Date('2999-01-01T00:00:00.123Z'),
      standfirst: '- ليست قائمة',
    });
  }
  await saveArticle(articleSource({ slug: 'معا', author: 'سلمى', coauthors: ['ليلى', 'أحمد الثاني'] }));
  const { storePicture } = await import('@/db/media/store');
  const demo = await smallDemo(first.folder);
  const [picture = ''] = await readdir(path.join(demo, 'images'));
  const { file } = await storePicture(await readFile(path.join(demo, 'images', picture)));
  await db.update(articles).set({ hero: file, heroAlt: '', heroCredit: 'وكالة' });
  const { eq } = await import('drizzle-orm');
  const [twin] = await db.select().from(authors).where(eq(authors.slug, 'أحمد-الثاني'));
  await db.update(articles).set({ authorId: twin?.id }).where(eq(articles.slug, 'ثان'));
  await saveArticle(articleSource({ slug: 'مسودة' }));
  await db.update(articles).set({ draft: 'private' }).where(eq(articles.slug, 'مسودة'));

  const target = path.join(first.folder, 'site');
  expect(await first.exportMarkdown(target)).toMatchObject({
    drafts: 1,
    left: { changes: 0, versions: 0, comments: 0 },
  });
  const before = await contentOf(first);

  const second = await openSite();
  expect(await take(second, target)).toEqual([]);
  const after = await contentOf(second);
  expect(after.articles).toEqual(
    before.articles.map((row) => ({ ...row, draft: row.draft === null ? null : 'draft' })),
  );
  expect(after.authors).toEqual(before.authors);
});

test('nothing is written over, and nothing half', async () => {
  const site = await openSite();
  const target = path.join(site.folder, 'site');
  await mkdir(target);
  await writeFile(path.join(target, 'mine.md'), 'mine');
  await expect(site.exportMarkdown(target)).rejects.toThrow('is there already');
  expect(await readdir(target)).toEqual(['mine.md']);

  const { saveArticle } = await import('@/db/articles/save');
  await saveArticle(articleSource());
  const other = path.join(site.folder, 'other');
  const stop = () => {
    throw new Error('stopped');
  };
  await expect(site.exportMarkdown(other, stop)).rejects.toThrow('stopped');
  expect(existsSync(other)).toBe(false);
  expect((await readdir(site.folder)).filter((name) => name.includes('.part'))).toEqual([]);
});

test('a site that holds nothing makes a folder that the import takes', async () => {
  const site = await openSite();
  const target = path.join(site.folder, 'site');
  await site.exportMarkdown(target);
  expect(await take(site, target)).toEqual([]);
});

test('a picture whose file is lost is named', async () => {
  const site = await openSite();
  const { saveArticle } = await import('@/db/articles/save');
  const file = `${'a'.repeat(32)}.jpg`;
  await site.db.insert(site.images).values({ file, width: 8, height: 6, widths: [] });
  await saveArticle(articleSource({ heroFile: file }));
  expect((await site.exportMarkdown(path.join(site.folder, 'site'))).missing).toEqual([file]);
});
