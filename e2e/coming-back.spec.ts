import type { Page } from '@playwright/test';
import { comment, expect, test, watchPolicy } from './fixtures';
import { OURS } from './scripts';

const notice = (page: Page) => page.getByRole('navigation', { name: 'الجديد في النقاش' });
const marks = (page: Page) => page.locator('article[id^=comment-] [data-new]');

test('a reader returns and walks through what is new; nothing of what was seen leaves the browser', async ({
  page,
  context,
  publish,
  stage,
  idOf,
}) => {
  const { slug, path } = await publish();
  const before = await stage('publishThread', slug, 2, 8);
  const asked = watchRequests(page);
  await page.goto(path);
  await expect(marks(page)).toHaveCount(0);
  const usual = asked.splice(0);
  const name = `صاحبة التعليق ${Date.now()}`;
  await comment(page, { name, email: 'own@example.com', body: 'تعليقي أنا' });
  await expect(page.getByRole('status')).toBeVisible();
  await stage('publish', await idOf(name));
  const answer = await stage('send', slug, ['مجيب'], before[1]);
  const roots = await stage('send', slug, ['عائدة', 'عائد']);
  const folded = await stage('send', slug, ['مطويّ'], before[0]);
  const fresh = [...answer, ...roots, ...folded];
  for (const id of fresh) await stage('publish', id);

  asked.length = 0;
  await page.goto(`${path}#comments`);
  const all = notice(page).getByRole('link', { name: '4 تعليقات جديدة منذ زيارتك' });
  await expect(all).toBeVisible();
  await expect(marks(page)).toHaveText(['جديد', 'جديد', 'جديد']);
  await expect(page.getByRole('article', { name }), 'one’s own is not new').not.toContainText('جديد');
  expect(await layoutShift(page)).toBe(0);
  // What is new takes its part of the script, and nothing more.
  const known = ['/receipts/', '/media/', OURS.revisit.address];
  const isKnown = (request: string) =>
    usual.includes(request) || known.some((part) => request.includes(part));
  expect(asked.filter((request) => !isKnown(request))).toEqual([]);

  const at = (id: number | undefined) => expect(page).toHaveURL(new RegExp(`#comment-${id}$`));
  await page.keyboard.press('Alt+ArrowDown');
  await at(fresh[0]);
  await page.keyboard.press('Alt+ArrowDown');
  await at(fresh[1]);
  await notice(page).getByRole('link', { name: 'التعليق الجديد التالي' }).click();
  await at(fresh[2]);
  await page.keyboard.press('Alt+ArrowUp');
  await at(fresh[1]);
  await notice(page).getByRole('link', { name: 'التعليق الجديد التالي' }).click();
  // The next one is folded, so it is led to on the page of what is new.
  await notice(page).getByRole('link', { name: 'التعليق الجديد التالي' }).click();
  await expect(page).toHaveURL(new RegExp(`/comments/since/${(folded[0] ?? 0) - 1}#comment-${folded[0]}$`));
  await expect(marks(page), 'the visit goes on').toHaveCount(1);
  await page.goBack();
  await all.click();
  await expect(page.getByRole('heading', { name: '4 تعليقات جديدة' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(path);
  await expect(other.getByRole('article', { name: 'عائدة' })).toBeVisible();
  await expect(marks(other), 'opened in one tab is seen in the other').toHaveCount(0);
  await other.getByRole('button', { name: 'إعدادات القراءة' }).click();
  await other.getByRole('button', { name: 'الإعدادات الأصلية' }).click();
  expect(await other.evaluate(() => localStorage.getItem('maqal:seen'))).toBeNull();
});

test('a browser without storage marks nothing, and nothing fails', async ({ page, publish, stage }) => {
  const { slug, path } = await publish();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const problems = watchPolicy(page);
  for (const names of [['قارئ'], ['قارئة']]) {
    for (const id of await stage('send', slug, names)) await stage('publish', id);
    await page.goto(path);
    await expect(page.getByRole('article', { name: names[0] })).toBeVisible();
  }
  await expect(marks(page)).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('a branch is folded by its count, opens for a link into it, and is passed by a link', {
  tag: '@no-js',
}, async ({ page, publish, stage }) => {
  const { slug, path } = await publish();
  const [first, second, , reply] = await stage('publishThread', slug, 2, 3);
  await page.goto(path);
  const branch = page.getByRole('group').filter({ hasText: '3 ردود' });
  await branch.getByText('3 ردود', { exact: true }).click();
  await expect(page.locator(`#comment-${reply}`)).toBeHidden();
  await page.goto(`${path}#comment-${reply}`);
  await expect(page.locator(`#comment-${reply}`)).toBeInViewport();
  await page.locator(`#comment-${first}`).getByRole('link', { name: 'النقاش التالي' }).click();
  await expect(page).toHaveURL(new RegExp(`#comment-${second}$`));
});

test('words selected in a comment come into the reply as a quotation, also among more that is new than a page lists', async ({
  page,
  publish,
  stage,
}) => {
  const { slug, path } = await publish();
  const [id = 0] = await stage('publishThread', slug, 1);
  await page.goto(path);
  const quote = async (comment: number) => {
    const answered = page.locator(`#comment-${comment}`);
    await answered.getByRole('paragraph').selectText();
    const words = await page.evaluate(() => String(getSelection()));
    await answered.getByRole('link', { name: /^ردّ على تعليق/ }).click();
    await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue(`> ${words.trim()}\n\n`);
  };
  await quote(id);

  const [next = 0] = await stage('publishThread', slug, 55);
  await page.goto(path);
  await notice(page).getByRole('link', { name: '55 تعليقًا جديدًا منذ زيارتك' }).click();
  await expect(page.getByRole('heading', { name: '55 تعليقًا جديدًا' })).toBeVisible();
  await quote(next);
});

/** Every request from now on: method, address, cookies and what is sent. */
function watchRequests(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const cookie = request.headers().cookie ?? '';
    seen.push([request.method(), request.url(), cookie, request.postData() ?? ''].join(' '));
  });
  return seen;
}

function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          done(shifts.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(done, 500, 0);
      }),
  );
}
