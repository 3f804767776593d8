/**
 * Patterns of the tokens that the bidi algorithm would turn or a line would break (lib/text/bidi.ts). Their parts are
 * bounded or disjoint and they start only at the edge of a word, so that matching stays linear in hostile text.
 */

export const L = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}`;
/** Digits of all three systems; inside a class. */
const D = String.raw`\d\u{660}-\u{669}\u{6F0}-\u{6F9}`;
const SPACE = String.raw`[ \u{A0}\u{202F}]`;

const WEB = String.raw`(?:[Hh]ttps?:\/\/|[Ww]ww\.)`;
const WEB_STOP = String.raw`\s()<>"“”«»،؛\u{2066}-\u{2069}`;
const WEB_GROUP = String.raw`\([^${WEB_STOP}]*\)`;
const WEB_END = String.raw`(?:[^${WEB_STOP}.,:;!?؟'’*\]]|${WEB_GROUP})`;
export const WEB_ADDRESS = String.raw`(?<![${L}\d])${WEB}(?:[^${WEB_STOP}]|${WEB_GROUP})*${WEB_END}`;
const MAILBOX = String.raw`[A-Za-z0-9._%+\-]{1,64}@`;
const MAIL_HOST = String.raw`(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}`;
export const MAIL_ADDRESS = String.raw`(?<![A-Za-z0-9._%+\-])${MAILBOX}${MAIL_HOST}`;

// A sign is not free inside a word or a range (إس-400, 3-1, 2010 -2015), nor after a Latin word: there the bidi
// algorithm orders it right by itself. A number may follow an Arabic letter: بـ20%.
const DASH = String.raw`[\-\u{2010}-\u{2015}]`;
const NOT_IN_NUMBER = String.raw`(?<![${L}\p{N}_.,/\u{66B}\u{66C}])(?<!${DASH})(?<![${L}\p{N}]\s)`;
/** Before a sign: no letter but a conjunction, which Arabic writes with the next word. */
const APART = String.raw`(?:(?<![\p{L}\p{M}])|(?<=(?<![\p{L}\p{M}])[وف]))`;
const FREE = `${APART}${NOT_IN_NUMBER}`;
const NO_MORE = String.raw`(?![${L}\p{N}_]|${DASH}[\p{N}\p{L}])`;
/** Nor before a Latin word: 2019 in London is read as a whole. */
const NO_WORD = String.raw`(?!${DASH}[\p{N}\p{L}])(?![${L}\p{N}_]|[,;:.]?${SPACE}[@#]?[${L}])`;
const NUMBER = `[${D}]+(?:[.,\\u{66B}\\u{66C}][${D}]+)*`;
const SIGN = String.raw`(?:[+\-\u{2212}±∓≈~≤≥<>=#№]|\+\/-)`;
const MONEY = '[$€£¥₤₪₺₹]';

const ISO_TIME = String.raw`T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+\-]\d\d:?\d\d)?`;
const DATE = `[${D}]{4}-[${D}]{2}-[${D}]{2}(?:${ISO_TIME})?|[${D}]{1,2}-[${D}]{1,2}-[${D}]{4}|[${D}]{2}(?:-[${D}]{2}){2}`;
const CURRENCY = Intl.supportedValuesOf('currency').join('|');
const MEASURE = String.raw`[kcdmnµμMGT]?(?:m|g|Wh?|V|Ah?|Hz|[Bb](?:ps|it)?|B\/s|Pa|J|L|l|s|eV|cal)(?:[²³])?|min|h|hrs?|mph|kph|kn|kts?|ft|in|mi|lbs?|oz|bar|psi|dBm?|rpm|fps|px|pt|r?em|dpi|K|MP|hp|bpm|ppm|Ω`;
const DEGREES = String.raw`°(?:[CFKNSEW](?![${L}])|(?!\p{L}))`;
/** What follows a number. The Arabic percent sign stands to its left by itself, as CLDR has it. */
const UNIT = `${SPACE}?(?:[%‰]|${DEGREES}|${MONEY}|(?:${MEASURE}|${CURRENCY})(?:/(?:h|s|min|m[²³]?|L|kg|km|100${SPACE}?km))?(?![${L}]))`;
const CLOCK = `[${D}]{1,2}(?::[${D}]{2}){1,2}${SPACE}?(?:[AaPp]\\.?[Mm]\\b|GMT|UTC)`;

