import type { Page } from '@playwright/test';
import { comment, enter, expect, test } from './fixtures';
import { mailTo } from './mailbox';

/** Reports come from so many readers before a comment is held (site.config.ts). */
const READERS = 3;

// With JavaScript each of its steps is held by a spec of its own.
test('the whole life of a comment, by its author, its readers and a moderator', {
  tag: '@no-js-only',
}, async ({ page: author, browser, article, moderator, javaScriptEnabled }) => {
  test.slow();
  const mark = `${Date.now()}-${test.info().parallelIndex}`;
  const [name, email] = [`سعاد ${mark}`, `suad-${mark}@example.com`];
  const opened = await Promise.all([0, 1].map(() => browser.newContext({ javaScriptEnabled })));
  const [reader, desk] = (await Promise.all(opened.map((context) => context.newPage()))) as [Page, Page];
  const network = `172.${Date.now() % 250}.${Math.floor(Math.random() * 250)}`;
  await reader.setExtraHTTPHeaders({ 'X-Forwarded-For': `${network}.1` });
  const list = (filter: string) => `/desk?filter=${filter}&q=${encodeURIComponent(article.title)}`;
  const item = (by: string) => desk.getByRole('article', { name: by, exact: true });
  const decide = async (by: string, button: string) => {
    await item(by).getByRole('button', { name: button, exact: true }).click();
    // What was done before may still be told on this page.
    await expect(item(by)).toHaveCount(0);
  };
  const state = author.getByRole('status');
  const seenByReader = reader.getByRole('article', { name });

  await test.step('it is posted, and held', async () => {
    await author.goto(article.path);
    await comment(author, { name, email, body: 'رأيي الأول في المقال' });
    await expect(state).toContainText('وهو قيد المراجعة');
    await reader.goto(article.path);
    await expect(seenByReader).toHaveCount(0);
  });
  const receipt = author.url();

  await test.step('its author asks for mail about replies, and confirms it from the mailbox', async () => {
    await author.getByRole('button', { name: 'نعم، أريد الردود' }).click();
    await expect(author.getByText('وفيها رابط لتأكيد الطلب')).toBeVisible();
    const { text } = await mailTo(email, 'تأكيد إشعارات الردود');
    await author.goto(linkIn(text, '/subscriptions/'));
    await author.getByRole('button', { name: 'نعم، أريد الردود' }).click();
    await expect(state).toContainText('إشعارات الردود مفعّلة');
  });

  await test.step('a moderator publishes it', async () => {
    await enter(desk, moderator, list('waiting'));
    await decide(name, 'نشر');
    await reader.goto(article.path);
    await expect(seenByReader).toContainText('رأيي الأول في المقال');
  });

  const answerer = `مجيبة ${mark}`;
  await test.step('a reader answers it, and its author is told by mail', async () => {
    await reader.getByRole('link', { name: new RegExp(`ردّ على تعليق.*${name}`) }).click();
    await comment(reader, { name: answerer, email: `answer-${mark}@example.com`, body: 'أوافقك الرأي' });
    await expect(reader.getByRole('status')).toContainText('وهو قيد المراجعة');
    await desk.goto(list('waiting'));
    await decide(answerer, 'نشر');
    const { headers, text } = await mailTo(email, 'ردّ من');
    expect(text).not.toContain('أوافقك الرأي');
    expect(headers.get('list-unsubscribe')?.[0]).toContain('/subscriptions/');
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    await author.goto(linkIn(text, '/comments/'));
    await expect(author.getByRole('article', { name: answerer })).toContainText('أوافقك الرأي');
    for (const from of [linkIn(text, '/comments/since/'), receipt]) {
      await author.goto(from);
      const link = author.getByRole('link', { name: 'ما نُشر بعد تعليقك' });
      if (from === receipt) await link.click();
      await expect(author.getByRole('heading', { name: 'تعليق جديد واحد' })).toBeVisible();
      await expect(author.getByRole('article', { name: answerer })).toContainText('رأيي الأول في المقال');
    }
  });

  await test.step('readers report it, and it is held again', async () => {
    await reader.goto(article.path);
    const report = reader
      .getByRole('article', { name })
      .getByRole('link', { name: 'إبلاغ', includeHidden: true });
    const address = (await report.getAttribute('href')) ?? '';
    for (let number = 1; number <= READERS; number++) {
      await reader.setExtraHTTPHeaders({ 'X-Forwarded-For': `${network}.${number}` });
      await reader.goto(address);
      await reader.getByRole('radio', { name: 'إعلان أو ترويج' }).check();
      await reader.getByRole('button', { name: 'إرسال البلاغ' }).click();
      await expect(reader.getByRole('heading', { name: /وصل بلاغك/ })).toBeVisible();
    }
    await reader.goto(article.path);
    await expect(seenByReader).toHaveCount(0);
    await expect(reader.getByRole('article', { name: answerer }), 'the answer keeps its place').toBeVisible();
  });

  await test.step('a moderator refuses it with a reason, which its author reads', async () => {
    await desk.goto(list('reported'));
    await expect(item(name)).toContainText(`إعلان أو ترويج (${READERS})`);
    await item(name).getByRole('button', { name: 'رفض', exact: true }).click();
    await decide(name, 'خارج عن موضوع المقال');
    await author.goto(receipt);
    await expect(state).toContainText('لم يُنشر تعليقك');
    await expect(state).toContainText('خارج عن موضوع المقال');
  });

  await test.step('its author objects, and it is published again', async () => {
    await author.getByText('الاعتراض على القرار').click();
    await author.getByRole('textbox', { name: 'لماذا ينبغي أن يُنشر؟' }).fill('هو في صلب الموضوع');
    await author.getByRole('button', { name: 'إرسال الاعتراض' }).click();
    await expect(state).toContainText('وصلنا اعتراضك على القرار');
    await desk.goto(list('objected'));
    await expect(item(name)).toContainText('هو في صلب الموضوع');
    await decide(name, 'نشر');
    await reader.goto(article.path);
    await expect(seenByReader).toBeVisible();
  });

  await test.step('its author edits it, and the new text is looked at before it is read', async () => {
    await author.goto(receipt);
    await author.getByText('تعديل تعليقك').click();
    await author.getByRole('textbox', { name: 'تعليقك' }).fill('رأيي بعد التفكير');
    await author.getByRole('button', { name: 'حفظ التعديل' }).click();
    await expect(state).toContainText('عُدّل تعليقك بعد نشره، فعاد إلى المراجعة');
    await desk.goto(list('waiting'));
    await expect(item(name)).toContainText('عدّله صاحبه بعد نشره');
    await decide(name, 'نشر');
    await reader.goto(article.path);
    await expect(seenByReader).toContainText('رأيي بعد التفكير');
    await expect(reader.getByText('رأيي الأول')).toHaveCount(0);
  });

  await test.step('its author withdraws it; the answer stays', async () => {
    await author.goto(receipt);
    await author.getByText('سحب تعليقك').click();
    await author.getByRole('button', { name: 'نعم، أريد سحبه' }).click();
    await expect(state).toContainText('سُحب تعليقك');
    await reader.goto(article.path);
    await expect(reader.getByRole('heading', { name: 'تعليق واحد' })).toBeVisible();
    await expect(reader.getByText('سُحب هذا التعليق')).toBeVisible();
    await expect(reader.getByRole('article', { name: answerer })).toBeVisible();
    await expect(reader.getByText(name)).toHaveCount(0);
  });

  await test.step('all of it stands in the log', async () => {
    await desk.goto('/desk/log');
    const own = desk.getByRole('listitem').filter({ hasText: `تعليق ${name}` });
    for (const step of ['سحب', 'تعديل', 'اعتراض', 'رفض', 'إعادة إلى المراجعة', 'نشر']) {
      await expect(own.filter({ hasText: step }).first(), step).toBeVisible();
    }
  });
  await Promise.all(opened.map((context) => context.close()));
});

/** The link of a mail that leads below this path. */
function linkIn(text: string, below: string): string {
  const link = text.match(/https?:\S+/g)?.find((address) => address.includes(below));
  expect(link, `a link to ${below} in:\n${text}`).toBeDefined();
  return link ?? '';
}
