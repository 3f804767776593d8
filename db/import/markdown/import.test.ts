import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/db/core/client';
import { sharp } from '@/db/media/sharp';
import { migrate } from '@/db/migrate';
import { articles, authors, images, topics } from '@/db/schema/articles';
import { describeFileProblem } from '@/i18n/import-words';
import { problemsOf } from '@/lib/import/report';
import { DAY_MS } from '@/lib/site/duration';
import { dataFolder } from '@/runtime/settings';
import { articleRow, publishComment } from '@/test/articles-and-comments';
import { type FileReport, importMarkdown, type MarkdownOptions } from './import';

vi.mock('@/db/articles/save', async (original) => {
  const { saveArticle, ...publishing } = await original<typeof import('@/db/articles/save')>();
  const unlucky = () => Promise.reject(new Error('the disk is full'));
  return {
    ...publishing,
    saveArticle: (...save: Parameters<typeof saveArticle>) =>
      save[0].slug === 'unlucky' ? unlucky() : saveArticle(...save),
  };
});

const SEED = fileURLToPath(new URL('../../../../shared/seed/articles', import.meta.url));

let folder = '';

beforeAll(migrate);

beforeEach(async () => {
  folder = await mkdtemp(path.join(dataFolder, 'articles-'));
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

function article(slug: string, body = 'نص المقال.', ...more: string[]): string {
  const lines = [
    `title: ${slug}`,
    `slug: ${slug}`,
    'author: مريم',
    'published: 2026-01-01T09:00:00Z',
    ...more,
  ];
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

function picture(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: 'green' } })
    .png()
    .toBuffer();
}

/** What became of each file, as the command prints it. */
async function importAll(target = folder, options: MarkdownOptions = {}): Promise<string[]> {
  const lines: string[] = [];
  await importMarkdown(target, options, (report) => {
    const file = path.relative(folder, report.file);
    if (report.outcome !== 'left-out') lines.push(`${report.outcome} ${file}`);
    for (const problem of problemsOf(report))
      lines.push(`${file}:${problem.line}: ${describeFileProblem(problem)}`);
  });
  return lines;
}

const CASE = fileURLToPath(new URL('../../../../shared/cases/markdown', import.meta.url));

test.runIf(existsSync(CASE))('a file whose ending is in capitals comes in as any other', async () => {
  const names = (await importAll(CASE)).map((line) => path.basename(line.split(' ').at(-1) ?? ''));
  expect(names.sort()).toEqual(['UPPER.MD', 'authors.md', 'lower.md']);
});

test('files are told by their ending in any case, names on the disk may be decomposed, and the rest is named', async () => {
  await put('LONG.Markdown', article('long-ending', '![أ](./%D8%A3%D8%B3%D9%88%D8%A7%D9%82.jpg)'));
  await put(`${'أسواق'.normalize('NFD')}.JPG`, await picture(53, 29));
  for (const other of ['notes.txt', '.DS_Store', '.obsidian/app.json', 'post.mdx']) await put(other, 'x');
  expect(await importAll()).toEqual(['added LONG.Markdown']);
  const { notes, totals } = await importMarkdown(folder, { dryRun: true });
  expect(notes).toEqual(['notes.txt', 'post.mdx'].map((name) => ({ kind: 'file-kind', name, count: 1 })));
  expect(totals.notes['file-kind']).toBe(2);
});

