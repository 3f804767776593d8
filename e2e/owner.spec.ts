import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { pathFor } from '@/lib/site/paths';
import { bundle } from '@/test/bundle';
import { freePort } from '@/test/servers/free-port';
import { runNode, Site } from '@/test/site';
import { EXPORT_TAIL, exportedPost, exportHead } from '@/test/wxr';
import { expectNoProblems } from './accessible';
import { expect, inMarkdown, PASSWORD, test } from './fixtures';

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
  'a new owner comes by the printed link, makes the site their own, writes, brings another one in, and takes the demo away',
  {
    tag: '@no-js',
  },
  async ({ page, javaScriptEnabled }, info) => {
    const site = new Site({ folder: process.cwd(), data: info.outputPath('data'), port: await freePort() });
    const prepared = await runNode([DEMO], { env: site.env });
    expect(prepared.status, prepared.said).toBe(0);
    await site.start();
    await inMarkdown(page);
    const main = page.getByRole('main');
    const press = (name: string) => main.getByRole('button', { name, exact: true }).click();
    const section = (name: string) =>
      page.getByRole('navigation', { name: 'أقسام المكتب' }).getByRole('link', { name, exact: true });
    const open = (name: string) => page.goto(`${site.address}/desk/${name}`);
    try {
      const link = (await site.command('staff', 'link')).said.trim();
      await page.goto(link);
      if (javaScriptEnabled) await expectNoProblems(page, 'the page of the link');
      await press('إنشاء الحساب والدخول');
      await expect(main.getByRole('alert')).toHaveCount(4);
      await main.getByLabel('الاسم', { exact: true }).fill('سلمى');
      await main.getByLabel('البريد الإلكتروني').fill('owner@example.com');
      for (const field of await main.locator('input[type=password]').all()) await field.fill(PASSWORD);
      await main.getByLabel('اسم الموقع').fill('صحيفة التجربة');
      await press('إنشاء الحساب والدخول');
      await expect(main.getByRole('heading', { level: 1 })).toHaveText('الخطوات الأولى');
      expect(site.said).not.toContain(link.split('/').at(-1));

      await main.getByRole('link', { name: 'اسم الموقع وشعاره' }).click();
      await makeTheirs(page);
      const reader = await (await page.request.get(`${site.address}/ar`)).text();
      expect(reader).toMatch(/<title>صحيفة التجربة[\s\S]*--accent-light:#0b6b4f/);
      expect(reader).toMatch(/الرئيسة[\s\S]*<main[\s\S]*<footer[\s\S]*عنّا[\s\S]*\/ar\/pages\/about/);

      await open('articles/new');
      await main.getByLabel('العنوان', { exact: true }).fill('أول ما كتبت');
      await main.getByRole('textbox', { name: 'النص', exact: true }).fill('فقرة أولى.');
      await press('نشر');
      await expect(main.getByRole('status').first()).toContainText('نُشر المقال');

      await section('حال الموقع').click();
      await expect(main.getByRole('listitem', { name: 'قاعدة البيانات' })).toContainText('سليم');
      await expect(main.getByRole('listitem', { name: 'النسخ الاحتياطية' })).toContainText('اضبط BACKUP_DIR');

      await section('نقل موقع').click();
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
      await page.getByRole('link', { name: 'العودة إلى المكتب' }).click();
      await expect(report).toBeVisible();

      const demo = `${site.address}${pathFor('ar', 'articles', 'حاسوب-من-نحاس-الأسطرلاب-وصفيحة-الزرقالي')}`;
      await open('welcome');
      await section('النسخة التجريبية').click();
      await press('إزالة النسخة التجريبية');
      await expect(main).toContainText('لا نسخة تجريبية في هذا الموقع');
      await expect(section('النسخة التجريبية')).toHaveCount(0);
      await page.goto(`${site.address}/ar`);
      for (const name of ['خبر من الموقع القديم', 'أول ما كتبت'])
        await expect(main.getByRole('link', { name }).first()).toBeVisible();
      await expect(page).toHaveTitle(/صحيفة التجربة/);
      expect((await page.goto(demo))?.status()).toBe(404);
    } finally {
      await site.stop('SIGKILL');
    }
  },
);

/** Colour, topic bar and footer, each refused once; what all settings do is in site-settings.spec.ts. */
async function makeTheirs(page: Page): Promise<void> {
  const [identity, navigation, footer] = ['identity', 'navigation', 'footer'].map((id) =>
    page.locator(`#${id}`),
  ) as [Locator, Locator, Locator];
  const saved = page.getByRole('status').first();
  const save = (of: Locator) => of.getByRole('button', { name: 'حفظ', exact: true }).click();
  await identity.getByLabel('اسم الموقع (الطبعة الإنجليزية)').fill('The Trial');
  await identity.getByLabel('لون الموضوعات').fill('#ffee00');
  await save(identity);
  await expect(identity.getByRole('alert')).toContainText('4.5');
  await expect(identity.getByLabel('اسم الموقع (الطبعة الإنجليزية)')).toHaveValue('The Trial');
  await identity.getByLabel('لون الموضوعات').fill('#0b6b4f');
  await identity.getByRole('button', { name: 'معاينة' }).click();
  await expect(identity.getByRole('region', { name: 'معاينة' }).getByRole('img')).toHaveCount(6);
  await save(identity);
  await page.waitForURL(/saved=identity/);
  await expect(saved).toContainText('حُفظت الإعدادات');

  await footer
    .getByLabel('الأعمدة (الطبعة العربية)')
    .fill('عنّا:\nمن نحن | /ar/pages/about\nهنا | javascript:x');
  await save(footer);
  await expect(footer.getByRole('alert')).toContainText('السطر 3');
  await expect(saved, 'what was saved before').toBeHidden();
  await footer.getByLabel('الأعمدة (الطبعة العربية)').fill('عنّا:\nمن نحن | /ar/pages/about');
  await save(footer);
  await page.waitForURL(/saved=footer/);
  await navigation.getByLabel('الروابط (الطبعة العربية)').fill('الرئيسة | /ar\nعلوم');
  await save(navigation);
  await page.waitForURL(/saved=navigation/);
}
