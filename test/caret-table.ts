/** The whole table of the caret (docs/0028): every sentence, by real keys. Takes minutes; e2e/rich-editor.spec.ts takes the hardest part. */
import { expect, type Page } from '@playwright/test';
import { CaretReader, expectSelection, expectWalk, placesOf } from './caret';
import { bodyOf, CARET_CASES, type CaretCase } from './caret.cases';

interface Subject extends CaretCase {
  caret: CaretReader;
  text: string;
  stops: number[];
  forward: string;
}

type Check = (subject: Subject) => Promise<void>;

/** Enough presses to come to the end of any sentence of the table. */
const MANY = 80;

const CHECKS: Record<string, Check> = {
  async places({ stops, places, dir, caret }) {
    expect(stops.length).toBe(places);
    expect(await caret.direction()).toBe(dir);
  },
  walk: ({ caret, dir }) => expectWalk(caret, dir, 'walk'),
  async ends({ caret, text, forward }) {
    if (text.includes('\n')) return;
    await caret.toStart();
    for (let press = 0; press < 5; press += 1) await caret.press(forward);
    await caret.press('End');
    expect((await caret.read()).at).toBe(text.length);
    await caret.press('Home');
    expect((await caret.read()).at).toBe(0);
  },
  selection: ({ caret, dir }) => expectSelection(caret, dir, 'selection'),
  async words({ caret, stops, forward }) {
    await caret.toStart();
    let last = 0;
    for (let press = 0; press < MANY; press += 1) {
      await caret.press(`Control+${forward}`);
      const { where, at } = await caret.read();
      if (where === 'after') return;
      expect(at).toBeGreaterThan(last);
      expect(stops).toContain(at);
      last = at;
    }
    throw new Error('does not leave the block');
  },
  async deleting({ caret, text, stops }) {
    await caret.toEnd();
    for (let left = text; left !== ''; ) {
      await caret.press('Backspace');
      const now = await caret.text();
      expect(text.startsWith(now)).toBe(true);
      expect(now.length).toBeLessThan(left.length);
      left = now;
    }
    await undo(caret, text);
    await caret.toStart();
    for (const stop of stops.slice(1)) {
      await caret.press('Delete');
      expect((await caret.text()).replace(/\d/g, '')).toBe(text.slice(stop).replace(/\d/g, ''));
    }
    await undo(caret, text);
  },
  async typing({ caret, text, stops, forward }) {
    for (const [letter, code] of [
      ['ب', 'KeyF'],
      ['x', 'KeyX'],
    ] as const) {
      await caret.toStart();
      for (const [index, stop] of stops.entries()) {
        if (index > 0) await caret.press(forward);
        await caret.type(letter, code);
        expect(await caret.text()).toBe(text.slice(0, stop) + letter + text.slice(stop));
        await caret.press('Control+z');
        expect(await caret.text()).toBe(text);
        expect((await caret.read()).at).toBe(stop);
      }
    }
  },
  async splitting({ caret, text, stops, forward, block }) {
    if (block === 'td') return;
    for (const part of [1 / 3, 1 / 2, 2 / 3]) {
      const index = Math.floor(stops.length * part);
      await caret.toStart();
      for (let press = 0; press < index; press += 1) await caret.press(forward);
      await caret.press('Enter');
      expect(text).toContain(await caret.text());
      expect((await caret.text()).length).toBeLessThan(text.length);
      await undo(caret, text);
    }
  },
  async bold({ caret, dir, text, stops, forward }) {
    const change = /[\u{600}-\u{6FF}][^\p{L}]*(?=[A-Za-z])|[A-Za-z][^\p{L}]*(?=[\u{600}-\u{6FF}])/u.exec(
      text,
    );
    if (!change) return;
    const index = stops.indexOf(change.index + change[0].length);
    await caret.toStart();
    for (let press = 0; press < Math.max(0, index - 2); press += 1) await caret.press(forward);
    for (let press = 0; press < 4; press += 1) await caret.press(`Shift+${forward}`);
    await caret.press('Control+b');
    await expectWalk(caret, dir, 'bold');
    expect(await caret.text()).toBe(text);
    await caret.press('Control+z');
  },
  async composing({ caret, text, stops, forward }) {
    await caret.toStart();
    for (const [index, stop] of stops.entries()) {
      if (index > 0) await caret.press(forward);
      await caret.compose('مقال');
      await expect.poll(() => caret.text()).toBe(`${text.slice(0, stop)}مقال${text.slice(stop)}`);
      await undo(caret, text);
    }
  },
};

async function undo(caret: CaretReader, text: string): Promise<void> {
  for (let press = 0; press < MANY && (await caret.text()) !== text; press += 1)
    await caret.press('Control+z');
  expect(await caret.text()).toBe(text);
}

/**
 * Goes through the table.
 * @param open opens a body of Markdown in the editor
 * @returns what held, and what did not
 */
export async function checkCaretTable(page: Page, open: (markdown: string) => Promise<void>) {
  const failed: string[] = [];
  let held = 0;
  for (const one of CARET_CASES) {
    const { block, dir } = one;
    await open(bodyOf(one));
    const caret = new CaretReader(page, block);
    await caret.choose(block === 'p' ? 1 : 0);
    const text = await caret.text();
    const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const subject = { ...one, caret, text, stops: placesOf(text), forward };
    for (const [name, check] of Object.entries(CHECKS)) {
      try {
        await check(subject);
        held += 1;
      } catch (error) {
        failed.push(`${name} in ${one.markdown}: ${String(error).slice(0, 400)}`);
      }
    }
  }
  return { held, failed };
}
