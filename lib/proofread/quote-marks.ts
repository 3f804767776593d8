/** The kind and the way of quotation marks, and what stands without its other. */
import type { CheckedText } from './checked-text';
import type { QuotePair } from './quotes';
import type { Edit, Rule, Slip } from './slip';

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

/** أ) 1) and faces have no other half; (أ) has. [10, 20) is an interval. */
const NOT_BRACKETS = /(?:^|(?<=[\n\s،]))[\p{L}\p{N}]{1,2}\)|[:;=]-?[()]|[([][\d.,\s−-]+[)\]]/gu;
const BRACKET = /[()[\]]/gu;

/** Brackets and quotation marks without their other in the paragraph. */
export const unbalanced: Rule = function* ({ text, quotes }) {
  for (const at of quotes.lone) yield { start: at, end: at + 1 };
  const plain = text.replace(NOT_BRACKETS, (mark) => ' '.repeat(mark.length));
  let offset = 0;
  for (const block of plain.split('\n')) {
    const opened: number[] = [];
    for (const { 0: mark, index } of block.matchAll(BRACKET)) {
      if (mark === '(' || mark === '[') opened.push(index);
      else if (block[opened.at(-1) ?? -1] === (mark === ')' ? '(' : '[')) opened.pop();
      else yield { start: offset + index, end: offset + index + 1 };
    }
    for (const index of opened) yield { start: offset + index, end: offset + index + 1 };
    offset += block.length + 1;
  }
};
