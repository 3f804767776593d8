/** Marks and the spaces around them. */
import { arabic } from './letters';
import { type Rule, slipsAt } from './slip';

const NUMBER_BEFORE = /[\d\u{660}-\u{669}\u{6F0}-\u{6F9}]$/u;
const NUMBER_AFTER = /^[\d\u{660}-\u{669}\u{6F0}-\u{6F9}$]/u;
const ARABIC_BEFORE = new RegExp(arabic('[{A}{M}\\u{640}\\u{FFFC}][)\\]»”"]*[ ،؛.!؟:…]*$').source, 'u');
const ARABIC_AFTER = new RegExp(arabic('^[ )\\]»”"]*[(\\[«“"]*[{A}\\u{FFFC}]').source, 'u');

const LATIN_MARKS = /[,;?]+/gu;
const ARABIC_MARKS = new Map([
  [',', '،'],
  [';', '؛'],
  ['?', '؟'],
]);

/** , ; ? in Arabic are ، ؛ ؟: after an Arabic word, or between another and an Arabic one. */
export const latinMark: Rule = ({ text }) =>
  slipsAt(text, LATIN_MARKS, ({ 0: marks, index }) =>
    isInArabic(text, index, index + marks.length) ? (ARABIC_MARKS.get(marks[0] ?? '') ?? null) : null,
  );

function isInArabic(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 8);
  const isInNumber = NUMBER_BEFORE.test(before) && NUMBER_AFTER.test(after);
  if (isInNumber || /^-?[)(]/.test(after)) return false;
  return ARABIC_BEFORE.test(before) || ARABIC_AFTER.test(after);
}

const SPACE = String.raw`[ \u{A0}]`;
/** Not in front of .NET, .5, an ellipsis or a smiling face; nor in 3 : 1. */
const SPACE_BEFORE = arabic(
  String.raw`(?<=[^\s،؛:.(\[«“…–—/|\-])${SPACE}+(?=[،؛؟]|!(?![=\p{L}])|\.(?![.\p{L}{D}/])|:(?![)(\-'*/|\\:DPpoO{D}]|${SPACE}?[{D}])|[,;?](?:\s|$))`,
  'm',
);

export const spaceBeforeMark: Rule = function* ({ text }) {
  for (const slip of slipsAt(text, SPACE_BEFORE, () => '')) {
    // Of one letter before a full stop or colon an abbreviation may be made.
    const before = text.slice(Math.max(0, slip.start - 3), slip.start);
    const mark = text[slip.end] ?? '';
    if (mark === '.' && ONE_LETTER.test(before)) continue;
    if (/[,;?]/.test(mark) && !isInArabic(text, slip.end, slip.end + 1)) continue;
    yield slip;
  }
};
const ONE_LETTER = /(?:^|[^\p{L}\p{M}])\p{L}$/u;

const SPACE_AFTER = arabic(
  String.raw`(?<![{D}])[،؛؟](?=[\p{L}{D}\u{FFFC}([«“])|(?<=[{D}])[؛؟](?=[\p{L}\u{FFFC}([«“])|(?<=[{D}])،(?=[\p{L}\u{FFFC}([«“])|[:!](?<=[{A}][{M}]*[:!])(?=[{A}])|(?<=[»”)])[:!](?=[{A}])|\.(?<=[{A}][{M}]*[{A}][{M}]*[{A}][{M}]*\.)(?=[{A}][{M}]*[{A}])|(?<=[{A}{M}»)])[,;?](?=[{A}«])`,
);

export const spaceAfterMark: Rule = ({ text }) => slipsAt(text, SPACE_AFTER, ([mark]) => `${mark} `);

/** Four and more are the gap between the halves of a verse. */
const DOUBLE_SPACE = /(?<=[^\s])[ \u{A0}]{2,3}(?=[^\s])/gu;

export const doubleSpace: Rule = ({ text }) => slipsAt(text, DOUBLE_SPACE, () => ' ');