/** Numbers of telephones: groups that are no range, by a plus, a leading zero, brackets, or their number and length. */
const PARTED = String.raw`[\-\u{2010}\u{2011}. \u{A0}\u{202F}]`;
const HYPHEN = String.raw`[\-\u{2010}\u{2011}]`;
const ZERO = String.raw`[0\u{660}\u{6F0}]`;
const YEAR = String.raw`(?:[1\u{661}\u{6F1}][${D}]|[2\u{662}\u{6F2}]${ZERO})[${D}]{2}(?![${D}])`;
const SEVEN_DIGITS = String.raw`(?=(?:[+()\-\u{2010}\u{2011}. \u{A0}\u{202F}]{0,3}[${D}]){7})`;
const MORE_GROUPS = `(?:${PARTED}[${D}]{1,12}){0,6}`;
const PHONES = [
  String.raw`${SEVEN_DIGITS}(?:\+[${D}]{1,3}|${ZERO}[${D}]{1,4})(?:${PARTED}?\([${D}]{1,5}\)${PARTED}?[${D}]{1,12}|${PARTED}[${D}]{1,12})${MORE_GROUPS}`,
  String.raw`${SEVEN_DIGITS}\(\+?[${D}]{1,5}\)${PARTED}?[${D}]{2,12}${MORE_GROUPS}`,
  `${SEVEN_DIGITS}[${D}]{1,5}(?:${HYPHEN}[${D}]{1,12}){2,6}`,
  `${SEVEN_DIGITS}(?!${YEAR})[${D}]{1,5}(?:(?:${HYPHEN}|${SPACE})[${D}]{2,12}){2,6}`,
  `${SEVEN_DIGITS}(?!${YEAR})[${D}]{2,5}${SPACE}[${D}]{4,8}`,
  `${SEVEN_DIGITS}[${D}]{1,4}${HYPHEN}${ZERO}[${D}]{3,8}`,
  `[${D}]{1,3}${HYPHEN}[${D}]{6,8}`,
  // Ranges of years and of round numbers are none: 750-1258, 500-1000.
  `[${D}]{3}${HYPHEN}(?!${YEAR}|[${D}]{3}${ZERO})[${D}]{4}`,
  `(?!${YEAR}|[${D}]{3}${ZERO})[${D}]{4}${HYPHEN}(?!${YEAR}|[${D}]{3}${ZERO})[${D}]{4}`,
];
/** Thousands parted by spaces; by an ordinary one only round ones, as two numbers may follow each other. */
const THOUSANDS = String.raw`(?!${ZERO})[${D}]{1,3}(?:(?:[\u{A0}\u{202F}][${D}]{3}){1,4}|(?: [${D}]{3}){0,3} [${D}]{2}${ZERO})(?![.,]?[${D}])`;

/** An unfinished version, a product, a sum with its result. */
const VERSION = String.raw`[${D}]+(?:\.[${D}]+){1,3}[\-+][A-Za-z][A-Za-z\d]{0,12}(?:\.[${D}]{1,6})?`;
const EQUATION = String.raw`${NUMBER}(?:${SPACE}?[+\-\u{2212}×*÷/]${SPACE}?${NUMBER}){1,6}${SPACE}?=${SPACE}?${SIGN}?${NUMBER}`;
const PRODUCT = `${NUMBER}(?:${SPACE}?[×✕÷^]${SPACE}?${NUMBER}|[*+]${NUMBER}){1,4}(?:${UNIT})?`;

const SIGNED = `${FREE}(?:${SIGN}?${MONEY}${NUMBER}(?:bn|[KMB])?|${SIGN}${NUMBER}(?:${UNIT}(?![${L}]))?)${NO_MORE}`;
const MEASURED = `${NOT_IN_NUMBER}${NUMBER}${UNIT}${NO_WORD}`;
const NUMBERS = [...PHONES, DATE, THOUSANDS, VERSION, EQUATION, PRODUCT, CLOCK].join('|');
const COMPOUND = `${NOT_IN_NUMBER}(?:${NUMBERS})${NO_MORE}`;
const OPEN_ENDED = String.raw`${NOT_IN_NUMBER}${NUMBER}\+(?![${L}\p{N}+])`;

