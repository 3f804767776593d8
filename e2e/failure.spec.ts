import path from 'node:path';
import { fillIn, givenBack, openForm, post } from '@/test/commenter';
import { freePort } from '@/test/servers/free-port';
import { Site } from '@/test/site';
import { comment, expect, test } from './fixtures';

// In order, in one worker: they share a server, and the last tests break it.
test.describe.configure({ mode: 'default' });

/** A second server of the same build, whose database accepts only this comment. */
const KEPT = { name: 'Qasim Alkatib', email: 'qasim.alkatib@example.com', body: 'Words of Qasim alone' };
let site: Site;
let article: string;

test.beforeAll(async ({ browserName: _ }, info) => {
  const data = path.resolve(info.project.outputDir, 'failure');
  const env = { LOG_LEVEL: 'info', BACKUP_DIR: path.join(data, 'backups') };
  site = new Site({ folder: process.cwd(), data, port: await freePort(), env });
  [article = ''] = await site.publish('لا-يكتب-فيه');
  await site.query(
    `create trigger full_disk before insert on comments when new.name <> '${KEPT.name}'
     begin select raise(abort, 'disk full'); end`,
  );
  await site.start();
});

test.afterAll(() => site.stop('SIGKILL'));

/** Log lines of the error with this id. */
async function linesAbout(fault: string | undefined): Promise<Record<string, unknown>[]> {
  const lines = () =>
    site.said
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  await expect(() =>
    expect(lines()).toContainEqual(expect.objectContaining({ request: fault, event: 'request' })),
  ).toPass();
  return lines().filter(({ request }) => request === fault);
}

/** The error id in a text. */
const faultIn = (text: string | null) => /[\da-f]{12}/.exec(text ?? '')?.[0];

test.describe('when comments cannot be written', () => {
  test('the commenter gets the form back with the text and a try-again', async ({ page }) => {
    await page.goto(`${site.address}${article}`);
    await comment(page, { name: 'صابر', email: 'reader@example.com', body: 'نصّ لا يضيع' });
    await expect(page.getByRole('alert')).toContainText('تعذّر حفظ التعليق الآن. أعد الإرسال بعد قليل');
    await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue('نصّ لا يضيع');
    await expect(page.getByRole('textbox', { name: 'الاسم' })).toHaveValue('صابر');
    const fault = faultIn(await page.getByRole('alert').textContent());
    expect(await linesAbout(fault)).toContainEqual(
      expect.objectContaining({ event: 'comment', outcome: 'unavailable' }),
    );
  });

  test('a backup is made by itself, and its age is told', async ({ request }) => {
    const health = async () => (await request.get(`${site.address}/healthz`)).json();
    await expect.poll(health).toEqual({ database: 'ok', backup: { ageSeconds: expect.any(Number) } });
    await expect.poll(() => site.said).toContain('"event":"backup"');
  });

  test('what was asked for is counted, by what the page cache had, and how long it took', async () => {
    const address = `${site.address}${article}`;
    for (const _ of [1, 2]) await (await fetch(address)).text();
    await (await fetch(`${site.address}/en`)).text();
    const metrics = async () => (await fetch(`${site.address}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^maqal_page_cache_total{result="hit"} [1-9]/m);
    for (const counted of [
      /^maqal_requests_total{route="\/\[locale\]\/articles\/\[slug\]",status="200"} [1-9]/m,
      /^maqal_page_cache_total{result="miss"} [1-9]/m,
      /^maqal_render_seconds_count [1-9]/m,
      /^maqal_database_seconds_count{operation="read"} [1-9]/m,
      /^maqal_queue_comments \d/m,
      /^maqal_outbox_oldest_seconds \d/m,
    ])
      expect(await metrics()).toMatch(counted);
  });

  test('the log knows of comments kept and lost, and of nobody who wrote them', async ({ browser }) => {
    const context = await browser.newContext({ userAgent: 'Phone of Qasim', javaScriptEnabled: false });
    await context.setExtraHTTPHeaders({ 'X-Forwarded-For': '203.0.113.77' });
    const page = await context.newPage();
    await page.goto(`${site.address}${article}?from=secret-query`);
    await comment(page, { ...KEPT, name: 'Qasim the unlucky' });
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('textbox', { name: 'الاسم' }).fill(KEPT.name);
    await page.getByRole('button', { name: 'إرسال التعليق' }).click();
    await page.waitForURL(/receipts/);
    const receipt = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`${site.address}/ar/search?q=secret-question`);
    await expect(() => expect(site.said).toContain('/[locale]/search')).toPass();
    const log = site.said;
    expect(log).toContain('"outcome":"waiting"');
    expect(log).toContain('"outcome":"unavailable"');
    for (const secret of [receipt, 'Qasim', 'qasim', '203.0.113.77', 'secret', 'example.com'])
      expect(log).not.toContain(secret);
    for (const line of log.split('\n').filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
    await context.close();
  });
});

// Two builds in turn: test/faults/deploy.test.ts.
test('a form of a version whose action is gone gives back what was written in it', async ({
  article,
  baseURL,
}) => {
  const own = { address: baseURL ?? '' };
  const sent = fillIn(article.path, await openForm(own, article.path));
  const action = String(sent.form.get('$ACTION_1:0'));
  sent.form.set('$ACTION_1:0', action.replace(/"id":"\w+"/, `"id":"60${'0'.repeat(40)}"`));
  const answer = await post(own, sent);
  expect(answer.status).toBe(409);
  expect(givenBack(await answer.text())).toBe(sent.body);
});

test.describe('when no page can be made', () => {
  test.beforeAll(async () => {
    const tables = await site.query(
      `select name from pragma_table_list where schema = 'main' and type = 'table'
       and name not like 'sqlite_%' and name <> 'changes'`,
    );
    for (const { name } of tables) await site.query(`alter table "${name}" rename to "lost_${name}"`);
  });

  for (const [edition, title] of [
    ['ar', 'تعذّر عرض الصفحة'],
    ['en', 'This page cannot be shown'],
  ] as const) {
    test(`the answer is 500 with a full page in its edition and the log's number (${edition})`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const answer = await page.goto(`${site.address}/${edition}/articles/never-asked-before`);
      expect(answer?.status()).toBe(500);
      expect(answer?.headers()['content-security-policy']).toContain("script-src 'sha384-");
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      expect(await answer?.text()).not.toMatch(/<script(?![^>]*(?:integrity=|data-first))/);
      const fault = faultIn(await page.getByRole('main').textContent());
      expect(await linesAbout(fault)).toContainEqual(
        expect.objectContaining({ event: 'failure', failure: expect.anything() }),
      );
      await context.close();
    });
  }
});
