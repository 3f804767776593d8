import { writeFile } from 'node:fs/promises';
import { pathFor } from '@/lib/site/paths';
import { bundle } from '@/test/bundle';
import { freePort } from '@/test/free-port';
import { runNode, Site } from '@/test/site';
import { EXPORT_TAIL, exportedPost, exportHead } from '@/test/wxr';
import { expectNoProblems } from './accessible';
import { expect, PASSWORD, test } from './fixtures';

/** A site of the same build with the demo edition, of small pictures, and nobody who runs it. */
const DEMO = bundle(`
  import { migrate } from '@/db/migrate';
  import { loadDemo } from '@/db/demo/demo';
  import { dataFolder } from '@/runtime/settings';
  import { smallDemo } from '@/test/second-site';
  await migrate();
  await loadDemo(await smallDemo(dataFolder));
`);

test(
  'a new owner comes by the printed link, sees how the site is, brings another one in, and takes the demo away',
  {
    tag: '@no-js-only',
  },
  async ({ page, browser }, info) => {
    const site = new Site({ folder: process.cwd(), data: info.outputPath('data'), port: await freePort() });
    const prepared = await runNode([DEMO], { env: site.env });
    expect(prepared.status, prepared.said).toBe(0);
    await site.start();
    const main = page.getByRole('main');
    const press = (name: string) => main.getByRole('button', { name }).click();
    try {
      const link = (await site.command('staff', 'link')).said.trim();
      const scripted = await browser.newPage({ javaScriptEnabled: true });
      await scripted.goto(link);
      await expectNoProblems(scripted, 'the page of the link');
      await scripted.close();
      await page.goto(link);
      await press('إنشاء الحساب والدخول');
      await expect(main.getByRole('alert')).toHaveCount(4);
      await main.getByLabel('الاسم', { exact: true }).fill('سلمى');
      await main.getByLabel('البريد الإلكتروني').fill('owner@example.com');
      for (const field of await main.locator('input[type=password]').all()) await field.fill(PASSWORD);
      await main.getByLabel('اسم الموقع').fill('صحيفة التجربة');
      await press('إنشاء الحساب والدخول');
      await expect(main.getByRole('heading', { level: 1 })).toHaveText('الخطوات الأولى');
      expect(site.said).not.toContain(link.split('/').at(-1));

      await page.goto(`${site.address}/desk/health`);
      await expect(main.getByRole('listitem', { name: 'قاعدة البيانات' })).toContainText('سليم');
      await expect(main.getByRole('listitem', { name: 'النسخ الاحتياطية' })).toContainText('اضبط BACKUP_DIR');

      await page.goto(`${site.address}/desk/import`);
      const send = async (content: string) => {
        const file = info.outputPath('export.xml');
        await writeFile(file, content);
        await main.getByLabel('الملف', { exact: true }).setInputFiles(file);
        await press('إرسال ونقل');
      };
      await send('<html></html>');
      await expect(main.getByRole('alert')).toContainText('ليس هذا ملف تصدير');
      await send(`${exportHead()}${exportedPost({ id: 1, title: 'خبر من الموقع القديم' })}${EXPORT_TAIL}`);
      const report = main.getByRole('link', { name: /^تقرير/ });
      await expect(async () => {
        await page.reload();
        await expect(report).toBeVisible({ timeout: 500 });
      }).toPass();
      await report.click();
      await expect(page.getByRole('link', { name: 'خبر من الموقع القديم' })).toBeVisible();

      const demo = `${site.address}${pathFor('ar', 'articles', 'حاسوب-من-نحاس-الأسطرلاب-وصفيحة-الزرقالي')}`;
      await page.goto(`${site.address}/desk/welcome`);
      await main.getByRole('link', { name: 'إزالة النسخة التجريبية' }).click();
      await press('إزالة النسخة التجريبية');
      await expect(main).toContainText('لا نسخة تجريبية في هذا الموقع');
      await page.goto(`${site.address}/ar`);
      await expect(main.getByRole('link', { name: 'خبر من الموقع القديم' }).first()).toBeVisible();
      await expect(page).toHaveTitle(/صحيفة التجربة/);
      expect((await page.goto(demo))?.status()).toBe(404);
    } finally {
      await site.stop('SIGKILL');
    }
  },
);
