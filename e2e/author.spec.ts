import { expectNoProblems } from './accessible';
import { enter, expect, test } from './fixtures';
import { mailTo } from './mailbox';
import { jsonLd } from './metadata';

test('an author told of comments by mail answers on the page it leads to, and readers see it', {
  tag: '@no-js',
}, async ({ stage, page, browser, publish, appoint, javaScriptEnabled }) => {
  const byline = `كاتبة ${Date.now()}-${process.pid}`;
  const article = await publish({ author: byline });
  const author = await appoint('author');
  await stage('bindAuthor', article.slug, author.email);

  await test.step('at first sign-in they are asked whether they want a mail a day', async () => {
    await enter(page, author);
    await expect(page).toHaveURL(/\/desk\/answers$/);
    await expect(page.getByText('لا تعليق ينتظر ردّك.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'ملخّص يومي بالبريد' })).toContainText(author.email);
    await page.getByRole('button', { name: 'نعم، رسالة في اليوم' }).click();
    await expect(page.getByRole('button', { name: 'إيقاف الملخّص' })).toBeVisible();
  });

  await stage('publishThread', article.slug, 2);
  await stage('send', article.slug, ['غير منشور']);
  await stage('authorDigests');
  const mail = await mailTo(author.email, 'تعليقان جديدان على مقالاتك');
  expect(mail.text).toContain('تعليقان على');
  expect(mail.text).not.toContain('@example.com');
  const link = mail.text.match(/http\S+\/desk\/answers/)?.[0] ?? '';

  await test.step('page one: what is new, a box for each; nothing of who wrote it but the name', async () => {
    const answer = await page.goto(link);
    // Their own is in it: readers' begin with a number (e2e/stage.ts).
    expect(await answer?.text()).not.toMatch(/(?<![\w-])\d+-\d+@example\.com/);
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(2);
    await expect(page.getByText('غير منشور')).toHaveCount(0);
    const box = page.getByRole('article', { name: 'قارئ جذر 1' });
    await box.getByRole('button', { name: 'نشر الردّ' }).click();
    await expect(box.getByRole('alert')).toHaveText('اكتب النصّ.');
    await box.getByRole('textbox', { name: 'ردّك' }).fill('شكرًا، أصبت.');
    await box.getByRole('button', { name: 'نشر الردّ' }).click();
  });

  await test.step('page two: it is published', async () => {
    await expect(page.getByRole('status')).toContainText('نُشر ردّك.');
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
    await page.getByRole('link', { name: 'عرض الردّ في النقاش' }).click();
    const said = page.getByRole('article').filter({ hasText: 'شكرًا، أصبت.' }).last();
    await expect(said).toContainText('كاتب المقال');
    const person = await said.locator('[itemprop=author]').getAttribute('itemid');
    const described = (await jsonLd(page)).find((one) => one['@type'] === 'NewsArticle');
    const own = { '@id': new URL(person ?? '', page.url()).href };
    expect(described?.author, 'the article’s own Person').toMatchObject(own);
    await page.getByRole('link', { name: 'أجاب الكاتب عن تعليق واحد' }).click();
    await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(
      'أجاب الكاتب عن تعليق واحد',
    );
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  });

  await test.step('what they propose is shown to the editors, who decide', async () => {
    await page.goto('/desk/answers');
    const box = page.getByRole('article', { name: 'قارئ جذر 2' });
    await box.getByText('اقتراح على المحرّرين').click();
    await box.getByRole('radio', { name: 'حجبه عن القرّاء' }).check();
    await box.getByRole('button', { name: 'إرسال الاقتراح' }).click();
    await expect(box.getByRole('alert')).toHaveText('اكتب سبب اقتراح الحجب.');
    await expect(box.getByRole('radio', { name: 'حجبه عن القرّاء' })).toBeChecked();
    await box.getByRole('textbox', { name: 'السبب' }).fill('فيه اسم شخص');
    await box.getByRole('button', { name: 'إرسال الاقتراح' }).click();
    await expect(page.getByRole('status')).toContainText('وصل اقتراحك إلى المحرّرين');
    await expect(box.getByText('اقترحت حجبه')).toBeVisible();

    const desk = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await enter(desk, await appoint(), `/desk?filter=proposed&q=${encodeURIComponent(article.title)}`);
    const item = desk.getByRole('main').getByRole('article');
    await expect(item).toHaveCount(1);
    await expect(item).toContainText(`اقتراح من ${author.name}: حجبه عن القرّاء`);
    await expect(item).toContainText('فيه اسم شخص');
    await item.getByRole('button', { name: 'إبقاؤه منشورًا' }).click();
    await expect(item).toHaveCount(0);
    await desk.context().close();
  });
});

test('the answers of an author fit every width and are accessible in both languages, in the light and in the dark', async ({
  stage,
  page,
  publish,
  appoint,
}) => {
  const article = await publish({ author: `كاتب ${Date.now()}-${process.pid}` });
  const author = await appoint('author');
  await stage('bindAuthor', article.slug, author.email);
  await stage('publishThread', article.slug, 1, 1);
  await enter(page, author);
  for (const language of ['ar', 'en']) {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByText(language === 'ar' ? 'اقتراح على المحرّرين' : 'Propose to the editors')
      .first()
      .click();
    await expect(page.locator('q')).toHaveCSS('quotes', language === 'ar' ? '"«" "»"' : 'auto');
    await expectNoProblems(page, `answers, ${language}`);
  }
});
