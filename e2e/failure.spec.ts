import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import type { APIRequestContext, TestInfo } from '@playwright/test';
import { pathFor } from '@/lib/site/paths';
import { fillIn, openForm, post } from '@/test/commenter';
import { killUnderLoad, NOTHING_BROKEN } from '@/test/kill';
import { Site } from '@/test/site';
import { comment, expect, test } from './fixtures';

// Each describes one server, so one worker.
test.describe.configure({ mode: 'default' });

interface Served {
  server: ChildProcess;
  /** What it has written so far. */
  log: () => string;
}

/** Starts a second server of the same build, on a database of its own. */
async function serve(file: string, port: number, request: APIRequestContext): Promise<Served> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    LOG_LEVEL: 'info',
    BACKUP_DIR: path.join(path.dirname(file), 'backups'),
    DATABASE_URL: `file:${file}`,
  };
  const server = spawn(process.execPath, ['build/serve.mjs'], { env });
  let written = '';
  for (const output of [server.stdout, server.stderr]) {
    output.on('data', (text) => {
      written += text;
    });
  }
  await expect(async () => {
    expect((await request.get(`http://localhost:${port}/healthz`)).ok()).toBe(true);
  }).toPass();
  return { server, log: () => written };
}

/** The lines of a log that are about the failure with this number. */
async function linesAbout(log: () => string, fault: string | undefined): Promise<Record<string, unknown>[]> {
  const lines = () =>
    log()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  await expect(() =>
    expect(lines()).toContainEqual(expect.objectContaining({ request: fault, event: 'request' })),
  ).toPass();
  return lines().filter(({ request }) => request === fault);
}

/** The number that a text speaks of. */
const faultIn = (text: string | null) => /[\da-f]{12}/.exec(text ?? '')?.[0];

function databaseOf(info: TestInfo, name: string): string {
  const folder = path.resolve(info.project.outputDir, name);
  mkdirSync(folder, { recursive: true });
  return path.join(folder, 'maqal.db');
}

test.describe('when a page cannot be made', () => {
  const HERE = 'http://localhost:4273';
  let served: Served;

  test.beforeAll(async ({ request }, info) => {
    const file = databaseOf(info, 'without-articles');
    const database = createClient({ url: `file:${file}` });
    await database.execute('create table if not exists changes (id integer, tag text, changed_at integer)');
    database.close();
    served = await serve(file, 4273, request);
  });

  test.afterAll(() => {
    served.server.kill();
  });

  for (const [edition, title] of [
    ['ar', 'حدث خطأ ما'],
    ['en', 'Something went wrong'],
  ] as const) {
    test(`the answer is 500 with a full page in its edition and the log's number (${edition})`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const answer = await page.goto(`${HERE}/${edition}/articles/never-asked-before`);
      expect(answer?.status()).toBe(500);
      expect(answer?.headers()['content-security-policy']).toContain("script-src 'sha384-");
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      expect(await answer?.text()).not.toMatch(/<script(?![^>]*(?:integrity=|data-first))/);
      const fault = faultIn(await page.getByRole('main').textContent());
      expect(await linesAbout(served.log, fault)).toContainEqual(
        expect.objectContaining({ event: 'failure', failure: expect.anything() }),
      );
      await context.close();
    });
  }
});

