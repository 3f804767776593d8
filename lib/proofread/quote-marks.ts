/** The kind and the way of quotation marks, and what stands without its other. */
import type { CheckedText } from './checked-text';
import type { Edit } from './finding';
import type { QuotePair } from './quotes';
import type { Rule, Slip } from './slip';

const FAMILIES = ['«»', '“”„', '"'];

function familyOf(mark = ''): string | undefined {
  return FAMILIES.find((family) => family.includes(mark));
}

/** A pair with other marks; the place is the mark that changes, or the whole where both do. */
function withMarks(text: string, { open, close }: QuotePair): Slip {
  const edits: Edit[] = [];
  if (text[open] !== '«') edits.push({ start: open, end: open + 1, text: '«' });
  if (text[close] !== '»') edits.push({ start: close, end: close + 1, text: '»' });
  const [first, second] = edits;
  if (second || !first) return { start: open, end: close + 1, fix: edits };
  return { start: first.start, end: first.end, fix: edits };
}

function* pairsWith(
  { text, quotes }: CheckedText,
  isWrong: (open: string, close: string) => boolean,
): Generator<Slip> {
  for (const pair of quotes.pairs)
    if (isWrong(text[pair.open] ?? '', text[pair.close] ?? '')) yield withMarks(text, pair);
}

/** ” … “ is CLDR's own order, and right. */
export const quoteWay: Rule = (checked) =>
  pairsWith(
    checked,
    (open, close) => familyOf(open) === '«»' && familyOf(close) === '«»' && (open !== '«' || close !== '»'),
  );

export const quoteMixed: Rule = (checked) =>
  pairsWith(checked, (open, close) => familyOf(open) !== familyOf(close));

export const quoteStraight: Rule = (checked) =>
  pairsWith(checked, (open, close) => open === '"' && close === '"');

const BRACKET = /[()[\]\n]/gu;
/** أ) 1) of a list, unless (أ) is whole; a face; an interval: [10, 20). */
const LIST_MARK = /(?:^|[\n\s،])[\p{L}\p{N}]{1,2}$/u;
const FACE = /[:;=]-?$/u;
const INTERVAL = /^[([][\d.,\s−-]{1,30}[)\]]/u;

/** Brackets and quotation marks without their other in the paragraph. */
export const unbalanced: Rule = function* ({ text, quotes }) {
  for (const at of quotes.lone) yield { start: at, end: at + 1 };
  let opened: number[] = [];
  let intervalEnd = -1;
  for (const { 0: mark, index } of `${text}\n`.matchAll(BRACKET)) {
    if (mark === '\n') {
      for (const lone of opened) yield { start: lone, end: lone + 1 };
      opened = [];
      continue;
    }
    if (index <= intervalEnd || FACE.test(text.slice(Math.max(0, index - 2), index))) continue;
    if (mark === '(' || mark === '[') {
      const [interval] = INTERVAL.exec(text.slice(index, index + 33)) ?? [];
      if (interval) intervalEnd = index + interval.length - 1;
      else opened.push(index);
    } else if (text[opened.at(-1) ?? -1] === (mark === ')' ? '(' : '[')) opened.pop();
    else if (mark !== ')' || !LIST_MARK.test(text.slice(Math.max(0, index - 3), index)))
      yield { start: index, end: index + 1 };
  }
};
