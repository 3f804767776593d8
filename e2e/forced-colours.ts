/** With colours of the reader's own (high contrast), which take grounds and the colours of edges away. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What is pressed and written in has an edge, a link in a sentence a line, and the focus its ring. */
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

/** One of them is marked, and looks like none of the others. */
export async function expectApart(all: Locator): Promise<void> {
  const looks = await looksOf(all);
  const marked = looks.filter(({ isMarked }) => isMarked);
  const others = looks.filter(({ isMarked }) => !isMarked);
  expect(marked).toHaveLength(1);
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect({ ...marked[0], isMarked: false }).not.toEqual(other);
}

/** How elements are told from others but by their letters, their weight and their colour. */
export function looksOf(all: Locator) {
  return all.evaluateAll((elements) => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    // What was a ground of any colour is the canvas, or nothing.
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

/** Controls without any edge, and buttons without one above; the field of a search has it from the line that holds its button, too. */
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

/** Words between others that lead somewhere, and are not underlined. */
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
