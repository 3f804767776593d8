import { comment, enter, expect, test } from './fixtures';
import { mailTo } from './mailbox';

test('a commenter is picked and learns of it by receipt and mail; readers find the pick', {
  tag: '@no-js',
}, async ({ page, browser, publish, stage, idOf, moderator, request, javaScriptEnabled }) => {
  const mark = `${Date.now()}-${test.info().parallelIndex}`;
  const [name, email, line] = [`مختارة ${mark}`, `picked-${mark}@example.com`, `أضافت معلومة ${mark}`];
  const article = await publish({ author: `كاتبة ${mark}` });
  await page.goto(article.path);
  await comment(page, { name, email, body: 'معلومة من أهل الاختصاص' });
  await page.getByRole('button', { name: 'نعم، أريد الردود' }).click();
  const receipt = page.url();
  const [confirm = ''] =
    (await mailTo(email, 'تأكيد إشعارات الردود')).text.match(/http\S+subscriptions\/\S+/) ?? [];
  await page.goto(confirm);
  await page.getByRole('button', { name: 'نعم، أريد الردود' }).click();
  await expect(page.getByRole('status')).toContainText('إشعارات الردود مفعّلة');
  await stage('publish', await idOf(name));

  const desk = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await enter(desk, moderator, `/desk?filter=published&q=${encodeURIComponent(article.title)}`);
  const item = desk.getByRole('article', { name, exact: true });
  const why = item.getByRole('textbox', { name: 'سبب الاختيار (اختياري)' });
  if (javaScriptEnabled) {
    await expect(desk.getByRole('button', { name: 'اختصارات لوحة المفاتيح' })).toBeVisible();
    await item.press('p');
  } else await item.getByText('إلى المختارات', { exact: true }).click();
  await why.fill('م'.repeat(121));
  await item.getByRole('button', { name: 'إضافة إلى المختارات' }).click();
  await expect(item.getByRole('alert')).toBeVisible();
  await expect(why, 'comes back').toHaveValue('م'.repeat(121));
  await why.fill(line);
  await item.getByRole('button', { name: 'إضافة إلى المختارات' }).click();
  await expect(item.getByText('من اختيار المحرّرين')).toBeVisible();
  await desk.context().close();

  expect((await mailTo(email, 'اختار المحرّرون تعليقك')).text).toContain(line);
  await page.goto(receipt);
  await expect(page.getByRole('status')).toContainText('اختار المحرّرون تعليقك');
  await expect(page.getByRole('status')).toContainText(line);

  await page.goto('/ar/picks');
  const pick = page.getByRole('listitem').filter({ hasText: name });
  await expect(pick).toContainText(line);
  await expect(pick.getByRole('link', { name: article.title })).toHaveAttribute('href', article.path);
  expect(await (await request.get('/ar/picks/feed.xml')).text()).toContain(line);
  await page.goto(article.path);
  await expect(page.getByRole('region', { name: 'اختيار المحرّرين' })).toContainText(line);
  await page
    .getByRole('link', { name: `كاتبة ${mark}` })
    .first()
    .click();
  await page.getByRole('link', { name: 'تعليق مختار' }).click();
  await expect(page).toHaveURL(/#picks$/);
});