describe('a folder', () => {
  test('goes in whole, with the folders in it, and authors first', async () => {
    await put('a/one.md', article('folder-one'));
    await put('two.md', article('folder-two'));
    await put('z-authors.md', '---\nauthors:\n  - name: مريم\n    slug: maryam\n    bio: كاتب\n---\n');
    await put('notes.txt', 'ليس مقالًا');
    await put('.hidden.md', 'ليس مقالًا');
    expect(await importAll()).toEqual(['added z-authors.md', 'added a/one.md', 'added two.md']);
    const { authorId } = await articleRow('folder-one');
    expect((await db.select().from(authors).where(eq(authors.id, authorId)))[0]?.slug).toBe('maryam');
  });

  test('may say of topics what they are about, and in which order they stand', async () => {
    await put('one.md', article('of-a-topic').replace('---\n', '---\ntopics: [بحار]\n'));
    const list = '---\ntopics:\n  - name: بحار\n    position: 1\n    description: ما وراء الساحل\n---\n';
    await put('topics.md', list);
    expect(await importAll()).toEqual(['added topics.md', 'added one.md']);
    const [topic] = await db.select().from(topics).where(eq(topics.name, 'بحار'));
    expect(topic).toMatchObject({ description: 'ما وراء الساحل', position: 1 });
    expect(await importAll()).toEqual(['unchanged topics.md', 'unchanged one.md']);
    await put('topics.md', list.replace('وراء', 'قبل'));
    expect(await importAll()).toEqual(['updated topics.md', 'unchanged one.md']);
    await put('topics.md', list.replace('1', '0'));
    expect((await importAll())[0]).toMatch(/topics\.md:4/);
    await put('topics.md', list.replace('ما وراء', 'م'.repeat(301)));
    expect((await importAll())[0]).toMatch(/topics\.md:5.*300/);
  });

  test('may hold links to files elsewhere', async () => {
    const elsewhere = await mkdtemp(path.join(dataFolder, 'elsewhere-'));
    await writeFile(path.join(elsewhere, 'text.md'), article('linked'));
    await symlink(path.join(elsewhere, 'text.md'), path.join(folder, 'one.md'));
    expect(await importAll()).toEqual(['added one.md']);
  });

  test('taken in again changes nothing that is equal, and updates what differs', async () => {
    await put('one.md', article('again-one'));
    await put('two.md', article('again-two'));
    await put('authors.md', '---\nauthors:\n  - name: سلمى\n---\n');
    await importAll();
    const before = await articleRow('again-one');
    expect(await importAll()).toEqual(['unchanged authors.md', 'unchanged one.md', 'unchanged two.md']);
    await put('two.md', article('again-two', 'نص آخر.'));
    expect(await importAll()).toEqual(['unchanged authors.md', 'unchanged one.md', 'updated two.md']);
    expect(await articleRow('again-one')).toEqual(before);
    expect((await articleRow('again-two')).body).toContain('نص آخر.');
  });

  test('leaves comments as they are', async () => {
    const file = await put('one.md', article('commented'));
    await importAll();
    await publishComment((await articleRow('commented')).id);
    await put('one.md', article('commented', 'نص آخر.'));
    expect(await importAll(file)).toEqual(['updated one.md']);
    expect((await articleRow('commented')).commentCount).toBe(1);
  });

  test('of a trial tells the same and changes nothing, not even a picture', async () => {
    await put('images/a.png', await picture(43, 33));
    await put('images/face.png', await picture(44, 34));
    await put('authors.md', '---\nauthors:\n  - name: مجرَّبة\n    portrait: images/face.png\n---\n');
    await put('changed.md', article('trial-changed'));
    await put('same.md', article('trial-same'));
    await importAll(path.join(folder, 'changed.md'));
    await importAll(path.join(folder, 'same.md'));
    const hero = ['hero:', '  src: images/a.png', '  alt: صورة'];
    await put('changed.md', article('trial-changed', '![أ](images/a.png)', ...hero));
    await put('new.md', article('trial-new', '![أ](images/a.png)'));
    await put('wrong.md', article('trial-wrong', '![أ](gone.png)'));
    const results = async (options: MarkdownOptions) => {
      const all: FileReport[] = [];
      const { totals } = await importMarkdown(folder, options, (report) => void all.push(report));
      return { all, totals };
    };
    const media = async () => readdir(path.join(dataFolder, 'media')).catch(() => []);
    const everything = async () => [
      await db.select().from(articles),
      await db.select().from(authors),
      await db.select().from(images),
      await media(),
    ];
    const before = await everything();
    const trial = await results({ dryRun: true });
    expect(await everything()).toEqual(before);
    expect(trial.all.map(({ outcome }) => outcome)).toEqual([
      'added',
      'updated',
      'added',
      'unchanged',
      'left-out',
    ]);
    expect(trial.all[1]).toMatchObject({ pictures: { stored: 1, known: 0 } });
    expect(trial.all[2]).toMatchObject({ pictures: { stored: 0, known: 1 } });
    expect(await results({})).toEqual(trial);
  });

  test('tells how far it is', async () => {
    await put('a.md', article('far-a'));
    await put('b.md', article('far-b'));
    await put('c.md', 'ليس مقالًا');
    const steps: string[] = [];
    await importAll(folder, { progress: (...step) => steps.push(step.join(' ')) });
    expect(steps).toEqual(['files 1 3', 'files 2 3', 'files 3 3', 'posts 1 2', 'posts 2 2']);
  });

  test('without an article is no error, one that is not there is', async () => {
    expect(await importAll()).toEqual([]);
    await expect(importAll(path.join(folder, 'gone'))).rejects.toThrow(/ENOENT/);
  });
});

