/** The desk's rich editor: its size, the time of a key in a long text, and the table of the caret. */
import { gzipSync } from 'node:zlib';
import { type CDPSession, expect, type Page } from '@playwright/test';
import { countWords } from '@/lib/text/arabic';
import { checkCaretTable } from '@/test/caret-table';
import { withBrowser } from './first-visits';
import { demoWords, madeArticles } from './made-articles';
import { row } from './row';
import type { BenchSite } from './site';

const STAFF = { email: 'editor@example.com', password: 'كلمة مرور طويلة للقياس' };
const WORDS = 10_000;
const KEYS = 300;
/** Words between two keys that end one. */
const WORD_LENGTH = 6;

export async function prepareEditor(site: BenchSite): Promise<void> {
  site.env.STAFF_PASSWORD = STAFF.password;
  await site.mustRun('staff', 'add', STAFF.email, '--name', 'محرّرة', '--role', 'editor');
}

export function measureEditor(site: BenchSite): Promise<void> {
  return withBrowser(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(() => localStorage.setItem('maqal:editor', 'markdown'));
    await page.goto(`${site.address}/desk/sign-in`);
    await page.locator('[name=email]').fill(STAFF.email);
    await page.locator('[name=password]').fill(STAFF.password);
    await page.locator('[name=password]').press('Enter');
    await page.waitForURL((url) => url.pathname === '/desk' || url.pathname === '/desk/articles');
    await weighEditor(page, site);
    await timeKeys(page);
    const { held, failed } = await checkCaretTable(page, (markdown) => openRich(page, markdown));
    row('caret table, checks that hold', `${held} of ${held + failed.length}`);
    for (const what of failed) console.log(`  ${what}`);
  });
}

/** Opens the rich editor on a text, from the field of Markdown. */
async function openRich(page: Page, markdown: string): Promise<void> {
  const field = page.locator('#article-body');
  if (await page.locator('.ProseMirror').isVisible()) {
    await page.getByRole('button', { name: /Markdown/ }).click();
    // It takes its caret a frame later; what is filled in before would be put beside what is there.
    await expect(field).toBeFocused();
  }
  await field.fill(markdown);
  await page.getByRole('button', { name: /^(المحرّر المنسّق|Rich editor)$/ }).click();
  await page.locator('.ProseMirror').waitFor();
}

/** What the editor loads beyond the page that has it. */
async function weighEditor(page: Page, site: BenchSite): Promise<void> {
  const loaded: Promise<Buffer>[] = [];
  await page.goto(`${site.address}/desk/articles/new`, { waitUntil: 'networkidle' });
  page.on('response', (response) => {
    if (/\.(?:js|css)(?:\?|$)/.test(response.url())) loaded.push(response.body());
  });
  const start = performance.now();
  await openRich(page, 'فقرة');
  row('rich editor, opened', `${Math.round(performance.now() - start)} ms`);
  // The proofreader comes after it.
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(loaded)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  row('rich editor, script and styles of its own', `${(bytes / 1024).toFixed(1)} KB gzip`);
}

/** The time of the page's main thread for one key, in a text of 10,000 words. */
async function timeKeys(page: Page): Promise<void> {
  const text = longText();
  await openRich(page, text);
  await page.locator('.ProseMirror > p').nth(40).click();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const before = await taskTime(session);
    const letter = key % WORD_LENGTH === WORD_LENGTH - 1 ? ' ' : 'ب';
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: letter,
      code: 'KeyF',
      text: letter,
    });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter, code: 'KeyF' });
    spent.push((await taskTime(session)) - before);
  }
  spent.sort((one, other) => one - other);
  const at = (share: number) => (spent[Math.floor(spent.length * share)] ?? 0).toFixed(1);
  row(`a key in ${countWords(text)} words`, `${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Paragraphs with a heading before every fifth. */
function longText(): string {
  const blocks: string[] = [];
  let words = 0;
  for (const { title, paragraphs } of madeArticles(WORDS / 100, demoWords())) {
    for (const block of [`## ${title}`, ...paragraphs]) {
      if (words >= WORDS) return blocks.join('\n\n');
      blocks.push(block);
      words += countWords(block);
    }
  }
  return blocks.join('\n\n');
}
