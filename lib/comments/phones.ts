/** Finds phone numbers, and tells them from prices, dates, times and numbers of books. */

// Numbers that are long and no phone's. A phone in pairs (06.12.34.56.78) goes on behind what looks like a date.
const DATE =
  /(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d./-]*\d)|(?<!\d)\d{4}([./-])\d{1,2}\2\d{1,2}(?!\d)/g;
const BOOK = /(?:isbn|ردمك)[^\d\n]{0,12}[\dx -]{10,20}|(?<!\d)97[89](?:[ -]?\d){10}(?!\d)/g;

const GAP = String.raw`[ \u{A0}.\-_()*/\u{2010}-\u{2015}]`;
const DIGITS = new RegExp(String.raw`(?<![a-z\d.,٫:])[+(]{0,2}\d(?:${GAP}{0,3}\d){6,40}(?![\d%٪:])`, 'gu');
/** Words that stand before a number of any length and say what it is. */
const CALL = `واتس ?اب|واتساب|واتس|whats ?app|هاتف(?:ي|نا)?|جوال(?:ي|نا)?|موبايل(?:ي|نا)?|تلفون(?:ي)?|تليفون(?:ي)?|رقمي|رقم(?:نا)? الخاص|للتواصل|للحجز|للاستفسار|اتصل(?:وا)? (?:بي|بنا|علي)|call me|text me|phone|mobile|tel`;
const CALLED = new RegExp(
  String.raw`(?<!\p{L})(?:و?ال|و|ع|لل)?(?:${CALL})(?!\p{L})[^\p{L}\d\n]{0,6}(?:(?:على|علي|رقم|هو|me|at|on|:)[^\p{L}\d\n]{0,3}){0,2}(\+?\d(?:${GAP}{0,2}\d){7,14})(?!\d)`,
  'gu',
);
/** (555) 123-4567 and 555.123.4567, as in North America. */
const AMERICAN = /(?<![\d.-])\(?[2-9]\d{2}(?:\) ?|[-.])\d{3}[-.]\d{4}(?![\d-]|\.\d)/g;

/** 050,123,4567 and 050|123|4567: the groups of a phone, parted by what parts no phone. */
const ODD_GAPS =
  /(?<![\d.,،|;~٫:])(?:0\d{1,3}|\+\d{1,3}[,،|;~]\d{2,3})(?:[,،|;~]\d{3,4}){2}(?![,،|;~.]?\d)(?<!000)/g;
/** One line after another of digits alone: 050, below it 123, below it 4567. */
const LINES = /(?<![^\n])(?:\+|00?)\d{1,4}(?: ?\n\d{2,4}){1,5}(?![^\n])/g;
/** A name of a commit, in hexadecimal digits. */
const HASH = /(?<![a-z\d])(?=\d{0,39}[a-f]+\d)[a-f\d]{7,40}(?![a-z\d])/g;

/** Digits in words, folded: صفر خمسة صفر, zero five zero. */
const SAID_DIGITS = [
  'صفر|زيرو|zero|oh',
  'واحد|واحده|one',
  'اثنين|اثنان|اتنين|تنين|two',
  'ثلاثه|ثلاث|تلاته|تلات|three',
  'اربعه|اربع|four',
  'خمسه|خمس|five',
  'سته|ست|six',
  'سبعه|سبع|seven',
  'ثمانيه|ثمان|ثماني|تمانيه|تمنيه|eight',
  'تسعه|تسع|nine',
];
const SAID_DIGIT = String.raw`(?<!\p{L})و?(?:${SAID_DIGITS.join('|')})(?!\p{L})`;
/** As many as a phone has, some of them in words: who counts to five says no number. */
const SAID_NUMBER = new RegExp(
  String.raw`(?:${SAID_DIGIT}|\d)(?:[ ,،.-]{0,3}(?:${SAID_DIGIT}|\d)){7,16}`,
  'gu',
);

/** The text with numbers that are said digit by digit in digits. */
function withSaidDigits(text: string): string {
  return text.replace(
    SAID_NUMBER,
    (said) =>
      said
        .match(new RegExp(`${SAID_DIGIT}|\\d`, 'gu'))
        ?.map((one) => (/\d/.test(one) ? one : digitOf(one.replace(/^و(?!احد)/, ''))))
        .join(' ') ?? said,
  );
}

function digitOf(word: string): number {
  return SAID_DIGITS.findIndex((words) => words.split('|').includes(word));
}

/** A digit of any script (Devanagari ०): each has its ten side by side (Unicode Standard, section 4.6). */
const OTHER_DIGIT = /(?!\d)\p{Nd}/gu;
/** o5o 123 4567 */
const LETTERS_FOR_ZEROS = /(?<![\p{L}\d])[o\d](?:[ .-]?[o\d]){8,14}(?![\p{L}\d])/gu;

function inDigits(text: string): string {
  return text
    .replace(OTHER_DIGIT, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)))
    .replace(LETTERS_FOR_ZEROS, (number) => number.replaceAll('o', '0'));
}

function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (codePoint - zero) % 10;
}

