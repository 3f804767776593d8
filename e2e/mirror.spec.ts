import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { pathFor } from '@/lib/site/paths';
import { expect, test } from './fixtures';

/** Letters and pictures run one way whatever the page does: they are drawn as the boxes they fill. */
const AS_BOXES = `
  *, ::placeholder { color: transparent !important; caret-color: transparent !important }
  a, time, bdi, button, h1, h2, h3, h4, small, label { background-color: rgb(200 120 40 / 40%) !important }
  img { object-position: 200vmax 200vmax; background-color: rgb(40 120 200) !important }
  ::before { visibility: hidden }
`;

/** Edges that fall between two pixels may differ a little: those of a row of links 44 px high most, 157 px of 41,000. */
const TOLERANCE = { boxes: 1, pixels: 0.005 };

const PARTS = [
  ['the header', '/ar', (page: Page) => page.getByRole('banner')],
  ['the lead card', '/ar', (page: Page) => page.getByRole('main').getByRole('article').first()],
  ['a small card', '/ar', (page: Page) => page.getByRole('main').getByRole('article').nth(1)],
  ['a comment and its replies', articlePath(), (page: Page) => page.locator('ol > li:has(> #comment-1)')],
  ['the comment form', articlePath(), (page: Page) => page.locator('form:has(#comment-body)')],
] as const;

function articlePath(): string {
  return pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');
}

for (const width of [390, 1280]) {
  test(`left to right, each part is its own mirror image at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    let at = '';
    for (const [name, address, partOn] of PARTS) {
      if (at !== address) await page.goto(address);
      at = address;
      const part = partOn(page);
      const rightToLeft = await lookOf(page, part, 'rtl');
      const leftToRight = await lookOf(page, part, 'ltr');
      expect(worstShift(rightToLeft.boxes, leftToRight.boxes, width), name).toBeLessThanOrEqual(
        TOLERANCE.boxes,
      );
      expect(await difference(rightToLeft.picture, leftToRight.picture), name).toBeLessThan(TOLERANCE.pixels);
    }
  });
}

interface Box {
  start: number;
  end: number;
  top: number;
}

/** A part of the page when the same words run one way: its picture, and the box of everything in it. */
async function lookOf(page: Page, part: Locator, dir: 'rtl' | 'ltr') {
  await page.evaluate(
    ({ css, dir }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      document.documentElement.dir = dir;
      // What has a direction of its own keeps it on both pages: it is no matter of layout.
      for (const element of document.body.querySelectorAll('[dir]')) element.removeAttribute('dir');
    },
    { css: AS_BOXES, dir },
  );
  await part.scrollIntoViewIfNeeded();
  await part.evaluate(async (element) => {
    await Promise.all([...element.querySelectorAll('img')].map((image) => image.decode()));
    await document.fonts.ready;
  });
  const boxes = await part.evaluate((element): Box[] =>
    [...element.querySelectorAll('*')]
      // What is drawn inside a picture keeps its direction.
      .filter((inner) => inner.checkVisibility() && !inner.parentElement?.closest('svg'))
      .map((inner) => {
        const { left, right, top } = inner.getBoundingClientRect();
        return { start: left, end: right, top };
      }),
  );
  return { boxes, picture: await part.screenshot() };
}

/** How far the worst box is from where the mirror would show it, in CSS pixels. */
function worstShift(one: Box[], other: Box[], width: number): number {
  expect(one.length).toBe(other.length);
  const shifts = one.map((box, index) => {
    const { start, end, top } = other[index] ?? { start: 0, end: 0, top: 0 };
    return Math.max(
      Math.abs(width - box.end - start),
      Math.abs(width - box.start - end),
      Math.abs(box.top - top),
    );
  });
  return Math.max(0, ...shifts);
}

/** The share of pixels that differ between a picture and the mirror image of another. */
async function difference(picture: Buffer, mirrored: Buffer): Promise<number> {
  const [one, other] = await Promise.all([
    sharp(picture).greyscale().raw().toBuffer(),
    sharp(mirrored).flop().greyscale().raw().toBuffer(),
  ]);
  expect(one.length).toBe(other.length);
  const differing = one.filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 48).length;
  return differing / one.length;
}
