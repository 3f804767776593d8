import { comment, expect, test } from './fixtures';

const VALID = { email: 'reader@example.com', body: 'تعليق عاقل.' };

test('a long thread is paged in both orders, and a permalink leads to the page that holds the comment', {
  tag: '@no-js-only',
}, async ({ page, publish, stage }) => {
  const article = await publish();
  const published = await stage('publishThread', article.slug, 60);
  const [first, last] = [published[0], published.at(-1)];

  await page.goto(article.path);
  await expect(page.getByRole('heading', { name: '60 تعليقًا', exact: true })).toBeVisible();
  await expect(page.locator(`#comment-${first}`)).toBeAttached();
  await expect(page.locator('article[id^=comment-]')).toHaveCount(50);
  // Comments far from the screen are not laid out, and yet a place among them is found to the line.
  const inside = page.locator(`#comment-${published[49]}`);
  await page.goto(`${article.path}#comment-${published[49]}`);
  await expect.poll(async () => Math.round((await inside.boundingBox())?.y ?? 0)).toBe(24);

  await page.getByRole('link', { name: 'الصفحة التالية' }).click();
  await expect(page.locator('article[id^=comment-]')).toHaveCount(10);

  await page.getByRole('link', { name: 'الأحدث أولًا' }).click();
  await expect(page.locator('article[id^=comment-]').first()).toHaveAttribute('id', `comment-${last}`);

  await page.goto(`/ar/comments/${last}`);
  await expect(page).toHaveURL(new RegExp(`/comments/2#comment-${last}$`));
  await expect(page.locator(`#comment-${last}`)).toBeInViewport();

  await page.goto(`${article.path}/comments/since/${published[4]}`);
  await expect(page.getByRole('heading', { name: '55 تعليقًا جديدًا' })).toBeVisible();
  await expect(page.locator('article[id^=comment-]').first()).toHaveAttribute(
    'id',
    `comment-${published[5]}`,
  );
  await page.getByRole('link', { name: 'التعليقات التالية' }).click();
  await expect(page.getByRole('heading', { name: '5 تعليقات جديدة' })).toBeVisible();
  await expect(page.locator('article[id^=comment-]').last()).toHaveAttribute('id', `comment-${last}`);
});

test('a long chain of replies is folded behind a link, and a permalink finds what is folded', {
  tag: '@no-js-only',
}, async ({ page, publish, stage }) => {
  const article = await publish();
  const last = (await stage('publishThread', article.slug, 1, 12)).at(-1) ?? 0;
  await page.goto(article.path);
  await expect(page.locator('article[id^=comment-]')).toHaveCount(9);
  await page.getByRole('link', { name: 'عرض 4 ردود أخرى' }).click();
  await expect(page.locator('article[id^=comment-]')).toHaveCount(13);
  await page.goto(`/ar/comments/${last}`);
  await expect(page).toHaveURL(/\/replies#comment-/);
  await expect(page.locator(`#comment-${last}`)).toBeInViewport();
  await page.goto(`${article.path}/comments/since/${last - 1}`);
  const reply = page.getByRole('article', { name: 'ردّ قارئ ردّ 12' });
  await expect(reply, 'with the line that it answers').toContainText('ردًّا على قارئ جذر 1');
  await expect(reply.locator('q')).toHaveText(/^تعليق قارئ جذر 1 على/);
});

test('several readers who report a comment send it back to the moderators', async ({
  page,
  browser,
  article,
  stage,
  idOf,
}) => {
  const name = `مُبلَّغ عنه ${Date.now()}`;
  await page.goto(article.path);
  await comment(page, { ...VALID, name });
  await expect(page.getByRole('status')).toBeVisible();
  const receipt = page.url();
  const id = await idOf(name);
  await stage('publish', id);

  for (let reader = 1; reader <= 3; reader++) {
    const context = await browser.newContext({
      extraHTTPHeaders: { 'X-Forwarded-For': `10.77.${reader}.1` },
    });
    const other = await context.newPage();
    await other.goto(article.path);
    await expect(other.getByText(name), 'no page translator turns it into a word').toHaveAttribute(
      'translate',
      'no',
    );
    await other.getByRole('article', { name }).locator('summary').click();
    await other.getByRole('article', { name }).getByRole('link', { name: 'إبلاغ' }).click();
    await other.getByRole('button', { name: 'إرسال البلاغ' }).click();
    await expect(other.getByText('اختر سببًا للبلاغ')).toBeVisible();
    await other.getByRole('radio', { name: 'إعلان أو ترويج' }).check();
    await other.getByRole('button', { name: 'إرسال البلاغ' }).click();
    await expect(other.getByRole('heading', { name: /وصل بلاغك/ })).toBeVisible();
    // The last report hides the comment.
    await expect(other.getByRole('link', { name: 'العودة إلى التعليق' })).toHaveCount(reader < 3 ? 1 : 0);
    await other.getByRole('link', { name: 'العودة إلى النقاش' }).click();
    await expect(other).toHaveURL(/#comments$/);
    await context.close();
  }
  await page.goto(article.path);
  await expect(page.getByText(name)).toHaveCount(0);
  await page.goto(receipt);
  await expect(page.getByRole('status')).toContainText('أبلغ عدد من القرّاء عن تعليقك');
});
