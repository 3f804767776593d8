/**
 * Tokenizer for word rules: the words a reader sees in a text, however they are disguised, with their offsets. What is
 * caught and what is not: docs/word-rules.md.
 */
import { removeMarks } from './arabic';
import { readCharacter } from './confusables';

/** Most signs or spaces between two letters of one word: غ . ب . ي has three; with more it is not read as a word. */
const MAX_LETTER_GAP = 5;

const LATIN_SIGNS = new Map([
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i'],
]);
const LATIN_SIGN = /(?<=[a-z0-9])[@$!](?=[a-z0-9])/g;
/** A stroke and a ring between Arabic letters: بطlطا, م5م. */
const STROKE = /(?<=\p{Script=Arabic})[li1|](?=\p{Script=Arabic})/gu;
const RING = /(?<=\p{Script=Arabic})[o05](?=\p{Script=Arabic})/gu;

/** A run of letters and digits of one script, folded, with its UTF-16 offsets (the end exclusive). */
interface Word {
  text: string;
  start: number;
  end: number;
  arabic: boolean;
  /** Number of signs and spaces before it; 0 where Arabic meets Latin or a digit. */
  gap: number;
  /** Whether white space is among them. */
  spaced: boolean;
  /** The sign before it, if just one. */
  sign: string;
}

/** Consecutive words that may be read as one; `end` is an exclusive index. */
interface Span {
  end: number;
  text: string;
}

/** A character as it is read: its folded letters and signs, and whether it is a mark or tatweel. */
interface Reading {
  letters: { letter: string; isSign: boolean; arabic: boolean }[];
  isMark: boolean;
}

/** Kept for all texts: the scripts up to Arabic, which most are written in, some 2,000 characters. */
const COMMON = new Map<string, Reading>();
const LAST_COMMON = '\u{7FF}';

function readingOf(character: string): Reading {
  const letters = Array.from(readCharacter(character), (letter) => ({
    letter,
    isSign: /[^\p{L}\p{N}]/u.test(letter),
    arabic: /\p{Script=Arabic}/u.test(letter),
  }));
  return { letters, isMark: removeMarks(character) === '' };
}

/** Tokenizes a text into folded words. A mark or tatweel belongs to the word before it; invisibles belong to none. */
export function readWords(text: string): Word[] {
  const others = new Map<string, Reading>();
  const words: Word[] = [];
  let offset = 0;
  let between = { gap: 0, spaced: false, sign: '' };
  for (const character of text) {
    const start = offset;
    offset += character.length;
    const known = character <= LAST_COMMON ? COMMON : others;
    const reading = known.get(character) ?? readingOf(character);
    known.set(character, reading);
    const { letters, isMark } = reading;
    const last = words.at(-1);
    if (last && between.gap === 0 && isMark) last.end = offset;
    for (const { letter, isSign, arabic } of letters) {
      if (isSign) {
        const sign = between.gap === 0 ? letter : '';
        between = { gap: between.gap + 1, spaced: between.spaced || letter === ' ', sign };
        continue;
      }
      const current = words.at(-1);
      if (current && between.gap === 0 && current.arabic === arabic) {
        current.text += letter;
        current.end = offset;
      } else {
        words.push({ text: letter, start, end: offset, arabic, ...between });
      }
      between = { gap: 0, spaced: false, sign: '' };
    }
  }
  return words;
}

/**
 * For each word, the candidate words that begin there: itself, with the pieces attached to it (غ.بي), and with the
 * spaced-out letters after it (غ ب ي).
 */
export function spansOf(words: readonly Word[]): Span[][] {
  const spans = words.map((word, index): Span[] => [{ end: index + 1, text: word.text }]);
  addChains(words, spans);
  addLetters(words, spans);
  return spans;
}

function addChains(words: readonly Word[], spans: Span[][]): void {
  let start = 0;
  for (let end = 1; end <= words.length; end += 1) {
    const next = words[end];
    if (next && isAttached(next)) continue;
    if (end - start > 1) {
      const chain = words.slice(start, end);
      const plain = joined(chain);
      const spelled = withSigns(chain);
      spans[start]?.push({ end, text: plain });
      if (spelled !== plain) spans[start]?.push({ end, text: spelled });
    }
    start = end;
  }
}

/** Whether a word is attached to the one before it: no space between, and few signs. */
export function isAttached(word: Word): boolean {
  return !word.spaced && word.gap <= MAX_LETTER_GAP;
}

export function joined(words: readonly Word[]): string {
  return words.map((word) => word.text).join('');
}

/** The chain with leetspeak signs read as letters. */
function withSigns(chain: readonly Word[]): string {
  return chain
    .map((word, index) => (index === 0 ? '' : word.sign) + word.text)
    .join('')
    .replace(LATIN_SIGN, (sign) => LATIN_SIGNS.get(sign) ?? sign)
    .replace(STROKE, 'ا')
    .replace(RING, 'ه')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Single letters in a row are one candidate, whatever stands between them (غ ب . ي). They are also several: letters join
 * over the narrowest gaps first, so that أ ن ت  غ ب ي are two words, and no third begins in the middle of one.
 */
function addLetters(words: readonly Word[], spans: Span[][]): void {
  const single = words.map((word, start) => ({ start, end: start + 1, letter: isLetter(word) }));
  addRuns(
    words,
    spans,
    joinNear(single, words, () => true),
  );
  let pieces = single;
  for (const spaced of [false, true]) {
    for (let gap = 1; gap <= MAX_LETTER_GAP; gap += 1) {
      pieces = joinNear(pieces, words, (word) => word.gap === gap && word.spaced === spaced);
      addRuns(words, spans, pieces);
      // A word that is complete joins nothing over a wider gap.
      pieces = pieces.map((piece) => ({ ...piece, letter: piece.letter && piece.end - piece.start === 1 }));
    }
  }
}

/** A word by its index, or several joined: `end` is exclusive. */
interface Piece {
  start: number;
  end: number;
  letter: boolean;
}

function joinNear(
  pieces: readonly Piece[],
  words: readonly Word[],
  isNear: (word: Word) => boolean,
): Piece[] {
  const wider: Piece[] = [];
  for (const piece of pieces) {
    const last = wider.at(-1);
    const word = words[piece.start];
    const inRange = word !== undefined && word.gap > 0 && word.gap <= MAX_LETTER_GAP;
    if (last?.letter && piece.letter && inRange && isNear(word)) last.end = piece.end;
    else wider.push({ ...piece });
  }
  return wider;
}

function addRuns(words: readonly Word[], spans: Span[][], pieces: readonly Piece[]): void {
  for (const { start, end, letter } of pieces) {
    if (letter && end - start > 1) spans[start]?.push({ end, text: joined(words.slice(start, end)) });
  }
}

/** Whether it is one letter, even a stretched one: غغغ ب ي. */
function isLetter({ text }: Word): boolean {
  return squeeze(text).length === 1;
}

/** Collapses repeated letters. */
export function squeeze(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}
