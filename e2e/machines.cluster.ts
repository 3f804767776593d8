/** Two servers of one site on one database and one Redis (scripts/test-cluster.ts): each shows the other's writes. */
import type { Page } from '@playwright/test';
import { comment, enter, expect, test } from './fixtures';

// Serial: they kill shared servers.
test.describe.configure({ mode: 'default' });

const HERE = process.env.SITE_URL ?? '';
const THERE = process.env.OTHER_SITE_URL ?? '';

type Needed = 'primary' | 'replica' | 'redis';
const killed = new Set<Needed>();

/** Kills one of the servers that the site needs. */
async function kill(server: Needed): Promise<void> {
  killed.add(server);
  await fetch(`${process.env.BREAKING_URL}/${server}/kill`, { method: 'POST' });
}

async function start(server: Needed): Promise<void> {
  killed.delete(server);
  await fetch(`${process.env.BREAKING_URL}/${server}/start`, { method: 'POST' });
}

test.afterEach(async () => {
  for (const server of killed) await start(server);
});

test('a comment sent through one and published through the other is seen through both at once', async ({
  page,
  article,
  moderator,
  idOf,
}) => {
  const name = `سلمى ${Date.now()}`;
  for (const site of [HERE, THERE]) {
    await page.goto(`${site}${article.path}`);
    await expect(page.getByRole('heading', { name: 'لا تعليقات بعد' })).toBeVisible();
  }
  const words = { name, email: 'reader@example.com', body: 'تعليق يمرّ بخادمين' };
  const receipts: string[] = [];
  for (const site of [THERE, HERE]) {
    await page.goto(`${site}${article.path}`);
    await comment(page, words);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('وصلنا تعليقك');
    receipts.push(new URL(page.url()).pathname);
  }
  expect(receipts[1], 'sent again through the other it is the same comment').toBe(receipts[0]);

  await idOf(name);
  await enter(page, moderator, `/desk?q=${encodeURIComponent(article.title)}`);
  await page
    .getByRole('article', { name, exact: true })
    .getByRole('button', { name: 'نشر', exact: true })
    .click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('نُشر تعليق واحد');
  for (const site of [THERE, HERE]) {
    await page.goto(`${site}${article.path}`);
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  }
  await page.goto(`${THERE}/desk`);
  await expect(page.getByRole('button', { name: 'تسجيل الخروج' }), 'signed in at both').toBeVisible();
});

/** Sends a comment, publishes it in the stage process, and expects it on both servers. */
async function expectCommentsToWork(
  page: Page,
  path: string,
  { idOf, stage }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'idOf' | 'stage'>,
): Promise<void> {
  const name = `مها ${Date.now()}`;
  await page.goto(`${THERE}${path}`);
  await comment(page, { name, email: 'reader@example.com', body: `تعليق ${name}` });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('وصلنا تعليقك');
  await stage('publish', await idOf(name));
  for (const site of [HERE, THERE]) {
    await page.goto(`${site}${path}`);
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  }
}

for (const server of ['redis', 'replica'] as const) {
  test(`without the ${server} readers read and write as before, and with it again too`, async ({
    page,
    article,
    publish,
    idOf,
    stage,
  }) => {
    await page.goto(article.path);
    await kill(server);
    await page.goto(article.path);
    await expect(page.getByRole('heading', { name: article.title })).toBeVisible();
    await expectCommentsToWork(page, (await publish()).path, { idOf, stage });
    await start(server);
    await expectCommentsToWork(page, article.path, { idOf, stage });
  });
}

test('without the primary readers read, writers get their text back, and it goes through when the primary is back', async ({
  page,
  publish,
}) => {
  const [seen, unseen] = [await publish(), await publish()];
  await page.goto(seen.path);
  await kill('primary');
  for (const { path, title } of [seen, unseen])
    for (const site of [HERE, THERE]) {
      await page.goto(`${site}${path}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
  await comment(page, { name: 'صابر', email: 'reader@example.com', body: 'نصّ لا يضيع' });
  await expect(page.getByRole('alert')).toContainText('تعذّر حفظ التعليق الآن. أعد الإرسال بعد قليل');
  await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue('نصّ لا يضيع');
  await start('primary');
  await page.getByRole('button', { name: 'إرسال التعليق' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('وصلنا تعليقك');
});