/** Not before ) of a list: 1 ), أ ). */
const AFTER_OPENING = arabic(String.raw`[(\[«“]${SPACE}+(?=[^\s)\]»”])`);
const BEFORE_CLOSING = arabic(String.raw`(?<=[^\s(\[«“])${SPACE}+[)\]»”]`);
const LIST_MARK = /[\p{L}\p{N}]{1,2}$(?<=(?:^|\n)\s*[\p{L}\p{N}]{1,2})/u;
const OPENING = arabic(String.raw`(?<=(?<word>[{A}{M}]{2,40}))[(\[«“](?=${SPACE}*[^\s)\]»”])`);
const CLOSING = arabic(String.raw`[)\]»”](?=[{A}])`);
const PREFIX = /^[وف]?[بلك]?(?:ال|لل)?$/u;

/** No space inside brackets and quotation marks, one outside. */
export const innerSpace: Rule = function* ({ text, quotes }) {
  // What turns the wrong way is another rule's.
  const isWrong = new Set(
    quotes.pairs.flatMap(({ open, close }) => [
      ...(text[open] === '»' ? [open] : []),
      ...(text[close] === '«' ? [close] : []),
    ]),
  );
  yield* slipsAt(text, AFTER_OPENING, ({ 0: found, index }) =>
    isWrong.has(index) || isFace(text, index) ? null : (found[0] ?? ''),
  );
  for (const slip of slipsAt(text, BEFORE_CLOSING, ([found]) => found.trim())) {
    if (isWrong.has(slip.end - 1) || LIST_MARK.test(text.slice(Math.max(0, slip.start - 8), slip.start)))
      continue;
    yield slip;
  }
  for (const { index, groups, 0: mark } of text.matchAll(OPENING)) {
    const bare = (groups?.word ?? '').replace(/[\u{64B}-\u{65F}]/gu, '');
    const word = /[^\s]*$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0] ?? '';
    if (isWrong.has(index) || PREFIX.test(bare) || PREFIX.test(word) || isPartOfWord(text, index)) continue;
    yield { start: index, end: index + 1, fix: ` ${mark}` };
  }
  for (const { index, 0: mark } of text.matchAll(CLOSING)) {
    if (isWrong.has(index) || isEndOfPart(text, index)) continue;
    yield { start: index, end: index + 1, fix: `${mark} ` };
  }
};

function isFace(text: string, index: number): boolean {
  return /[:;=]-?$/.test(text.slice(Math.max(0, index - 2), index));
}

/** كاتب(ة), طالب(ات), مرجع[1]: an ending or a note belongs to its word. */
function isPartOfWord(text: string, index: number): boolean {
  return /^[([](?:\p{L}{1,2}|\p{N}{1,3})[)\]]/u.test(text.slice(index, index + 6));
}

/** (ال)مدرسة, (و)القرية: a beginning belongs to its word; أ) does too, and a note before it. */
function isEndOfPart(text: string, index: number): boolean {
  return /(?:[([](?:\p{L}{1,2}|\p{N}{1,3})|(?:^|[\s،])[\p{L}\p{N}]{1,2})$/u.test(
    text.slice(Math.max(0, index - 5), index),
  );
}

/** A lone … or ... is a matter of taste, .. may be a path. */
const REPEATED = arabic(
  String.raw`(?<![!؟،؛:.…])(?:(?<mark>[!؟،؛])\k<mark>+|(?<![\p{Script=Latin}]):{2,}(?![\p{Script=Latin}])|،[،,]+)|(?<![./\\{D}\p{Script=Latin}…])(?:\.{2}|\.{4,})(?![./\\{D}\p{Script=Latin}…])|\.+…[.…]*|…[.…]+|(?<=[!؟])(?<same>[!؟])\k<same>+`,
);

export const repeatedMark: Rule = ({ text }) =>
  slipsAt(text, REPEATED, ([found]) => (/[.…]/u.test(found) ? '…' : (found[0] ?? '')));

/** Not at the start of a line, nor between numbers. */
const HYPHEN = arabic(String.raw`(?<=\S[ \u{A0}])-{1,2}(?=[ \u{A0}]\S)`);

export const dashKind: Rule = ({ text }) =>
  slipsAt(text, HYPHEN, ({ 0: hyphen, index }) => {
    const before = text.slice(Math.max(0, index - 40), index - 1);
    const after = text.slice(index + hyphen.length + 1, index + 40);
    if (NUMBER_BEFORE.test(before) && NUMBER_AFTER.test(after)) return null;
    return ARABIC_BEFORE.test(before) || ARABIC_AFTER.test(after) ? '–' : null;
  });