describe('an article', () => {
  test('is stored as the reader gets it: sanitised, in its direction, with its words counted', async () => {
    const file = await put('one.md', article('body', '# فصل\n\nنص <script>x</script> هنا.\n\nIn English.'));
    expect(await importAll(file)).toEqual(['added one.md']);
    expect(await articleRow('body')).toMatchObject({
      body: '<h2 id="section-فصل">فصل</h2>\n<p>نص  هنا.</p>\n<p dir="ltr" lang="en">In English.</p>',
      words: 5,
    });
  });

  test('brings its pictures, under names that say nothing of the folder', async () => {
    await put('صور/خريطة أولى.png', await picture(40, 30));
    await put('hero.png', await picture(50, 20));
    const hero = ['hero:', '  src: hero.png', '  alt: صورة', '  caption: شرح', '  credit: وكالة'];
    await put('one.md', article('pictures', '![خريطة](<صور/خريطة أولى.png> "شرح")', ...hero));
    expect(await importAll()).toEqual(['added one.md']);
    const stored = await articleRow('pictures');
    expect(stored.body).toMatch(
      /^<figure><img src="\/media\/[0-9a-f]{32}\.jpg" width="40" height="30" alt="خريطة"[^>]*><figcaption>شرح/,
    );
    expect(stored).toMatchObject({ heroAlt: 'صورة', heroCaption: 'شرح', heroCredit: 'وكالة' });
    expect(existsSync(path.join(dataFolder, 'media', stored.hero ?? ''))).toBe(true);
  });
});