/** The phone numbers of a folded text without e-mail addresses, as digits. */
export function phonesOf(folded: string): string[] {
  const text = inDigits(folded);
  const written = new RegExp(SAID_DIGIT, 'u').test(text) ? withSaidDigits(text) : text;
  if (digitsOf(written).length < MIN_DIGITS) return [];
  const numbers = written
    .replace(BOOK, ' x ')
    .replace(DATE, ' x ')
    .replace(HASH, ' x ')
    .replace(ODD_GAPS, (phone) => phone.replace(/[,،|;~]/g, '-'))
    .replace(LINES, (phone) => phone.replace(/\s+/g, ' '));
  const called = [...numbers.matchAll(CALLED)].map(([, number = '']) => digitsOf(number));
  return [
    ...(numbers.match(DIGITS) ?? []).flatMap(phonesOfRun),
    // A price ends in zeros.
    ...called.filter((digits) => !digits.endsWith('000')),
    ...(numbers.match(AMERICAN) ?? []).map(digitsOf),
  ];
}

/** Groups of digits in a row, of which some may be a phone's: it begins and ends at a space. */
function phonesOfRun(run: string): string[] {
  const groups = [...run.matchAll(/(\+?)\(?(\d+)/g)].map(({ 1: plus, 2: digits = '', index, 0: all }) => ({
    international: plus === '+',
    digits,
    gap: run.slice(index + all.length).match(new RegExp(`^${GAP}*`, 'u'))?.[0] ?? '',
  }));
  const found: string[] = [];
  const isApart = (index: number) =>
    index === 0 || index === groups.length || /\s/.test(groups[index - 1]?.gap ?? '');
  for (let start = 0; start < groups.length; start += 1) {
    if (!isApart(start)) continue;
    const end = phoneEnd(groups.slice(start, start + MAX_DIGITS), (count) => isApart(start + count));
    if (end === 0) continue;
    found.push(digitsIn(groups.slice(start, start + end)));
    start += end - 1;
  }
  return found;
}

/** How many groups a phone takes: one if it is whole, else as many as it can; 0 for none. */
function phoneEnd(groups: readonly Group[], isApart: (count: number) => boolean): number {
  const counts = groups
    .map((_, index) => index + 1)
    .filter((count) => isApart(count) && isPhone(groups.slice(0, count)));
  return counts[0] === 1 ? 1 : (counts.at(-1) ?? 0);
}

/** Of the shortest numbers that are found. */
const MIN_DIGITS = 8;
/** ITU-T E.164 has 15 with the country's; 00 before them. */
const MAX_DIGITS = 17;

interface Group {
  international: boolean;
  digits: string;
  gap: string;
}

/** Mobile phones of the Arab countries and Turkey with the country's code and no sign before it, from 12 digits on. */
const REGIONAL =
  /^(?:9665\d{8}|9715\d{8}|97[02]5\d{8}|967[17]\d{8}|9627\d{8}|9639\d{8}|9647\d{9}|201[0125]\d{8}|2189\d{8}|213[5-7]\d{8}|212[67]\d{8}|249[19]\d{8}|905\d{9})$/;
/** 201506301245 is a time of a day. */
const MINUTE = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

function isPhone(groups: readonly Group[]): boolean {
  const digits = digitsIn(groups);
  if (digits.length > MAX_DIGITS || new Set(digits).size < 2 || isSeries(groups) || isDecimal(groups))
    return false;
  if (!isBeginning(groups)) return false;
  const international = groups[0]?.international ? digits : /^00(?=[1-9])/.test(digits) && digits.slice(2);
  if (groups.length === 1 && REGIONAL.test(digits)) return !/0{6}$/.test(digits) && !MINUTE.test(digits);
  if (international) return /^[1-9]\d{8,14}$/.test(international) && !/0{6}$/.test(international);
  // 050 123 4567 and the other numbers of the Arab countries, Turkey and Europe as they are dialled from inside.
  return /^0[1-9]\d{7,9}$/.test(digits);
}

/** What is dialled first stands together (00966, 050), alone as in Turkey (0 532 123 45 67), or all digits are apart. */
function isBeginning([first, second, ...more]: readonly Group[]): boolean {
  if (!first || first.international || /^(?:0?0)?[1-9]/.test(first.digits)) return true;
  if (first.digits !== '0' || !second) return first.digits === '00';
  const isAlone = second.digits.length === 3 && first.gap === ' ' && more.length > 0;
  return isAlone || [second, ...more].every(({ digits }) => digits.length === 1);
}

const isDecimal = ([whole, part, ...more]: readonly Group[]) =>
  whole?.digits === '0' && whole.gap === '.' && part !== undefined && more.length === 0;

/** Numbers that follow one another, and times of day (05.30 06.45): pairs that are not parted in one way. */
function isSeries(groups: readonly Group[]): boolean {
  if (groups.length < 3) return false;
  const numbers = groups.map(({ digits }) => Number(digits));
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  const pairs = groups.every(({ digits }) => digits.length === 2);
  return (
    numbers.every((number, index) => index === 0 || number - (numbers[index - 1] ?? 0) === step) ||
    (pairs && new Set(groups.slice(0, -1).map(({ gap }) => gap)).size > 1) ||
    (pairs && groups.every(({ digits }) => digits.startsWith('0')))
  );
}

const digitsIn = (groups: readonly Group[]) => groups.map(({ digits }) => digits).join('');
const digitsOf = (number: string) => number.replace(/\D/g, '');
