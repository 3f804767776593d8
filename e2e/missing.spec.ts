import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathFor } from '@/lib/site/paths';
import { comment, expect, test } from './fixtures';

test('an unknown address is answered 404 with a full Arabic page', async ({ page }) => {
  const answer = await page.goto('/ar/articles/%D9%84%D8%A7-%D8%B4%D9%8A%D8%A1');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'الصفحة غير موجودة' })).toBeVisible();
  await expect(page).toHaveTitle('الصفحة غير موجودة | مقال');
  await expect(page.getByRole('navigation', { name: 'الموضوعات' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('searchbox'), 'the words of the address').toHaveValue(
    'لا شيء',
  );
  await page.getByRole('link', { name: 'إلى الصفحة الرئيسية' }).click();
  await expect(page).toHaveURL(/\/ar$/);
});

test('the English edition says it in English', async ({ page }) => {
  const answer = await page.goto('/en/nothing/here');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});

test('what is posted by no form of ours is answered as if it was asked for', async ({ request, article }) => {
  const post = async (path: string, headers?: Record<string, string>) =>
    (await request.post(path, { data: 'a=b', headers })).status();
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
    const headers = { 'Content-Type': type };
    expect(await post('/ar/nope', headers), type).toBe(404);
    expect(await post('/ar/articles/nope', headers), type).toBe(404);
    expect(await post(article.path, headers), type).toBe(200);
  }
  expect((await request.post('/en/nope')).status()).toBe(404);
  expect(await post('/ar/feed.xml')).toBe(405);
});

test('whatever is not there is answered 404, with a page', async ({ request }) => {
  for (const [what, path] of [
    ['an edition that is not ours', '/fr'],
    ['a comment that is not there', '/ar/comments/999999'],
    ['a reply to nothing', '/ar/comments/999999/reply'],
    ['a receipt nobody has', '/ar/receipts/guess'],
    ['an author nobody is', '/ar/authors/%D9%84%D8%A7-%D8%A3%D8%AD%D8%AF'],
    ['a topic nobody wrote on', '/ar/topics/x'],
    ['a page past the end', '/ar/page/999'],
    ['a page number written otherwise', '/ar/page/02'],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), what).toBe(404);
    expect(await answer.text(), what).toContain('<h1');
  }
});

test('an address as it was pasted leads to its article by one redirect', async ({
  request,
  article,
  baseURL,
}) => {
  const { path } = article;
  const pasted = ['%E2%80%8E', '%20', '%D8%8C', '%C2%BB', ')', '*', '.'].map((end) => path + end);
  for (const address of [
    ...pasted,
    path.replaceAll('/', '//'),
    path.replace('/ar/articles', '/AR/Articles'),
  ]) {
    // With the host: two slashes alone would name another.
    const answer = await request.get(`${baseURL}${address}`, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], address).toEqual([301, path]);
  }
});

test('an address with a broken escape is answered 400 with a page of ours', async ({ page }) => {
  const answer = await page.goto('/ar/articles/%D8%');
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole('heading', { level: 1, name: 'الصفحة غير موجودة' })).toBeVisible();
});

test('an article imported after a 404 for its address is there at once', async ({ page, publish }) => {
  const slug = `يأتي-لاحقا-${test.info().project.name.length}-${Date.now()}`;
  const address = pathFor('ar', 'articles', slug);
  expect((await page.goto(address))?.status()).toBe(404);
  await publish({ slug, title: 'جاء بعد حين' });
  expect((await page.goto(address))?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1, name: 'جاء بعد حين' })).toBeVisible();
});

test('missing pages, and those that there are endlessly many of, are not kept on the disk, pages that exist are', async ({
  request,
  article,
}) => {
  const mark = `zz${Date.now()}`;
  const number = Date.now();
  const later = await request.get(`${article.path}/comments/since/${number}`);
  expect([later.status(), later.headers()['cache-control']]).toEqual([200, 'private, no-cache']);
  for (const wrong of ['007', '1e3', '1.5', 'x']) {
    expect((await request.get(`${article.path}/comments/since/${wrong}`)).status(), wrong).toBe(404);
  }
  await request.get(`/ar/articles/${mark}`);
  await request.get(`/ar/${mark}/${mark}`);
  await request.get(`/ar/receipts/${mark}`);
  // Asked for until it is kept: not what changed while it was rendered, as other tests change the lists.
  const keptOnceRead = () => request.get(article.path).then(keptPages);
  await expect.poll(keptOnceRead).toContainEqual(expect.stringContaining(article.slug));
  const kept = await keptPages();
  expect(kept.filter((file) => file.includes(mark) || file.includes(`${number}`))).toEqual([]);
});

