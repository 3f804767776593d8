import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { expect, test } from './fixtures';

const PORT = 4273;
const HERE = `http://localhost:${PORT}`;

let server: ChildProcess;

// One server, so one worker.
test.describe.configure({ mode: 'default' });

/** A second server of the same build, on a database whose articles are gone. */
test.beforeAll(async ({ request }, info) => {
  const file = path.resolve(info.project.outputDir, 'broken.db');
  server = spawn(process.execPath, ['build/serve.mjs'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(PORT), DATABASE_URL: `file:${file}` },
  });
  const database = createClient({ url: `file:${file}` });
  await database.execute('create table if not exists changes (id integer, tag text, changed_at integer)');
  database.close();
  await expect(async () => expect((await request.get(`${HERE}/healthz`)).ok()).toBe(true)).toPass();
});

test.afterAll(() => {
  server.kill();
});

for (const [edition, title] of [
  ['ar', 'حدث خطأ ما'],
  ['en', 'Something went wrong'],
] as const) {
  test(`a page that cannot be made is answered 500 with a full page in its edition (${edition})`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const answer = await page.goto(`${HERE}/${edition}/articles/never-asked-before`);
    expect(answer?.status()).toBe(500);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'none'");
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(await answer?.text()).not.toContain('<script');
    await context.close();
  });
}
