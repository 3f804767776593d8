/**
 * `npm run screenshots [WORD…]`: every page type at the width of a phone and of a desk, in each theme and edition, into
 * screenshots/ (not in Git), from a site of its own with the demo edition; and the pictures of the README from the
 * best of them. With words, only the pages named so. Nothing here passes or fails.
 */
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { readerSettings } from '@/lib/site/reader-settings';
import { type Edition, editions } from '@/site.config';
import { findBrowser } from '@/test/browser';
import { Site, START } from '@/test/site';
import { deskShots, type Shot, shotsOf } from './screenshot-pages';

const FOLDER = 'screenshots';
const WIDTHS = [390, 1280];
/** What the README's pictures show of a page at least. */
const HEIGHT = 1010;
const THEMES = readerSettings.theme.filter((theme) => theme !== 'system');
const LIGHT_GROUND = '#d9d3c7';
const PASSWORD = crypto.randomUUID();
/** It stays for the next run, so that a build of the same source is used again. */
const site = new Site({
  folder: process.cwd(),
  data: path.resolve(FOLDER, 'site'),
  port: Number(process.env.TEST_PORT || '4574'),
  env: { STAFF_PASSWORD: PASSWORD },
});

/** Those of this run. */
const taken = new Set<string>();
const moderator = `look-${Date.now()}@example.org`;
const wanted = process.argv.slice(2);

await site.start(START);
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
try {
  await site.mustRun('staff', 'add', moderator, '--role', 'admin', '--name', 'هند القرشي');
  for (const edition of editions) await shoot(edition, shotsOf(edition));
  await shoot('ar', deskShots(signIn));
  await compose('screenshot', LIGHT_GROUND, { desk: 'home-ar-1280-light', phone: 'article-ar-390-light' });
  await compose('screenshot-dark', '#3a3733', { desk: 'article-en-1280-dark', phone: 'thread-ar-390-dark' });
  await compose('screenshot-desk', LIGHT_GROUND, {
    desk: 'desk-article-ar-1280-light',
    phone: 'desk-article-ar-390-light',
  });
} finally {
  await browser.close();
  await site.stop();
}

async function shoot(edition: Edition, shots: Shot[]): Promise<void> {
  // What a reader in this edition does comes from an address of their own, as far as the server can tell.
  const context = await browser.newContext({
    locale: edition,
    baseURL: site.address,
    reducedMotion: 'reduce',
  });
  for (const shot of shots) {
    if (wanted.length === 0 || wanted.some((word) => shot.name.includes(word)))
      await shootPage(context, edition, shot);
  }
  await context.close();
}

/** One page in both widths and in every theme. */
async function shootPage(context: BrowserContext, edition: Edition, shot: Shot): Promise<void> {
  const page = await context.newPage();
  await page.goto(shot.address);
  await shot.first?.(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      await seeAll(page);
      const name = `${shot.name}-${edition}-${width}-${theme}`;
      await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: !shot.top });
      taken.add(name);
    }
  }
  await page.close();
  console.log(`${edition} ${shot.name}`);
}

/** Fetches the pictures below the fold, and waits for them and for the fonts. */
async function seeAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await document.fonts.ready;
  });
}

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name=email]').fill(moderator);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('form:has(input[name=password]) button[type=submit]').click();
  await page.waitForURL('**/desk#*');
}

/**
 * The top of a page on a desk and that of one on a phone side by side, as the README shows them; nothing where one was not taken.
 * @param name of the picture in docs/
 * @param shots the names of their pictures in screenshots/
 */
async function compose(name: string, ground: string, shots: { desk: string; phone: string }): Promise<void> {
  if (!Object.values(shots).every((shot) => taken.has(shot))) return;
  const [width, height, gap] = [1200, 720, 14];
  const phone = 270;
  const desk = width - phone - 3 * gap;
  const part = (shot: string, to: number) =>
    sharp(path.join(FOLDER, `${shot}.png`))
      .resize(to)
      .extract({ left: 0, top: 0, width: to, height: height - 2 * gap })
      .toBuffer();
  await sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([
      { input: await part(shots.desk, desk), left: gap, top: gap },
      { input: await part(shots.phone, phone), left: desk + 2 * gap, top: gap },
    ])
    .webp({ quality: 88 })
    .toFile(`docs/${name}.webp`);
}
