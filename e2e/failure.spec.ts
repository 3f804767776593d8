import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@libsql/client';
import type { APIRequestContext, TestInfo } from '@playwright/test';
import { pathFor } from '@/lib/slug';
import { comment, expect, test } from './fixtures';

// Each describes one server, so one worker.
test.describe.configure({ mode: 'default' });

/** Starts a second server of the same build, on a database of its own. */
async function serve(file: string, port: number, request: APIRequestContext): Promise<ChildProcess> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    DATABASE_URL: `file:${file}`,
  };
  const server = spawn(process.execPath, ['build/serve.mjs'], { env });
  await expect(async () => {
    expect((await request.get(`http://localhost:${port}/healthz`)).ok()).toBe(true);
  }).toPass();
  return server;
}

function databaseOf(info: TestInfo, name: string): string {
  const folder = path.resolve(info.project.outputDir, name);
  mkdirSync(folder, { recursive: true });
  return path.join(folder, 'maqal.db');
}

test.describe('when a page cannot be made', () => {
  const HERE = 'http://localhost:4273';
  let server: ChildProcess;

  test.beforeAll(async ({ request }, info) => {
    const file = databaseOf(info, 'without-articles');
    const database = createClient({ url: `file:${file}` });
    await database.execute('create table if not exists changes (id integer, tag text, changed_at integer)');
    database.close();
    server = await serve(file, 4273, request);
  });

  test.afterAll(() => {
    server.kill();
  });

  for (const [edition, title] of [
    ['ar', 'حدث خطأ ما'],
    ['en', 'Something went wrong'],
  ] as const) {
    test(`the answer is 500 with a full page in its edition (${edition})`, async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const answer = await page.goto(`${HERE}/${edition}/articles/never-asked-before`);
      expect(answer?.status()).toBe(500);
      expect(answer?.headers()['content-security-policy']).toContain("script-src 'sha384-");
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      expect(await answer?.text()).not.toMatch(/<script(?![^>]*integrity=)/);
      await context.close();
    });
  }
});

test.describe('when comments cannot be written', () => {
  const SLUG = 'لا-يكتب-فيه';
  let server: ChildProcess;

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
      "create trigger full_disk before insert on comments begin select raise(abort, 'disk full'); end",
    );
    database.close();
    server = await serve(file, 4274, request);
  });

  test.afterAll(() => {
    server.kill();
  });

  test('the commenter gets the form back with the text and a try-again', async ({ page }) => {
    await page.goto(`http://localhost:4274${pathFor('ar', 'articles', SLUG)}`);
    await comment(page, { name: 'صابر', email: 'reader@example.com', body: 'نصّ لا يضيع' });
    await expect(page.getByRole('alert')).toContainText('تعذّر حفظ التعليق الآن. أعد الإرسال بعد قليل');
    await expect(page.getByRole('textbox', { name: 'التعليق' })).toHaveValue('نصّ لا يضيع');
    await expect(page.getByRole('textbox', { name: 'الاسم' })).toHaveValue('صابر');
  });
});
