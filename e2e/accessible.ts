/** What every page is held to, in whatever state it stands. */
import { expect, type Page } from '@playwright/test';
import { problemsOn } from './axe';
import { excessOf } from './excess';

/** Nothing for axe-core to find; the page is loaded once, and the other themes change nothing but colours. */
export async function expectClean(page: Page): Promise<void> {
  expect(await problemsOn(page)).toEqual([]);
  expect(await smallTargetsOn(page), 'under 24 px').toEqual([]);
  for (const theme of ['dark', 'sepia']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect(await problemsOn(page, 'color-contrast'), theme).toEqual([]);
  }
}

/**
 * What is to be pressed and is under 24 CSS pixels wide or high (WCAG 2.5.8), but for links within a sentence and boxes
 * within their label. Axe lets a smaller one pass that stands apart.
 */
function smallTargetsOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const block = element.closest('p, li, h1, h2, h3, h4, td, figcaption');
        const inSentence =
          getComputedStyle(element).display === 'inline' && block?.textContent !== element.textContent;
        const exempt = inSentence || element.closest('label, .heard') || !element.checkVisibility();
        return !exempt && (width < 24 || height < 24);
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );
}

/**
 * Nothing scrolls sideways, at 320 CSS pixels (400 % of 1280, WCAG 1.4.10) as little as on a wide screen; nor with the
 * distances between letters, words and lines that WCAG 1.4.12 names.
 */
export async function expectFit(page: Page): Promise<void> {
  for (const width of [1920, 1280, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await excessOf(page), `${width} px`).toBeLessThanOrEqual(0);
  }
  const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`;
  await withSheet(page, spacing, async () => {
    expect(await excessOf(page), 'spaced text at 320 px').toBeLessThanOrEqual(0);
  });
}

/** With less motion nothing moves; with forced colours, which take backgrounds away, buttons keep an edge. */
export async function expectCalm(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  const restless = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(restless).toEqual([]);
  const edgeless = await page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((button) => getComputedStyle(button).borderBlockStartStyle === 'none')
      .map((button) => button.outerHTML.slice(0, 100)),
  );
  expect(edgeless).toEqual([]);
}

/** Runs work with a stylesheet of the reader's, which no policy of ours keeps out. */
async function withSheet(page: Page, css: string, work: () => Promise<void>): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await work();
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
}