describe('a wrong file is named with line and reason, and left out whole; the others go in', () => {
  async function importWith(name: string, content: string | Uint8Array): Promise<string[]> {
    await put('a-good.md', article('beside-before'));
    await put('z-good.md', article('beside-after'));
    await put(name, content);
    const lines = await importAll();
    const others = lines.filter((line) => / [az]-good\.md$/.test(line));
    expect(others.map((line) => line.split(' ')[1])).toEqual(['a-good.md', 'z-good.md']);
    return lines.filter((line) => !others.includes(line));
  }

  test('wrong front matter', async () => {
    expect(await importWith('m.md', article('wrong', 'نص', 'edition: fr'))).toEqual([
      'm.md:6: edition: must be ar or en',
    ]);
    await expect(articleRow('wrong')).rejects.toThrow();
  });

  test('no UTF-8', async () => {
    const windows1256 = Uint8Array.from([0xe3, 0xde, 0xc7, 0xe1]);
    expect(await importWith('m.md', windows1256)).toEqual(['m.md:1: the file is not UTF-8 text']);
    const cut = Buffer.from(article('cut')).subarray(0, -3);
    expect(await importWith('m.md', Buffer.concat([cut, Buffer.from([0xd9])]))).toEqual([
      'm.md:1: the file is not UTF-8 text',
    ]);
  });

  test('front matter that YAML cannot resolve is not blamed on the encoding', async () => {
    const [problem] = await importWith('m.md', article('alias').replace('title: alias', 'title: *alias*'));
    expect(problem).toMatch(/^m\.md:2: .*quotes/);
  });

  test('pictures that are not there, each at its line', async () => {
    const body = 'نص\n\n![أ](gone.png)\n\nنص ![ب][b]\n\n[b]: <صور/ب.png>';
    expect(await importWith('m.md', article('gone', body))).toEqual([
      'm.md:10: the picture gone.png does not exist',
      'm.md:12: the picture صور/ب.png does not exist',
    ]);
    await expect(articleRow('gone')).rejects.toThrow();
  });

  test('a picture that is broken', async () => {
    await put('broken.png', (await picture()).subarray(0, 60));
    const [problem, ...others] = await importWith('m.md', article('broken', '![أ](broken.png)'));
    expect(problem).toMatch(/^m\.md:8: the picture broken\.png cannot be read: \S/);
    expect(others).toEqual([]);
  });

  test('a picture that is broken, beside a whole one of which nothing stays', async () => {
    await put('whole.png', await picture(41, 31));
    await put('broken.png', (await picture(42, 32)).subarray(0, 60));
    const kept = async () => (await db.select().from(images)).filter(({ width }) => width === 41);
    const body = '![أ](whole.png)\n\n![ب](broken.png)';
    const [problem] = await importWith('m.md', article('half', body));
    expect(problem).toMatch(/^m\.md:10: the picture broken\.png cannot be read/);
    expect(await kept()).toEqual([]);
    await put('broken.png', await picture(42, 32));
    await importAll();
    expect(await kept()).toHaveLength(1);
  });

  test('a picture of a size nobody sends', async () => {
    const file = await put('huge.png', '');
    await truncate(file, 3_000_000_000);
    expect(await importWith('m.md', article('huge', '![أ](huge.png)'))).toEqual([
      'm.md:8: the picture huge.png is too large: at most 40 MB are allowed',
    ]);
  });

  test('a picture that is no file of ours', async () => {
    const body = '![أ](https://example.com/a.png)\n\n![ب](data:image/png;base64,AA==)';
    const problems = await importWith('m.md', article('elsewhere', body));
    expect(problems[0]).toBe(
      'm.md:8: the picture https://example.com/a.png must be a file beside the article',
    );
  });

  test.each([
    ['above it', '../secret.png'],
    ['anywhere on this machine', '/etc/secret.png'],
    ['behind a link', 'link.png'],
    ['behind a link to a folder', 'elsewhere/secret.png'],
    ['that is not there', '../../gone.png'],
  ])('a picture outside of the folder, %s', async (_, src) => {
    const outside = await mkdtemp(path.join(dataFolder, 'outside-'));
    await writeFile(path.join(outside, 'secret.png'), await picture(45, 35));
    await writeFile(path.join(folder, '..', 'secret.png'), await picture(45, 35));
    await symlink(path.join(outside, 'secret.png'), path.join(folder, 'link.png'));
    await symlink(outside, path.join(folder, 'elsewhere'));
    expect(await importWith('m.md', article('outside', `![أ](${src})`))).toEqual([
      `m.md:8: the picture ${src} is outside the imported folder`,
    ]);
    expect((await db.select().from(images)).filter(({ width }) => width === 45)).toEqual([]);
  });

  test('but not one in another folder of what is imported', async () => {
    await put('images/shared.png', await picture(46, 36));
    expect(await importWith('2026/m.md', article('within', '![أ](../images/shared.png)'))).toEqual([
      'added 2026/m.md',
    ]);
    expect(await importAll(path.join(folder, '2026/m.md'))).toEqual([
      '2026/m.md:8: the picture ../images/shared.png is outside the imported folder',
    ]);
  });

  test('a hero that is not there', async () => {
    const hero = ['hero:', '  src: gone.png', '  alt: صورة'];
    const [problem] = await importWith('m.md', article('headless', 'نص', ...hero));
    expect(problem).toBe('m.md:7: hero: the picture gone.png does not exist');
    await expect(articleRow('headless')).rejects.toThrow();
  });

  test('a second file of one address, with the name of the first', async () => {
    const first = await put('b/first.md', article('same'));
    expect(await importWith('m.md', article('same', 'نص آخر.', 'edition: en'))).toEqual([
      'added b/first.md',
      'added m.md',
    ]);
    expect(await importWith('m.md', article('same', 'نص آخر.'))).toEqual([
      'unchanged b/first.md',
      `m.md:3: slug: ${first} already has this address`,
    ]);
    expect((await articleRow('same')).body).not.toContain('آخر');
  });

  test('a second list that has an author of the first', async () => {
    const list = '---\nauthors:\n  - name: مكرّرة\n---\n';
    const first = await put('b-authors.md', list);
    expect(await importWith('m-authors.md', list.replace('مكرّرة', 'مكررة'))).toEqual([
      'added b-authors.md',
      `m-authors.md:3: slug: ${first} already defines this author`,
    ]);
  });

  test('one that cannot be read', async () => {
    await symlink(path.join(folder, 'gone'), path.join(folder, 'm.md'));
    const [problem, ...others] = await importWith('n.txt', '');
    expect(problem).toMatch(/^m\.md:1: the file could not be imported: ENOENT/);
    expect(others).toEqual([]);
  });

  test('one that cannot be stored', async () => {
    expect(await importWith('m.md', article('unlucky'))).toEqual([
      'm.md:1: the file could not be imported: the disk is full',
    ]);
  });

  test('a list of authors, one of whom has no portrait where it says', async () => {
    const list = '---\nauthors:\n  - name: حاضرة\n  - name: غائبة\n    portrait: gone.png\n---\n';
    expect(await importWith('m-authors.md', list)).toEqual([
      'm-authors.md:5: portrait: the picture gone.png does not exist',
    ]);
    expect(await db.select().from(authors).where(eq(authors.name, 'حاضرة'))).toEqual([]);
  });
});

