/** A text as the rules see it: prose without what is not looked into, its words and its quotation marks. */
import { textDirection } from '@/lib/text/bidi';
import { arabic, INVISIBLE, JOINERS } from './letters';
import { OPAQUE } from './markup';
import { pairQuotes, type Quotes } from './quotes';

/** An Arabic word in the prose. */
export interface Word {
  start: number;
  end: number;
  /** As it stands. */
  raw: string;
  /** Without marks and tatweel. */
  bare: string;
}

export interface CheckedText {
  text: string;
  words: readonly Word[];
  quotes: Quotes;
}

const WORD = arabic('[{A}][{A}{M}\\u{640}]*');
const HIDDEN = new RegExp(`[${INVISIBLE}${JOINERS}]`, 'u');
const MARK = arabic('[{M}\\u{640}]');

/** Prepares prose: of what is quoted and of paragraphs in another script only the outline stays. */
export function checkedText(prose: string): CheckedText {
  const isWhole = textDirection(prose) === 'rtl';
  const arabicOnly = prose
    .split('\n')
    .map((block) => (isArabic(block, isWhole) ? block : OPAQUE.repeat(block.length)))
    .join('\n');
  const quotes = pairQuotes(arabicOnly);
  let text = '';
  let at = 0;
  for (const { open, close } of quotes.pairs) {
    text += arabicOnly.slice(at, open + 1) + outline(arabicOnly.slice(open + 1, close));
    at = close;
  }
  text += arabicOnly.slice(at);
  return { text, words: wordsIn(text), quotes };
}

const ARABIC_LETTER = /(?!\p{N})\p{Script=Arabic}/u;
const LATIN_WORD = /\p{Script=Latin}[\p{L}\p{M}]*/gu;

/** A block without letters goes by the whole text: a cell of a table, say. */
function isArabic(block: string, isWhole: boolean): boolean {
  if (!/\p{L}/u.test(block)) return isWhole;
  if (!ARABIC_LETTER.test(block)) return false;
  // By words, since names of firms are longer than the words between them; or by letters.
  const latin = block.match(LATIN_WORD)?.length ?? 0;
  return latin <= (block.match(WORD)?.length ?? 0) || textDirection(block) === 'rtl';
}

/** Of a quotation the spaces at its ends can be seen. */
function outline(quoted: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(quoted) ?? [];
  return before + OPAQUE.repeat(words.length) + after;
}

export function bareWord(raw: string): string {
  return raw.replace(MARK, '');
}

function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const end = index + raw.length;
    // A part of a word is read once it is whole.
    if (HIDDEN.test(text.charAt(index - 1)) || HIDDEN.test(text.charAt(end))) continue;
    words.push({ start: index, end, raw, bare: bareWord(raw) });
  }
  return words;
}

/** The word after another with nothing but spaces between; undefined where there is none. */
export function nextWord({ text, words }: CheckedText, index: number): Word | undefined {
  const [word, next] = [words[index], words[index + 1]];
  return word && next && isSpace(text.slice(word.end, next.start)) ? next : undefined;
}

/** The word before another, likewise. */
export function previousWord(checked: CheckedText, index: number): Word | undefined {
  return index > 0 && nextWord(checked, index - 1) ? checked.words[index - 1] : undefined;
}

function isSpace(between: string): boolean {
  return between === ' ' || /^[ \u{A0}]+$/u.test(between);
}

/** A word in other letters, with the marks that it has: `bare` of the word is what was compared. */
export function respelled({ raw, bare }: Pick<Word, 'raw' | 'bare'>, right: string): string {
  if (raw === bare) return right;
  let same = 0;
  while (same < bare.length && bare[same] === right[same]) same += 1;
  let tail = 0;
  while (tail < Math.min(bare.length, right.length) - same && bare.at(-1 - tail) === right.at(-1 - tail))
    tail += 1;
  const letters = raw.match(LETTER_WITH_MARKS) ?? [];
  const changed = letters.slice(same, letters.length - tail);
  const instead = Array.from(right.slice(same, right.length - tail));
  // Letter for letter each keeps its marks; else they belong to what is gone.
  const keepsMarks = changed.length === instead.length;
  const middle = instead.map((letter, index) =>
    keepsMarks ? letter + (changed[index] ?? '').slice(1) : letter,
  );
  return [...letters.slice(0, same), ...middle, ...letters.slice(letters.length - tail)]
    .join('')
    .normalize('NFC');
}

const LETTER_WITH_MARKS = arabic('[{A}][{M}\\u{640}]*');
