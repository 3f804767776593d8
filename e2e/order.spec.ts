import { expect, test } from '@playwright/test';
import { escapeHtml } from '@/lib/html/escape';
import { isolateTokensInHtml } from '@/lib/html/isolated-html';
import { IN_ORDER, inAllDigits } from '@/lib/text/order.cases';
import { plainLine } from '@/lib/text/plain-line';

/** Positions of a token: start, middle and end of a text, in brackets, after a conjunction. */
const PLACES = ['اتصلوا على X قبل الظهر', 'X في أول السطر', 'عن (X)، ثم', 'آخر السطر X', 'نسبة وX بعدها'];

test('what stands from left to right in Arabic text does so in every system of digits, in markup and without', async ({
  page,
}) => {
  const shown = IN_ORDER.flatMap(inAllDigits).flatMap((token) =>
    PLACES.flatMap((place) => {
      const text = place.replace('X', () => token);
      return [
        { token, text, html: isolateTokensInHtml(escapeHtml(text)) },
        { token, text, html: escapeHtml(plainLine(text, 'rtl')) },
      ];
    }),
  );
  await page.setContent(
    `<body dir="rtl" style="white-space: nowrap">${shown.map(({ html }) => `<p>${html}</p>`).join('')}`,
  );
  const turned = await page.evaluate((cases) => {
    const paragraphs = [...document.querySelectorAll('p')];
    return cases.filter(({ token }, index) => {
      const walker = document.createTreeWalker(paragraphs[index] as Node, NodeFilter.SHOW_TEXT);
      const drawn: { character: string; left: number }[] = [];
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        for (const [at, character] of [...node.data].entries()) {
          if (/[\u202a-\u202e\u2066-\u2069]/.test(character)) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          drawn.push({ character, left: range.getClientRects()[0]?.left ?? 0 });
        }
      }
      const start = drawn
        .map(({ character }) => character)
        .join('')
        .indexOf(token);
      const lefts = drawn
        .slice(start, start + token.length)
        .filter(({ character }) => /\S/.test(character))
        .map(({ left }) => left);
      return start < 0 || lefts.some((left, at) => at > 0 && left < (lefts[at - 1] ?? 0) - 0.5);
    });
  }, shown);
  expect(turned.map(({ text }) => text)).toEqual([]);
});