test.describe('when comments cannot be written', () => {
  const SLUG = 'لا-يكتب-فيه';
  const HERE = 'http://localhost:4274';
  const KEPT = { name: 'Qasim Alkatib', email: 'qasim.alkatib@example.com', body: 'Words of Qasim alone' };
  let served: Served;

  test.beforeAll(async ({ request }, info) => {
    const file = databaseOf(info, 'full-disk');
    const article = path.join(path.dirname(file), 'article.md');
    writeFileSync(
      article,
      `---\ntitle: مقال\nslug: ${SLUG}\nauthor: كاتب\npublished: 2020-01-01T00:00:00Z\n---\nنصّ`,
    );
    const env = { ...process.env, DATABASE_URL: `file:${file}` };
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/import.ts', article], { env });
    const database = createClient({ url: `file:${file}` });
    await database.execute(
      `create trigger full_disk before insert on comments when new.name <> '${KEPT.name}'
       begin select raise(abort, 'disk full'); end`,
    );
    database.close();
    served = await serve(file, 4274, request);
  });

  test.afterAll(() => {
    served.server.kill();
  });

  test('the commenter gets the form back with the text and a try-again', async ({ page }) => {
    await page.goto(`${HERE}${pathFor('ar', 'articles', SLUG)}`);
    await comment(page, { name: 'صابر', email: 'reader@example.com', body: 'نصّ لا يضيع' });
    await expect(page.getByRole('alert')).toContainText('تعذّر حفظ التعليق الآن. أعد الإرسال بعد قليل');
    await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue('نصّ لا يضيع');
    await expect(page.getByRole('textbox', { name: 'الاسم' })).toHaveValue('صابر');
    const fault = faultIn(await page.getByRole('alert').textContent());
    expect(await linesAbout(served.log, fault)).toContainEqual(
      expect.objectContaining({ event: 'comment', outcome: 'unavailable' }),
    );
  });

  test('a backup is made by itself, and its age is told', async ({ request }) => {
    const health = async () => (await request.get(`${HERE}/healthz`)).json();
    await expect.poll(health).toEqual({ database: 'ok', backup: { ageSeconds: expect.any(Number) } });
    await expect.poll(served.log).toContain('"event":"backup"');
  });

  test('what was asked for is counted, by what the page cache had, and how long it took', async () => {
    const article = `${HERE}${pathFor('ar', 'articles', SLUG)}`;
    for (const _ of [1, 2]) await (await fetch(article)).text();
    await (await fetch(`${HERE}/en`)).text();
    const metrics = async () => (await fetch(`${HERE}/metrics`)).text();
    await expect.poll(metrics).toMatch(/^maqal_page_cache_total{result="hit"} [1-9]/m);
    for (const counted of [
      /^maqal_requests_total{route="\/\[edition\]\/articles\/\[slug\]",status="200"} [1-9]/m,
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
    await page.goto(`${HERE}${pathFor('ar', 'articles', SLUG)}?from=secret-query`);
    await comment(page, { ...KEPT, name: 'Qasim the unlucky' });
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('textbox', { name: 'الاسم' }).fill(KEPT.name);
    await page.getByRole('button', { name: 'أرسل التعليق' }).click();
    await page.waitForURL(/receipts/);
    const receipt = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.goto(`${HERE}/ar/search?q=secret-question`);
    await expect(() => expect(served.log()).toContain('/[edition]/search')).toPass();
    const log = served.log();
    expect(log).toContain('"outcome":"waiting"');
    expect(log).toContain('"outcome":"unavailable"');
    for (const secret of [receipt, 'Qasim', 'qasim', '203.0.113.77', 'secret', 'example.com'])
      expect(log).not.toContain(secret);
    for (const line of log.split('\n').filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
    await context.close();
  });
});

// Five kills, and more that goes wrong: `npm run test:faults`.
test('what was acknowledged is there, once and whole, after the server was killed', async ({
  browserName: _,
}, info) => {
  const data = path.dirname(databaseOf(info, 'killed'));
  const site = new Site({ folder: process.cwd(), data, port: 4275 });
  try {
    const { acknowledged, broken } = await killUnderLoad(site, await site.publish('killed', 4), 1);
    expect(acknowledged).toBeGreaterThan(0);
    expect(broken).toEqual(NOTHING_BROKEN);
  } finally {
    await site.stop('SIGKILL');
  }
});

// Two versions that were built one after the other: test/faults/deploy.test.ts.
test('a form of a version whose actions had other names is taken like one of today', async ({
  article,
  baseURL,
}) => {
  const site = { address: baseURL ?? '' };
  const sent = fillIn(article.path, await openForm(site, article.path));
  const action = String(sent.form.get('$ACTION_1:0'));
  sent.form.set('$ACTION_1:0', action.replace(/"id":"\w+"/, `"id":"60${'0'.repeat(40)}"`));
  const answer = await post(site, sent);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toContain('/receipts/');
});
