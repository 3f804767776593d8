/** Skeletons of names: equal for names that look the same. */
import { foldArabic } from '@/lib/text/arabic';
import { joined, readWords, squeeze } from '@/lib/text/spelling';

/** What looks alike in a name, besides what folding makes one: admln, adrnin, vvriter. */
const ALIKE = new Map([
  ['1', 'l'],
  ['i', 'l'],
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['rn', 'm'],
  ['vv', 'w'],
]);
const ALIKE_PARTS = new RegExp([...ALIKE.keys()].join('|'), 'g');

/** Skeleton: one form for names that look the same. */
export function shape(name: string): string {
  const letters = joined(readWords(name));
  // A number alone is a name of its own.
  const alike = /\D/.test(letters)
    ? letters.replace(ALIKE_PARTS, (part) => ALIKE.get(part) ?? part)
    : letters;
  return squeeze(alike);
}

/** The shape of the name, and of what is left without digits behind it. */
export function nameShapes(name: string): string[] {
  return [shape(name), shape(withoutNumbers(name).join('')), shape(bareWords(name).join(''))];
}

export function wordsOf(name: string): string[] {
  return readWords(name).map((word) => word.text);
}

/** The words of the name, without digits behind them. */
export function bareWords(name: string): string[] {
  const words = withoutNumbers(name);
  const last = words.length - 1;
  return words.map((word, index) => (index === last ? word.replace(/(?<=\D)\d+$/, '') : word));
}

/** The words of the name, but for those behind it that are numbers. */
function withoutNumbers(name: string): string[] {
  const words = wordsOf(name);
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) words.pop();
  return words;
}

/** The parts of a name that signs set apart: «سلمى (كاتبة)», "Ali | Support"; none where there is no sign. */
export function partsOf(name: string): string[] {
  const parts = foldArabic(name)
    .split(/[^\p{L}\p{N}\s'’.]+/u)
    .filter((part) => shape(part) !== '');
  return parts.length > 1 ? parts : [];
}
