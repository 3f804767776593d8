/** With colours of the reader's own (high contrast), which take grounds and the colours of edges away. */
import type { Locator, Page } from '@playwright/test';
import { searchPathFor } from '@/lib/search/url';
import { pathFor } from '@/lib/site/paths';
import { comment, enter, expect, test } from './fixtures';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

test.use({ contextOptions: { forcedColors: 'active' } });

for (const [name, address] of [
  ['home', '/ar'],
  ['an article', ARTICLE],
  ['search', searchPathFor('ar', { question: 'نجوم', time: 'year' })],
] as const) {
  test(`${name}: what is pressed and written in has an edge, a link in a sentence a line, and the focus its ring`, async ({
    page,
  }) => {
    await page.goto(address);
    expect(await edgelessOn(page)).toEqual([]);
    expect(await bareLinksOn(page)).toEqual([]);
    await page.keyboard.press('Tab');
    for (const kind of [
      'main a',
      'button',
      'input[type=search]',
      'main select',
      'main summary',
      'textarea',
    ]) {
      const one = page.locator(kind).first();
      if ((await one.count()) === 0) continue;
      const plain = await one.evaluate(look);
      await one.focus();
      const { ring } = await one.evaluate(look);
      expect(ring, kind).toBe('solid 3px');
      expect(ring, kind).not.toBe(plain.ring);
    }
  });
}

test('what is wrong with a form, and what is chosen of a few, are told without a colour', async ({
  page,
  article,
}) => {
  await page.goto(article.path);
  const email = page.getByRole('textbox', { name: 'البريد الإلكتروني' });
  const right = await email.evaluate(look);
  await comment(page, { name: 'قارئ', email: 'x', body: 'نصّ' });
  const summary = page.getByRole('alert');
  await expect(summary).toBeVisible();
  expect(await email.evaluate(look)).not.toEqual(right);
  await expect(page.locator('#comment-email-error')).toBeVisible();
  expect((await summary.evaluate(look)).edges).not.toContain('');

  await page.getByRole('button', { name: 'إعدادات القراءة' }).click();
  const choices = page.locator('label:has(#reader-theme-dark, #reader-theme-light)');
  await page.locator('#reader-theme-dark').check();
  await expectApart(choices);

  await page.goto(ARTICLE);
  await page.locator('sup a[data-footnote-ref]').first().click();
  await expectApart(page.locator('section[data-footnotes] li'));
  await expectApart(page.getByRole('navigation', { name: 'ترتيب التعليقات' }).getByRole('link'));
});

test('at the desk the place one is at is told without a colour', async ({
  page,
  article,
  stage,
  moderator,
}) => {
  await stage('send', article.slug, ['زيد', 'عمرو']);
  await enter(page, moderator, `/desk?q=${encodeURIComponent(article.title)}`);
  for (const nav of await page
    .getByRole('navigation')
    .filter({ has: page.locator('[aria-current]') })
    .all())
    await expectApart(nav.getByRole('link'));
  const items = page.locator('[data-item]');
  await items.first().evaluate((item) => item.setAttribute('aria-current', 'true'));
  await expectApart(items);
  await page.goto('/desk/figures');
  const grounds = await page
    .locator('ul[class*="legend"]')
    .first()
    .getByRole('listitem')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').backgroundColor));
  expect(new Set(grounds).size).toBe(3);
});

/** How an element is told from others but by its letters, their weight and their colour. */
function look(element: Element) {
  const style = getComputedStyle(element);
  const canvas = getComputedStyle(document.documentElement).backgroundColor;
  const edges = ['block-start', 'block-end', 'inline-start', 'inline-end'].map((side) => {
    const [line, width, colour] = ['style', 'width', 'color'].map((part) =>
      style.getPropertyValue(`border-${side}-${part}`),
    );
    return line === 'none' || width === '0px' || colour === canvas ? '' : `${line} ${width}`;
  });
  const ring = style.outlineColor === canvas ? '' : `${style.outlineStyle} ${style.outlineWidth}`;
  // What was a ground of any colour is the canvas, or nothing.
  const isBare = [canvas, 'rgba(0, 0, 0, 0)', canvas.replace('rgb(', 'rgba(').replace(')', ', 0)')].includes(
    style.backgroundColor,
  );
  const ground = isBare ? '' : style.backgroundColor;
  return { edges, ring, line: style.textDecorationLine, ground };
}

/** One of them is marked, and looks like none of the others. */
async function expectApart(all: Locator): Promise<void> {
  const looks = await Promise.all(
    (await all.all()).map(async (one) => ({
      isMarked: await one.evaluate((element) =>
        element.matches('[aria-current], :target, :has(input:checked)'),
      ),
      look: await one.evaluate(look),
    })),
  );
  const marked = looks.filter(({ isMarked }) => isMarked);
  const others = looks.filter(({ isMarked }) => !isMarked);
  expect(marked).toHaveLength(1);
  expect(others.length).toBeGreaterThan(0);
  for (const other of others) expect(marked[0]?.look).not.toEqual(other.look);
}

/** Controls without any edge; the field of a search has it from the line that holds its button, too. */
async function edgelessOn(page: Page): Promise<string[]> {
  const controls = page.locator('button, select, textarea, [class*="field"]:has(> [type=search])');
  const edgeless: string[] = [];
  for (const control of await controls.filter({ visible: true }).all()) {
    const { edges } = await control.evaluate(look);
    if (edges.every((edge) => edge === '')) edgeless.push(await control.evaluate((one) => one.outerHTML));
  }
  return edgeless;
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
