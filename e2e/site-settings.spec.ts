/** What an owner sets at the desk, on a site of its own, which two processes serve. */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { bundleCommand } from '@/test/bundle';
import { freePort } from '@/test/free-port';
import { runNode, Site } from '@/test/site';
import { expect, PASSWORD, signIn, test } from './fixtures';

const OWNER = { email: 'owner@example.com', password: PASSWORD };

test('the owner names, colours and furnishes the site, which every process shows at once, and takes it back @no-js', async ({
  page,
  request,
}) => {
  const [site, second] = await openTwice();
  const at = async (where: Site, to: string) => (await request.get(where.address + to)).text();
  try {
    await page.goto(`${site.address}/desk/sign-in?to=/desk/site`);
    await signIn(page, OWNER);
    await expect(page.getByRole('heading', { level: 1, name: 'إعدادات الموقع' })).toBeVisible();
    expect(await at(second, '/ar'), 'kept as it was').toContain('مقال');

    const identity = page.locator('#identity');
    await identity.getByLabel('اسم الموقع (الطبعة العربية)').fill('الميزان');
    await identity.getByLabel('اسم الموقع (الطبعة الإنجليزية)').fill('The Scale');
    await identity.getByLabel('لون الموضوعات').fill('#ffee00');
    await save(page, identity);
    await expect(identity.getByRole('alert')).toContainText('4.5');
    await expect(identity.getByLabel('اسم الموقع (الطبعة العربية)')).toHaveValue('الميزان');
    expect(await at(site, '/ar'), 'nothing is stored').not.toContain('الميزان');
    await identity.getByLabel('لون الموضوعات').fill('#0b6b4f');
    await identity.getByRole('button', { name: 'معاينة' }).click();
    await expect(identity.getByRole('region', { name: 'معاينة' }).getByRole('img')).toHaveCount(6);
    await save(page, identity);
    await page.waitForURL(/saved=identity/);
    await expect(page.getByRole('status').first()).toContainText('حُفظت الإعدادات');
    for (const where of [site, second]) {
      const [arabic, english] = [await at(where, '/ar'), await at(where, '/en')];
      expect(arabic).toMatch(/<title>الميزان[\s\S]*--accent-light:#0b6b4f/);
      expect(english).toMatch(/<title>The Scale[\s\S]*rel="icon" href="\/share\/icon-48-/);
    }
    const icon = /\/share\/icon-48-\w+\.png/.exec(await at(second, '/ar'))?.[0] ?? '';
    expect((await request.get(second.address + icon)).headers()['content-type']).toBe('image/png');

    const footer = page.locator('#footer');
    await footer
      .getByLabel('الأعمدة (الطبعة العربية)')
      .fill('عنّا:\nمن نحن | /ar/pages/about\nهنا | javascript:x');
    await save(page, footer);
    await expect(footer.getByRole('alert')).toContainText('السطر 3');
    await footer.getByLabel('الأعمدة (الطبعة العربية)').fill('عنّا:\nمن نحن | /ar/pages/about');
    await footer.getByLabel('الحسابات على الشبكات').fill('https://x.com/scale');
    await save(page, footer);
    await page.waitForURL(/saved=footer/);
    expect(await at(second, '/ar')).toMatch(
      /<footer[\s\S]*عنّا[\s\S]*\/ar\/pages\/about[\s\S]*https:\/\/x\.com\/scale/,
    );

    await identity.getByRole('button', { name: 'التراجع عن آخر تغيير' }).click();
    await page.waitForURL(/saved=identity/);
    expect(await at(site, '/ar')).toContain('<title>مقال');
    expect(await at(second, '/en')).toContain('<title>Maqal');
    await expect(page.getByRole('region', { name: 'سجلّ التغييرات' }).getByRole('listitem')).toHaveCount(3);
  } finally {
    await Promise.all([site.stop(), second.stop()]);
  }
});

async function save(page: Page, section: Locator): Promise<void> {
  await section.getByRole('button', { name: 'حفظ', exact: true }).click();
  await page.waitForLoadState();
}

/** An empty site with an admin, and two processes that serve it. */
async function openTwice(): Promise<[Site, Site]> {
  const data = await mkdtemp(path.join(tmpdir(), 'owner-'));
  const open = async (name: string) => {
    const pages = path.join(data, name);
    await mkdir(pages);
    return new Site({ folder: process.cwd(), data, port: await freePort(), env: { PAGES_FOLDER: pages } });
  };
  const first = await open('first');
  const words = ['add', OWNER.email, '--name', 'المالكة', '--role', 'admin'];
  const env = { ...first.env, STAFF_PASSWORD: OWNER.password };
  const { status, said } = await runNode([bundleCommand('staff'), ...words], { env });
  expect(status, said).toBe(0);
  const second = await open('second');
  await Promise.all([first.start(), second.start()]);
  return [first, second];
}
