/** Checks under forced colours (high contrast), which override backgrounds and border colours. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Expects a border on controls, an underline on links in text, and a focus ring. */
export async function expectToldWithoutColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await edgelessOn(page)).toEqual([]);
  expect(await bareLinksOn(page)).toEqual([]);
  await page.keyboard.press('Tab');
  for (const kind of ['main a', 'button', 'input[type=search]', 'main select', 'main summary', 'textarea']) {
    const one = page.locator(kind).filter({ visible: true }).first();
    if ((await one.count()) === 0) continue;
    const [plain] = await looksOf(one);
    await one.focus();
    const [focused] = await looksOf(one);
    expect(focused?.ring, kind).toBe('solid 3px');
    expect(focused?.ring, kind).not.toBe(plain?.ring);
  }
}

/** Expects exactly one to be marked, and to differ from the others. */
export async function expectApart(all: Locator): Promise<void> {
  const looks = await looksOf(all);
  const marked = looks.filter(({ isMarked }) => isMarked);
  const others = looks.filter(({ isMarked }) => !isMarked);
  expect(marked).toHaveLength(1);
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect({ ...marked[0], isMarked: false }).not.toEqual(other);
}

/** Visible properties of elements other than text, weight and colour. */
export function looksOf(all: Locator) {
  return all.evaluateAll((elements) => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    // Backgrounds become Canvas or transparent.
    const bare = [canvas, 'rgba(0, 0, 0, 0)', canvas.replace('rgb(', 'rgba(').replace(')', ', 0)')];
    return elements.map((element) => {
      const style = getComputedStyle(element);
      const edges = ['block-start', 'block-end', 'inline-start', 'inline-end'].map((side) => {
        const [line, width, colour] = ['style', 'width', 'color'].map((part) =>
          style.getPropertyValue(`border-${side}-${part}`),
        );
        return line === 'none' || width === '0px' || colour === canvas ? '' : `${line} ${width}`;
      });
      return {
        edges,
        ring: style.outlineColor === canvas ? '' : `${style.outlineStyle} ${style.outlineWidth}`,
        line: style.textDecorationLine,
        ground: bare.includes(style.backgroundColor) ? '' : style.backgroundColor,
        isMarked: element.matches('[aria-current], :target, :has(input:checked)'),
      };
    });
  });
}

/** Controls without a border, and buttons without one above; a search field may have that of the row around it. */
async function edgelessOn(page: Page): Promise<string[]> {
  const controls = page
    .locator('button, select, textarea, [class*="field"]:has(> [type=search])')
    .filter({ visible: true });
  const looks = await looksOf(controls);
  const html = await controls.evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200)));
  const flat = await page
    .locator('button')
    .evaluateAll((all) =>
      all
        .filter((one) => getComputedStyle(one).borderBlockStartStyle === 'none')
        .map((one) => one.outerHTML.slice(0, 200)),
    );
  return [...flat, ...html.filter((_, index) => looks[index]?.edges.every((edge) => edge === ''))];
}

/** Links within text that are not underlined. */
function bareLinksOn(page: Page): Promise<string[]> {
  return page.locator('main a[href], footer a[href]').evaluateAll((links) =>
    links
      .filter((link) => {
        const isBetween = [link.previousSibling, link.nextSibling].some(
          (one) => one?.nodeType === Node.TEXT_NODE && /\p{L}/u.test(one.textContent ?? ''),
        );
        const isWord = /\p{L}/u.test(link.textContent);
        return isBetween && isWord && !getComputedStyle(link).textDecorationLine.includes('underline');
      })
      .map((link) => link.outerHTML),
  );
}
