/** Numbers: digits, separators, signs, units and dates. */
import type { CheckedText } from './checked-text';
import type { HouseStyle } from './finding';
import { arabic, DIGITS } from './letters';
import { BEFORE_NUMBER, MONTHS, MORE_MONTHS, SCALES, UNITS } from './lists/measures';
import { type Rule, type Slip, slipsAt } from './slip';

type System = 'latin' | 'arabic-indic' | 'persian';

const SYSTEMS: readonly { name: System; zero: number; digit: RegExp; signs: Record<string, string> }[] = [
  { name: 'latin', zero: 0x30, digit: /\d/, signs: { '٫': '.', '٬': ',', '٪': '%' } },
  { name: 'arabic-indic', zero: 0x660, digit: /[\u{660}-\u{669}]/u, signs: { '.': '٫', ',': '٬', '%': '٪' } },
  { name: 'persian', zero: 0x6f0, digit: /[\u{6F0}-\u{6F9}]/u, signs: {} },
];

/** A number with its signs, not a part of a Latin word: F-35, A4. */
const NUMBER = new RegExp(
  `(?<![\\p{Script=Latin}\\u{FFFC}])(?<![\\p{Script=Latin}\\d][-./:,])[${DIGITS}]+(?:[.,\\u{66B}\\u{66C}][${DIGITS}]+)*[%٪]?(?![\\p{Script=Latin}])`,
  'gu',
);

function systemOf(number: string): (typeof SYSTEMS)[number] | undefined {
  return SYSTEMS.find(({ digit }) => digit.test(number));
}

/** A text has one system of digits; what is fewer goes over to what is more, on a tie to the site's. */
export const digitSystems: Rule = function* ({ text }, { digits }) {
  const numbers = [...text.matchAll(NUMBER)];
  const count = (system: System) =>
    numbers.filter(([number]) => systemOf(number)?.name === system).length + (system === digits ? 0.5 : 0);
  const [most] = SYSTEMS.toSorted((one, other) => count(other.name) - count(one.name));
  if (!most) return;
  for (const { 0: number, index } of numbers) {
    if (systemOf(number) === most) continue;
    yield { start: index, end: index + number.length, fix: inSystem(number, most) };
  }
};

function inSystem(number: string, { zero, signs }: (typeof SYSTEMS)[number]): string {
  return Array.from(number, (character) => {
    const value = systemOf(character) ? (character.codePointAt(0) ?? 0) & 0xf : null;
    return value === null ? (signs[character] ?? character) : String.fromCodePoint(zero + value);
  }).join('');
}

/** Not within dates, versions, lists, scores and addresses of networks. */
const PARTED = arabic(
  String.raw`(?<![{D}\p{Script=Latin}.,،٫٬/\-–:])(?:(?<millions>[{D}]{1,3}(?:\.[{D}]{3}){2,})|(?<comma>[{D}]{1,3}(?:،[{D}]{3})+|[{D}]+،[{D}]{1,2})|(?<decimal>[{D}]+,[{D}]{1,2})|(?<own>[\u{660}-\u{669}]+[.,][\u{660}-\u{669}]+)|(?<backward>[{D}]{1,3}ر[{D}]{1,3}))(?![{D}\p{Script=Latin}]|[.,،٫٬/\-–:][{D}])`,
);

export const numberSeparators: Rule = ({ text }) =>
  slipsAt(text, PARTED, ({ 0: number, index, groups = {} }) => {
    const [decimal, thousands] = /\d/.test(number) ? ['.', ','] : ['٫', '٬'];
    const rest = text.slice(index + number.length, index + number.length + 24);
    if (groups.backward) return undefined;
    if (groups.millions) return isNetwork(number) ? null : number.replaceAll('.', thousands ?? '');
    if (groups.comma)
      return number.replaceAll('،', /،[^،]{3}(?:،|$)/u.test(number) ? (thousands ?? '') : (decimal ?? ''));
    if (groups.decimal) return isMeasured(rest) ? number.replace(',', decimal ?? '') : null;
    const [whole = '', part = ''] = number.split(/[.,]/);
    if (number.includes(',') && part.length === 3 && whole.length <= 3) return number.replace(',', '٬');
    return part.length <= 2 && (number.includes('.') || isMeasured(rest))
      ? number.replace(/[.,]/, '٫')
      : null;
  });

function isNetwork(number: string): boolean {
  const groups = number.split('.');
  return (
    groups.length === 4 &&
    groups.every((group) => Number(group) <= 255 && (group === '0' || !group.startsWith('0')))
  );
}

function isMeasured(rest: string): boolean {
  if (/^ ?[%٪]/u.test(rest)) return true;
  const [, word = ''] = /^ ([\p{L}\p{M}]+)/u.exec(rest) ?? [];
  const bare = word.replace(/\p{M}/gu, '');
  return bare === 'في' ? /^ في المئة|^ في المائة/u.test(rest) : SCALES.has(bare);
}

const PERCENT = arabic(
  String.raw`(?<![{D}\p{Script=Latin}%٪] ?)(?<sign>[%٪]) ?(?<number>[{D}]+(?:[.,٫٬][{D}]+)*)(?![{D}%٪\p{Script=Latin}])|(?<![\p{Script=Latin}{D}])(?<before>[{D}]+(?:[.,٫٬][{D}]+)*)[ \u{A0}]*(?<after>[%٪])(?![{D}])`,
);

/** The number, then its sign, without a space; % with 0-9, ٪ with ٠-٩. */
export const percentSign: Rule = ({ text }) =>
  slipsAt(text, PERCENT, ({ groups = {} }) => {
    const number = groups.number ?? groups.before ?? '';
    return number + (/\d/.test(number) ? '%' : '٪');
  });