test('nothing of a receipt is kept on the disk', async ({ page, article }) => {
  const mark = `سرّ-${Date.now()}`;
  await page.goto(article.path);
  await comment(page, { name: 'قارئ', email: 'reader@example.com', body: mark });
  await expect(page.getByRole('main')).toContainText(mark);
  const receipt = new URL(page.url()).pathname;
  // Asked for once more, it is rendered where it could be kept.
  await page.goto(receipt);
  await expect(page.getByRole('main')).toContainText(mark);
  const keptOnceRead = () => page.goto(article.path).then(keptPages);
  await expect.poll(keptOnceRead).toContainEqual(expect.stringContaining(article.slug));
  const holding: string[] = [];
  for (const file of await keptFiles()) if ((await readFile(file)).includes(mark)) holding.push(file);
  expect(holding).toEqual([]);
  expect((await keptFiles()).filter((file) => file.includes(path.basename(receipt)))).toEqual([]);
});

for (const [what, address] of [
  ['a missing page', '/ar/nothing'],
  ['the page of a failure', '/ar/failure'],
  ['a receipt nobody has', '/ar/receipts/guess'],
  ['what is below a receipt', '/ar/receipts/guess/more'],
] as const) {
  test(`${what} may be kept by nobody on the way`, async ({ request }) => {
    for (let time = 0; time < 2; time++) {
      const answer = await request.get(address);
      expect(answer.headers()['cache-control']).toMatch(/^(private, )?no-store$/);
    }
  });
}

test('every address but the desk’s has the policy', async ({ request }) => {
  for (const address of [
    '/',
    '/ar',
    '/ar/',
    '/deskfoo',
    '/nothing.png',
    '/healthz',
    '/_next/nothing.js',
    '/en/_',
  ]) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.headers()['content-security-policy'], address).toContain("default-src 'none'");
  }
});

test('a comment’s address leads to it once, with nothing else', async ({ request }) => {
  for (let time = 0; time < 2; time++) {
    const answer = await request.get('/ar/comments/1', { maxRedirects: 0 });
    const locations = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'location');
    expect([answer.status(), locations.length, (await answer.body()).length]).toEqual([307, 1, 0]);
  }
});

test('nobody is made pictures on demand', async ({ request }) => {
  const answer = await request.get('/_next/image?url=%2Ficon.svg&w=640&q=75');
  expect(answer.status()).toBe(404);
});

test('who sends more than is taken is told so, and where their text is', { tag: '@no-js' }, async ({
  page,
  article,
}) => {
  await page.goto(article.path);
  await page.getByRole('textbox', { name: 'الاسم' }).fill('قارئ');
  await page.getByRole('textbox', { name: 'البريد الإلكتروني' }).fill('reader@example.com');
  // Put there at once, as pasted text is: typed, each of its lines would be an event of its own.
  await page.getByRole('textbox', { name: 'التعليق' }).evaluate((field: HTMLTextAreaElement) => {
    field.value = `${'نصّ طويل '.repeat(10)}\n`.repeat(1700);
  });
  await page.getByRole('button', { name: 'إرسال التعليق' }).click();
  // With the script it is said beside the form, where the text still is; without it, on a page of its own.
  await expect(page.getByText('ما أرسلته أطول مما نستطيع استلامه').first()).toBeVisible();
  await expect(page.getByText(/لكن نصّك لم يضع|ما كتبته باقٍ هنا كما هو/)).toBeVisible();
});

test('too much is refused also where it was not declared', async ({ baseURL }) => {
  const body = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < 300; sent++) controller.enqueue(new Uint8Array(1024));
      controller.close();
    },
  });
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const post = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
  const answer = await fetch(`${baseURL}/en`, post);
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('What you sent is longer than we can accept');
});

async function keptFiles(): Promise<string[]> {
  const entries = await readdir('.next/server', { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

async function keptPages(): Promise<string[]> {
  return (await keptFiles()).filter((file) => file.endsWith('.html')).map((file) => decodeURIComponent(file));
}
