import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { expect, test } from './fixtures';

const SEED = '../shared/seed/articles';
const BRIEF = '../shared/cases/wxr-brief-with-thread.xml';
const SEED_ARTICLE = pathFor('ar', 'articles', 'تركيا-تسعى-للحصول-على-تقنيات-s-500');

test.describe('the page we replace', () => {
  test.skip(!existsSync(SEED), 'the seed lies beside the repository');

  test.beforeAll(async () => {
    const { spawnSync } = await import('node:child_process');
    const words = ['--import', 'tsx', 'scripts/import.ts', SEED];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(status, stdout + stderr).toBe(0);
  });

  test('reads as it should, with its author, its neighbours and its form', async ({ page }) => {
    await page.goto(SEED_ARTICLE);
    const article = page.getByRole('article').first();
    await expect(article.getByRole('heading', { level: 1 })).toHaveText(
      'تركيا تسعى للحصول على تقنيات أنظمة الدفاع الجوي الحديثة S-500 من روسيا',
    );
    await expect(article).toContainText('بقلم نور الدين');
    await expect(article).toContainText('14 يناير 2020');
    await expect(article.getByRole('complementary', { name: 'نور الدين' })).toContainText(
      'من مواليد عام 1984',
    );
    await expect(article.getByRole('link', { name: /اقرأ المزيد/ })).toBeVisible();
    const neighbours = page.getByRole('navigation', { name: 'مقالات أخرى' });
    await expect(neighbours.getByRole('link', { name: /المقال السابق/ })).toContainText(
      'الأمين العام لحلف الناتو',
    );
    await expect(neighbours.getByRole('link', { name: /المقال التالي/ })).toContainText('فيضانات غير مسبوقة');
    await expect(page.getByRole('heading', { name: 'اترك تعليقًا' })).toBeVisible();
  });

  test('keeps S-500 and SAMP / T on one line at 390 px', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(SEED_ARTICLE);
    const names = page.getByRole('article').first().locator('.nowrap');
    await expect(names.filter({ hasText: 'S-500' }).first()).toBeVisible();
    await expect(names.filter({ hasText: 'SAMP / T' })).toHaveCount(1);
    const heights = await names.evaluateAll((all) =>
      all.map((name) => new Set([...name.getClientRects()].map((box) => Math.round(box.top))).size),
    );
    expect(heights.filter((lines) => lines !== 1)).toEqual([]);
  });

  test('importing it again changes nothing', async ({ command }) => {
    const again = await command('import', SEED);
    expect(again.status).toBe(0);
    expect(again.said).toMatch(/^Files +4 {2}unchanged$/m);
    expect(again.said).not.toMatch(/^(?:Files|Pictures) .*(?:added|updated|not imported|fetched)$/m);
  });
});

test('a wrong file is named with line and reason, the others go in, and the exit code tells', async ({
  page,
  command,
}, info) => {
  const folder = info.outputPath('mixed');
  const slug = `سليم-${Date.now()}`;
  await mkdir(folder, { recursive: true });
  const good = [
    '---',
    'title: سليم',
    `slug: ${slug}`,
    'author: محرّر',
    'published: 2020-01-01T00:00:00Z',
    '---',
    'نصّ',
  ];
  const wrong = ['---', 'title: معطوب', 'author: محرّر', 'published: أمس', '---', 'نصّ'];
  await writeFile(path.join(folder, 'good.md'), good.join('\n'));
  await writeFile(path.join(folder, 'wrong.md'), wrong.join('\n'));

  const report = info.outputPath('report.html');
  const trial = await command('import', folder, '--dry-run', '--report', report);
  expect([trial.status, trial.said]).toEqual([1, expect.stringContaining('nothing was written')]);
  const { status, said } = await command('import', folder, '--report', report);
  expect(status).toBe(1);
  expect(said).toContain('wrong.md:4: published: must be a time with its zone');
  expect(said).toMatch(/^Files +1 {2}added$/m);
  expect(said).toMatch(/^Files +1 {2}not imported$/m);
  await page.goto(`file://${report}`);
  await expect(page.getByRole('row', { name: /good\.md/ })).toContainText('أُضيف');
  await expect(page.getByRole('row', { name: /wrong\.md/ })).toContainText(
    'السطر 4: published: يجب أن يكون وقتًا مع منطقته الزمنية',
  );
  await page.goto(pathFor('ar', 'articles', slug));
  await expect(page.getByRole('heading', { level: 1, name: 'سليم' })).toBeVisible();
});