/** A range of numbers, each with its sign and unit; it is read in the direction of the text. */
export const RANGE_PART = `${SIGN}?${MONEY}?${NUMBER}(?:${UNIT})?`;
const RANGE = `${NOT_IN_NUMBER}(?:(?=[${D}])|${APART})${RANGE_PART}(?:${DASH}${RANGE_PART}){1,4}${NO_WORD}`;
/** What parts the numbers of a range. */
export const RANGE_DASH = DASH;

// A run of Latin words is one token, because isolating one word of it would swap the words. A word may begin and end with
// a sign: .NET, ~/x, --help, src/, C++, main().
const INNER = String.raw`['’&./+#\-\\:=]`;
const JOINED_PART = String.raw`${INNER}{1,3}(?!${WEB})[${L}${D}_][${L}\p{M}${D}_]*`;
const PATH_START = String.raw`(?:~|\.{1,2}|\\)?[/\\](?:\.\.[/\\]){0,6}\.?(?=[${L}${D}_])`;
const BEGINNING = String.raw`(?:${APART}(?<![\p{N}_./\\~@#$*:<\-])(?:${PATH_START}|--(?=[a-z])|-(?=[A-Za-z](?![${L}]))|\*?\.(?=[A-Za-z])|\$(?=[A-Za-z_]))|[@#])`;
const ENDING = String.raw`(?:\+{1,3}|#|\(\)|\[\]|[/\\](?![\p{L}\p{N}/\\]))`;
const WORD = String.raw`(?!${WEB}|${MAILBOX})[${L}${D}_][${L}\p{M}${D}_]*(?:${JOINED_PART})*${ENDING}?`;
const WORD_START = String.raw`(?:[@#.$~/\\]|\.{1,2}[/\\]|~[/\\]|--?)?\.?[${L}]`;
const BEFORE_WORD = `[,;:.]?${SPACE}(?:(?:[/&|=>]{1,2}|--)${SPACE})?(?=${WORD_START})`;
const BEFORE_NUMBER = String.raw`${SPACE}(?=[${D}]{1,9}(?:\.[${D}]{1,9}){0,3}(?:[${L}]|\+|-[${D}])|[\u{660}-\u{669}]{1,4}[.\u{66B}][\u{660}-\u{669}])`;
const ARABIC_DECIMALS = String.raw`(?:\u{66B}[\u{660}-\u{669}]{1,4})?`;
const NEXT_WORD = `(?:${BEFORE_WORD}|${BEFORE_NUMBER})${BEGINNING}?${WORD}${ARABIC_DECIMALS}`;
const LATIN_RUN = `(?<![${L}${D}_])(?<![${D}][.,])(?=(?:${BEGINNING})?_{0,3}[${D}]{0,4}[${L}])${BEGINNING}?${WORD}(?:${NEXT_WORD})*`;

// إسكندر-إم and إس-400; a longer second half is an ordinary compound such as الفرنسية-الإيطالية.
const ARABIC = String.raw`(?:(?!\p{N})[\p{Script=Arabic}\u{640}\p{M}])`;
const MODEL = String.raw`[\d\u{660}-\u{669}]{1,4}(?:(?!\p{N})[${L}\p{Script=Arabic}]){0,3}\d{0,2}`;
const MODEL_OR_LETTERS = String.raw`(?:${MODEL}|${ARABIC}{1,2})(?![\p{L}\p{M}\p{N}\-])`;
const ARABIC_NAME = String.raw`(?<![\p{L}\p{M}\p{N}])(?![وف]-)${ARABIC}{1,12}-${MODEL_OR_LETTERS}`;

const ISOLATED = [WEB_ADDRESS, MAIL_ADDRESS, COMPOUND].join('|');
const AFTER_RANGES = [SIGNED, MEASURED, OPEN_ENDED].join('|');
export const TOKEN = new RegExp(
  `(?<ltr>${ISOLATED})|(?<range>${RANGE})|(?<signed>${AFTER_RANGES})|(?<latin>${LATIN_RUN})|${ARABIC_NAME}`,
  'gu',
);

/** Fast path: a text without a letter of these scripts, a digit or a hyphen has no token. */
export const TOKEN_CHARACTER = new RegExp(`[${L}${D}-]`, 'u');