describe.runIf(existsSync(SEED))('the seed', () => {
  test('goes in whole and, taken in again, changes nothing', async () => {
    const outcomes = async () => (await importAll(SEED)).map((line) => line.split(' ')[0]);
    expect(await outcomes()).toEqual(['added', 'added', 'added', 'added']);
    expect(await outcomes()).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  });

  test('its article reads as it should: ten paragraphs, its author, its neighbours', async () => {
    await importAll(SEED);
    const main = await articleRow('تركيا-تسعى-للحصول-على-تقنيات-s-500');
    expect(main.title).toBe('تركيا تسعى للحصول على تقنيات أنظمة الدفاع الجوي الحديثة S-500 من روسيا');
    expect(main.body.match(/<p>/g)).toHaveLength(10);
    expect(main.body).not.toMatch(/ dir=|<p [^>]/);
    expect(main.words).toBeGreaterThan(300);
    const [author] = await db.select().from(authors).where(eq(authors.id, main.authorId));
    expect(author).toMatchObject({ name: 'نور الدين', slug: 'نور-الدين', edition: 'ar' });
    expect(author?.bio).toMatch(/^نور الدين من مواليد عام 1984/);
    const byAuthor = await db.select().from(articles).where(eq(articles.authorId, main.authorId));
    const times = byAuthor.map((row) => row.publishedAt.getTime() - main.publishedAt.getTime());
    expect(times.sort((a, b) => a - b)).toEqual([-DAY_MS, 0, DAY_MS]);
  });
});

test('slips of the house style are counted by rule, of new and changed articles, and stay as they are', async () => {
  const folder = await mkdtemp(path.join(dataFolder, 'slips-'));
  const frontMatter =
    '---\ntitle: مع هفوات\nauthor: صاحب الهفوات\npublished: 2026-01-01T09:00:00+03:00\n---\n\n';
  await writeFile(path.join(folder, 'slips.md'), `${frontMatter}ذهب الى السوق ، ثم عاد الى البيت.\n`);
  const { totals } = await importMarkdown(folder);
  expect(totals.findings).toEqual({ 'hamza-qat': 2, 'space-before-mark': 1 });
  expect((await importMarkdown(folder)).totals.findings).toEqual({});
});