test('importing an article anew updates its page at once and leaves its comments', async ({
  page,
  publish,
  stage,
  idOf,
}) => {
  const { comment } = await import('./fixtures');
  const article = await publish({ body: 'النصّ الأول.' });
  const name = `باقٍ ${Date.now()}`;
  await page.goto(article.path);
  await comment(page, { name, email: 'reader@example.com', body: 'تعليق' });
  await expect(page.getByRole('status')).toBeVisible();
  await stage('publish', await idOf(name));
  await publish({ ...article, body: 'النصّ الثاني.' });
  await page.goto(article.path);
  await expect(page.getByText('النصّ الثاني.')).toBeVisible();
  await expect(page.getByRole('article', { name })).toBeVisible();
});

test('a WordPress site moves in while ours serves: its articles, their threads, and every old address', async ({
  page,
  request,
  command,
}, info) => {
  const { exportOf } = await import('@/test/wxr');
  const [id, title] = [700_000 + info.repeatEachIndex * 100, 'خبر انتقل من موقع قديم'];
  const slug = `خبر-انتقل-${id}`;
  const file = info.outputPath('export.xml');
  await mkdir(path.dirname(file), { recursive: true });
  const comments = [
    { id, content: 'أوّل تعليق' },
    { id: id + 1, parent: id },
    { id: id + 2, approved: '0' },
    // So many that the last is on another page of the thread.
    ...Array.from({ length: site.comments.rootsPerPage }, (_, at) => ({ id: id + 3 + at })),
  ];
  const english = { domain: 'language', nicename: 'en', name: 'English' };
  const posts = [
    // Away from the seed, whose neighbours another test looks at.
    { id, slug, title, comments, date: '2012-05-01 09:30:00' },
    { id: id + 1, slug: `سرّ-${id}`, status: 'private' },
    {
      id: id + 2,
      slug: `pinned-${id}`,
      title: 'Pinned long ago',
      date: '2012-05-01 09:30:00',
      sticky: true,
      terms: [english],
    },
  ];
  await writeFile(file, exportOf(posts));
  const { status, said } = await command('import', file, '--report', info.outputPath('report.html'));
  expect(status, said).toBe(0);

  const here = pathFor('ar', 'articles', slug);
  const old = `/2020/01/${encodeURIComponent(slug)}/`;
  for (const address of [
    old,
    old.toLowerCase(),
    `/?p=${id}`,
    `/${encodeURIComponent(slug)}/comment-page-2/`,
    '/2012/05/',
  ]) {
    const answer = await request.get(address, { maxRedirects: 0 });
    const place = address.includes('page') ? `${here}/comments/2` : here;
    const target = address === '/2012/05/' ? expect.stringMatching(/^\/ar(?:\/page\/\d+)?$/) : place;
    expect([address, answer.status(), answer.headers().location]).toEqual([address, 301, target]);
  }
  expect((await request.get(pathFor('ar', 'articles', `سر-${id}`))).status()).toBe(404);
  expect((await request.get(`/?p=${id + 1}`, { maxRedirects: 0 })).status()).not.toBe(301);

  await page.goto(`${old}#comment-${id + 1}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.locator(`[id="comment-${id + 1}"]`)).toBeInViewport();
  const last = id + 2 + site.comments.rootsPerPage;
  await page.goto(`${old}#comment-${last}`);
  await expect(page).toHaveURL(new RegExp(`${here}/comments/2#comment-${last}$`, 'i'));
  await expect(page.locator(`[id="comment-${last}"]`)).toBeInViewport();
  await page.goto('/en');
  await expect(page.getByRole('article').first()).toContainText('Pinned long ago');
  await page.goto(`file://${info.outputPath('report.html')}`);
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText('أُضيف');
});

test('a hostile export is told by its line, and the site stays as it was', async ({
  request,
  command,
}, info) => {
  const { exportOf } = await import('@/test/wxr');
  const file = info.outputPath('hostile.xml');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, exportOf([{ id: 1, title: 'لا يدخل' }]).replace('</item>', ''));
  const { status, said } = await command('import', file, '--report', info.outputPath('report.html'));
  expect(status).toBe(2);
  expect(said).toMatch(/hostile\.xml:\d+: the XML is broken here/);
  expect(said).toContain('Nothing was imported.');
  expect((await request.get('/healthz')).status()).toBe(200);
  expect(await (await request.get('/ar')).text()).not.toContain('لا يدخل');
});

test('reader mode shows a short article, and not the forty comments below it', async ({ page, command }) => {
  test.skip(!existsSync(BRIEF), 'the case lies beside the repository');
  expect((await command('import', BRIEF)).status).toBe(0);
  await page.goto('/ar/articles/brief');
  await expect(page.getByRole('article', { name: /^تعليق/ })).toHaveCount(40);
  const script = createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js');
  const text = await page.evaluate<string>(
    `(() => { ${await readFile(script, 'utf8')}; return new Readability(document.cloneNode(true)).parse().textContent; })()`,
  );
  expect(text.match(/أعلنت بلدية الميناء/g)).toHaveLength(4);
  expect(text.length).toBeLessThan(500);
});
