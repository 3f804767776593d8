/** Pairs of quotation marks, told by their neighbours. */

export interface QuotePair {
  open: number;
  close: number;
}

export interface Quotes {
  /** Outermost pairs in their order; what stands inside is not looked into. */
  pairs: readonly QuotePair[];
  /** Marks without another one in their paragraph. */
  lone: readonly number[];
}

const MARK = /[«»“”„"]/gu;
const PREFIX = /(?:^|[^\p{L}\p{M}\p{N}])(?:[وف]?[بلك]?(?:ال|لل)?|[وف])\u{640}?$/u;
const WORD_END = /[\p{L}\p{M}\p{N}\u{FFFC}.،؛؟!?…%)\]]/u;
const WORD_START = /[\p{L}\p{N}\u{FFFC}([@#+\-−…$]/u;

/** Pairs the marks of each paragraph (line). */
export function pairQuotes(text: string): Quotes {
  const pairs: QuotePair[] = [];
  const lone: number[] = [];
  let opened: number[] = [];
  const endBlock = () => {
    lone.push(...opened);
    opened = [];
  };
  let last = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (text.slice(last, index).includes('\n')) endBlock();
    last = index;
    if (
      mark === '"' &&
      opened.every((open) => text[open] !== '"') &&
      /[\d\u{660}-\u{669}'’′]/u.test(text[index - 1] ?? '')
    )
      continue;
    if (opens(text, index, mark, opened)) {
      opened.push(index);
      continue;
    }
    const open = opened.pop();
    if (open === undefined) lone.push(index);
    else pairs.push({ open, close: index });
  }
  endBlock();
  const outer = outermost(pairs);
  return {
    pairs: outer,
    lone: outside(
      lone.sort((one, other) => one - other),
      outer,
    ),
  };
}

/** The places that are in none of the pairs; both ascend. */
function outside(places: readonly number[], pairs: readonly QuotePair[]): number[] {
  let next = 0;
  return places.filter((at) => {
    while (next < pairs.length && (pairs[next] as QuotePair).close <= at) next += 1;
    const pair = pairs[next];
    return !pair || at < pair.open;
  });
}

function outermost(pairs: QuotePair[]): QuotePair[] {
  let end = -1;
  return pairs
    .sort((one, other) => one.open - other.open)
    .filter(({ close }) => {
      const isOutside = close > end;
      if (isOutside) end = close;
      return isOutside;
    });
}

/** Whether a mark begins a quotation: by the space and the words beside it, then by its own form. */
function opens(text: string, index: number, mark: string, opened: readonly number[]): boolean {
  const before = text[index - 1] ?? '\n';
  const after = text[index + 1] ?? '\n';
  const touchesBefore =
    WORD_END.test(before) &&
    !(PREFIX.test(text.slice(Math.max(0, index - 8), index)) && WORD_START.test(after));
  const touchesAfter = WORD_START.test(after);
  // A space on the wrong side of both: كتاب« الأيام »مرتين.
  const last = opened.at(-1);
  const isSpaced = last !== undefined && text[last] === '«' && /\s/u.test(text[last + 1] ?? '');
  if (touchesAfter && !touchesBefore) return mark !== '»' || !isSpaced;
  if (touchesBefore && !touchesAfter) return mark === '«' && opened.length === 0;
  if (mark === '«' || mark === '„') return true;
  if (mark === '»') return false;
  return !opened.some((open) => text[open] === mark || (mark !== '"' && /[“”„]/u.test(text[open] ?? '')));
}
