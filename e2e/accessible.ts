/** What every page is held to, in whatever state it stands: nothing for axe-core to find, and room at every width. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** An old phone's, a phone's, a tablet's, a desk's and a wide one's. */
const WIDTHS = [1920, 1280, 768, 390, 320];

/**
 * Nothing for axe-core to find, nothing too small to be pressed, no field that iOS would enlarge the page for, and every
 * caret where its line begins.
 * @param rules `'but contrast'` where all parts stand on another page as well: contrast is most of what axe computes
 */
export async function expectAccessible(page: Page, rules: Rules = 'all'): Promise<void> {
  expect(await problemsOn(page, rules)).toEqual([]);
  expect(await smallTargetsOn(page), 'under 24 px').toEqual([]);
  expect(await smallFieldsOn(page), 'set below 16 px').toEqual([]);
  expect(await strayCaretsOn(page), 'empty, and begun at the other side').toEqual([]);
}

/**
 * The same, with the contrast of a reader's other themes. Only where parts of many kinds meet: the colours themselves
 * are computed for every theme in app/themes.test.ts.
 */
export async function expectAccessibleInEveryTheme(page: Page): Promise<void> {
  await expectAccessible(page);
  for (const theme of ['dark', 'sepia']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect(await problemsOn(page, 'contrast'), theme).toEqual([]);
  }
  await page.evaluate(() => document.documentElement.removeAttribute('data-theme'));
}

/** Nothing for axe-core to find on a page of the desk, in the light and in the dark, and no sideways scroll at any width. */
export async function expectNoProblems(page: Page, what: string): Promise<void> {
  expect(await problemsOn(page), what).toEqual([]);
  expect(await strayCaretsOn(page), what).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await problemsOn(page, 'contrast'), `${what} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    expect(await excessOf(page), `${what} at ${width} px`).toBeLessThanOrEqual(0);
  }
}

/**
 * Nothing scrolls sideways, at 320 CSS pixels (400 % of 1280, WCAG 1.4.10) as little as on a wide screen; nor with the
 * distances between letters, words and lines that WCAG 1.4.12 names. On a phone the masthead leaves the screen to the page.
 */
export async function expectFit(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await excessOf(page), `${width} px`).toBeLessThanOrEqual(0);
    if (width === 390) expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThanOrEqual(64);
  }
  const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`;
  await withSheet(page, spacing, async () => {
    expect(await excessOf(page), 'spaced text at 320 px').toBeLessThanOrEqual(0);
  });
}

/** With less motion nothing moves. */
export async function expectStill(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const restless = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(restless).toEqual([]);
}

/** How much wider the page is than the window, in pixels; what is far below counts, too. */
export function excessOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

type Rules = 'all' | 'but contrast' | 'contrast';

/**
 * What axe-core finds wrong with the page as it stands: each rule, and where it is broken. Of comments, cards and rows that
 * are made of the same parts it looks at one: it takes seconds for the forty comments of a thread.
 */
async function problemsOn(page: Page, rules: Rules = 'all'): Promise<unknown[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const seen = new Set<string>();
    const exclude = [...document.querySelectorAll('article, li, tr')].filter((element) => {
      const parts = [element, ...element.querySelectorAll('*')].map((part) => {
        const attributes = [...part.attributes].map(({ name, value }) =>
          name === 'class' || /^[a-z-]{1,20}$/.test(value) ? `${name}=${value}` : name,
        );
        return `${part.localName} ${attributes}`;
      });
      const kind = [...new Set(parts)].sort().join();
      return seen.has(kind) || !seen.add(kind);
    });
    const { violations } = await axe.run(
      { exclude },
      {
        // Of what is right, and of what cannot be told, nothing is asked.
        resultTypes: ['violations'],
        preload: false,
        ...(rules === 'contrast'
          ? { runOnly: ['color-contrast'] }
          : // WCAG 2.2's rule on the size of targets is off unless asked for.
            {
              rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: rules === 'all' } },
            }),
      },
    );
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 200)) }));
  }, rules);
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

function smallFieldsOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])',
      ),
    ]
      .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => field.outerHTML.slice(0, 100)),
  );
}

/** Empty fields for text of either direction that do not begin where the page does. */
function strayCaretsOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        'input[dir=auto], textarea[dir=auto]',
      ),
    ]
      .filter(
        (field) => field.value === '' && getComputedStyle(field).direction !== document.documentElement.dir,
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 100)),
  );
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