const TIED_UNIT = arabic(
  String.raw`(?<![\p{L}\p{M}\u{640}{D}.,٫٬/\-–])(?<number>[{D}]+(?:[.,٫٬][{D}]+)*)(?<word>[{A}][{A}{M}]*)`,
);
const TIED_NUMBER = arabic(`(?<![{A}{M}])(?<word>[{A}][{A}{M}]*)(?<number>[{D}]+)`);

/** A space between a number and its unit, and between عام and a number. */
export const numberUnit: Rule = function* ({ text }) {
  yield* slipsAt(text, TIED_UNIT, ({ groups: { number = '', word = '' } = {} }) => {
    const bare = word.replace(/\p{M}/gu, '');
    return UNITS.has(bare) || bare.length > 2 ? `${number} ${word}` : null;
  });
  yield* slipsAt(text, TIED_NUMBER, ({ groups: { number = '', word = '' } = {} }) => {
    const bare = word.replace(/\p{M}/gu, '');
    const stem = bare.replace(/^[وف]?[بلك]?(?=..)/u, '');
    return BEFORE_NUMBER.has(bare) || BEFORE_NUMBER.has(stem) ? `${word} ${number}` : null;
  });
};

const MONTH_NAMES = [...new Set([...MONTHS.flat(), ...MORE_MONTHS])]
  .sort((one, other) => other.length - one.length)
  .join('|');
const DATE_WITH_SIGNS = arabic(
  String.raw`(?<![{D}\-/])(?<day>[{D}]{1,2})[-/–](?<month>${MONTH_NAMES})[-/–](?<year>[{D}]{2,4})(?![{D}])`,
);
const DATE_OF_NUMBERS = arabic(
  `(?<![{D}/])(?<one>[{D}]{1,2})/(?<other>[{D}]{1,2})/[{D}]{4}(?![{D}/])(?! ?هـ)`,
);
const MONTH = arabic(
  `(?<=[{D}] |(?:شهر|في|منذ|حتى|نهاية|مطلع|أوائل|أواخر|خلال|من|إلى) )(?<month>${MONTH_NAMES})(?![{A}])`,
);
const TWICE = arabic(`^(?:${MONTH_NAMES}) ?[/(] ?(?:${MONTH_NAMES})`);

/** 5 مايو 2024; of 4/5/2024 nobody knows the month; one text names its months in one way. */
export const dateForm: Rule = function* ({ text }) {
  yield* slipsAt(text, DATE_WITH_SIGNS, ({ groups: { day, month, year } = {} }) => `${day} ${month} ${year}`);
  for (const { 0: date, index, groups = {} } of text.matchAll(DATE_OF_NUMBERS)) {
    const [one, other] = [groups.one ?? '', groups.other ?? ''].map(numericValue);
    if ((one ?? 0) <= 12 && (other ?? 0) <= 12 && one !== other)
      yield { start: index, end: index + date.length };
  }
  yield* monthsMixed(text);
};

function numericValue(digits: string): number {
  return Number(Array.from(digits, (digit) => (digit.codePointAt(0) ?? 0) & 0xf).join(''));
}

/** The first name of the region that came second. */
function* monthsMixed(text: string): Generator<Slip> {
  let region: number | undefined;
  for (const { index, groups: { month = '' } = {} } of text.matchAll(MONTH)) {
    if (text.slice(index, index + 40).search(TWICE) === 0 || /[/(] ?$/.test(text.slice(0, index))) continue;
    const own = MONTHS.findIndex((names) => names.includes(month));
    if (own < 0) continue;
    const ownRegion = MONTHS[own]?.indexOf(month);
    region ??= ownRegion;
    if (ownRegion === region) continue;
    yield { start: index, end: index + month.length };
    return;
  }
}

const UNIT_WORDS = `كم|كلم|كيلومترا?|كيلومترات|متر|مترا|م|سم|مم|ملم|ميلا?|غ|غرام|غراما|كغ|كلغ|ملغ|مغ|كيلوغرام|طن|طنا|لتر|لترا|ل|مل|دولارا?|ريالا?|درهما?|نبضة|دورة|ميغابت|ميغابايت|غيغابت|واط|كيلوواط`;
const UNIT_BELOW = `ساعة|س|ث|ثانية|الثانية|الساعة|دقيقة|الدقيقة|د|يوم|لتر|ل|م|م²|م2|م3|مل|ديسيلتر|كم|كغ|كلغ|هكتار|طن|برميل|شخص|سنة`;
const SLASH = arabic(
  String.raw`(?<![{A}{M}])(?<one>${UNIT_WORDS}|و|${MONTH_NAMES})(?<slash>\s+/\s*|\s*/\s+)(?<other>${UNIT_BELOW}|أو|او|${MONTH_NAMES})(?![{A}{M}])`,
);

/** No space around the stroke of a unit (كم/ساعة), of و/أو, and of a month named twice. */
export const slashSpace: Rule = function* ({ text }: CheckedText, _: HouseStyle) {
  for (const { index, groups: { one = '', slash = '', other = '' } = {} } of text.matchAll(SLASH)) {
    const isUnit =
      new RegExp(`^(?:${UNIT_WORDS})$`, 'u').test(one) && new RegExp(`^(?:${UNIT_BELOW})$`, 'u').test(other);
    const isAndOr = one === 'و' && /^[أا]و$/u.test(other);
    const isMonth =
      MONTHS.some((names) => names.includes(one) && names.includes(other)) ||
      (!isUnit && one !== 'و' && other !== 'أو' && other !== 'او');
    if (isUnit || isAndOr || isMonth)
      yield { start: index + one.length, end: index + one.length + slash.length, fix: '/' };
  }
};
