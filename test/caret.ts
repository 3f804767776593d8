/** The caret of the rich editor, by real key presses: where it stands, and how it goes through a text of two directions. */
import { type CDPSession, expect, type Page } from '@playwright/test';

interface Caret {
  /** Whether it is in the block that is looked at, before or after it. */
  where: 'in' | 'before' | 'after';
  /** In UTF-16 units of the block's text; a break counts as one. */
  at: number;
  selected: string;
}

/** Presses keys and tells where the caret stands, within one block of the editor. */
export class CaretReader {
  #session: CDPSession | undefined;
  constructor(
    readonly page: Page,
    readonly selector: string,
  ) {}

  read(): Promise<Caret> {
    return this.page.evaluate((selector) => {
      const block = window.caretBlock as HTMLElement;
      const selection = getSelection();
      const node = selection?.focusNode;
      if (!selection || !node || !block) throw new Error(`no caret for ${selector}`);
      const range = document.createRange();
      range.selectNodeContents(block);
      const place = range.comparePoint(node, selection.focusOffset);
      if (place !== 0)
        return { where: place < 0 ? 'before' : 'after', at: -1, selected: selection.toString() };
      range.setEnd(node, selection.focusOffset);
      const breaks = range.cloneContents().querySelectorAll('br:not(.ProseMirror-trailingBreak)').length;
      return { where: 'in', at: range.toString().length + breaks, selected: selection.toString() };
    }, this.selector);
  }

  /** Chooses the block: the nth with its selector, and puts the caret at its start. */
  async choose(nth: number): Promise<void> {
    await this.page.evaluate(
      ([selector, index]) => {
        const blocks = document.querySelectorAll(`.ProseMirror ${selector}`);
        const block = blocks[index as number] as HTMLElement;
        window.caretBlock = block;
      },
      [this.selector, nth] as const,
    );
    await this.toStart();
  }

  /** Puts the caret at the start of the block, as a click there would. */
  async toStart(): Promise<void> {
    await this.page.evaluate(() => {
      const block = window.caretBlock as HTMLElement;
      const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
      block.closest<HTMLElement>('.ProseMirror')?.focus();
      getSelection()?.collapse(text ?? block, 0);
    });
    await this.page.waitForTimeout(30);
  }

  /** Puts the caret at the end of the block. */
  async toEnd(): Promise<void> {
    await this.page.evaluate(() => {
      const block = window.caretBlock as HTMLElement;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let text: Node = block;
      for (let next = walker.nextNode(); next; next = walker.nextNode()) text = next;
      getSelection()?.collapse(text, text.textContent?.length ?? 0);
    });
    await this.page.waitForTimeout(30);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Presses the key of a letter: what test tools insert as text passes no key handler. */
  async type(text: string, code: string): Promise<void> {
    this.#session ??= await this.page.context().newCDPSession(this.page);
    const key = { key: text, code, text };
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text, code });
  }

  /** Composes a word as an input method does, letter by letter. */
  async compose(word: string): Promise<void> {
    this.#session ??= await this.page.context().newCDPSession(this.page);
    for (let length = 1; length <= word.length; length += 1) {
      const text = word.slice(0, length);
      await this.#session.send('Input.imeSetComposition', {
        text,
        selectionStart: length,
        selectionEnd: length,
      });
    }
    await this.#session.send('Input.insertText', { text: word });
  }

  direction(): Promise<string> {
    return this.page.evaluate(() => getComputedStyle(window.caretBlock as HTMLElement).direction);
  }

  text(): Promise<string> {
    return this.page.evaluate(() => {
      const block = (window.caretBlock as HTMLElement).cloneNode(true) as HTMLElement;
      for (const br of block.querySelectorAll('br:not(.ProseMirror-trailingBreak)')) br.replaceWith('\n');
      return block.textContent ?? '';
    });
  }
}

declare global {
  interface Window {
    caretBlock?: HTMLElement;
  }
}

/** The places between the graphemes of a text, in UTF-16 units. */
export function placesOf(text: string): number[] {
  const segments = new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(text);
  return [...[...segments].map(({ index }) => index), text.length];
}

/** Goes through the block and back: each place once, then the next block. */
export async function expectWalk(caret: CaretReader, dir: 'rtl' | 'ltr', what: string): Promise<void> {
  const places = placesOf(await caret.text());
  const [forward, back] = dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  await caret.toStart();
  const stops = [(await caret.read()).at];
  for (let press = 0; press < places.length * 2; press += 1) {
    await caret.press(forward as string);
    const { where, at } = await caret.read();
    if (where !== 'in') break;
    stops.push(at);
  }
  expect(stops, `${what}: ${forward}`).toEqual(places);
  // From its end: in a next block of the other direction the same key goes on.
  await caret.toEnd();
  const returned: number[] = [(await caret.read()).at];
  for (let press = 0; press < places.length * 2; press += 1) {
    await caret.press(back as string);
    const { where, at } = await caret.read();
    if (where !== 'in') break;
    returned.unshift(at);
  }
  expect(returned, `${what}: ${back}`).toEqual(places);
}

/** With Shift it selects exactly what it passes, and gives it back. */
export async function expectSelection(caret: CaretReader, dir: 'rtl' | 'ltr', what: string): Promise<void> {
  const text = await caret.text();
  const places = placesOf(text);
  const [forward, back] = dir === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  await caret.toStart();
  for (const [key, ends] of [
    [forward, places.slice(1)],
    [back, places.slice(0, -1).reverse()],
  ] as const)
    for (const end of ends) {
      await caret.press(`Shift+${key}`);
      expect((await caret.read()).selected, `${what}: Shift+${key}`).toBe(text.slice(0, end));
    }
}
