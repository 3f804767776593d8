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

/** Where a repository is: git@host:path. */
const REMOTE = String.raw`${MAIL_ADDRESS}:[A-Za-z0-9._\-/]{1,100}[A-Za-z0-9]`;

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
/** 1½, ½: signs of their own to the bidi algorithm. */
const FRACTION = String.raw`[\u{BC}-\u{BE}\u{2150}-\u{215E}]`;
const NUMBER = `(?:[${D}]+(?:[.,\\u{66B}\\u{66C}][${D}]+)*${FRACTION}?|${FRACTION})`;
const SIGN = String.raw`(?:[+\-\u{2212}±∓≈~≤≥≠<>=×#@]|\+\/-|№${SPACE}?)`;
const MONEY = '[$€£¥₤₪₺₹]';

const ISO_TIME = String.raw`T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+\-]\d\d:?\d\d)?`;
const DATE = `[${D}]{4}-[${D}]{2}-[${D}]{2}(?:${ISO_TIME})?|[${D}]{1,2}-[${D}]{1,2}-[${D}]{4}|[${D}]{2}(?:-[${D}]{2}){2}`;
const CURRENCY = Intl.supportedValuesOf('currency').join('|');
const MEASURE = String.raw`[kcdhmnµμMGT]?(?:m|g|t|Wh?|V|Ah?|Hz|i?B|[Bb](?:ps|it)?|B\/s|Pa|J|N(?:·m)?|L|l|s|eV|cal)(?:[²³])?|min|h|d|hrs?|mph|kph|kn|kts?|ft|in|mi|lbs?|oz|ha|bar|atm|psi|mmHg|dBm?|rpm|fps|px|pt|r?em|dpi|K|MP|hp|bpm|ppm|AU|ly|Ω|σ`;
const DEGREES = String.raw`°(?:${SPACE}?[CFKNSEW](?![${L}])|(?!\p{L}))`;
/** What follows a number. The Arabic percent sign stands to its left by itself, as CLDR has it. */
const UNIT = `${SPACE}?(?:[%‰]|${DEGREES}|${MONEY}|(?:${MEASURE}|${CURRENCY})(?:/(?:h|s²?|min|m[²³]?|L|kg|km|[${D}]{3}${SPACE}?km))?(?![${L}])|[′″])`;
const CLOCK = [
  String.raw`[${D}]{1,2}(?::[${D}]{2}){0,2}${SPACE}?(?:[AaPp][Mm]\b|[AaPp]\.[Mm]\.?)`,
  String.raw`[${D}]{1,2}(?::[${D}]{2}){1,2}${SPACE}(?:GMT|UTC)(?:[+\-\u{2212}][${D}]{1,2}(?::[${D}]{2})?)?`,
].join('|');
/** Of a compass, of a person, of a screen; an inch after a quotation mark is the end of the quotation. */
const ANGLE = `[${D}]{1,3}°${SPACE}?[${D}]{1,2}[′’'](?:${SPACE}?${NUMBER}[″”"])?(?:${SPACE}?[NSEW](?![${L}]))?`;
const FEET = `[${D}]{1,2}[′'][${D}]{1,2}[″"]`;
const INCHES = String.raw`[${D}]{1,3}\.[${D}]{1,2}"(?<!["“][^"”\n]{1,46}")`;

/** Numbers of telephones: groups that are no range, by a plus, a leading zero, brackets, or their number and length. */
const PARTED = String.raw`[\-\u{2010}\u{2011}. \u{A0}\u{202F}]`;
const HYPHEN = String.raw`[\-\u{2010}\u{2011}]`;
const ZERO = String.raw`[0\u{660}\u{6F0}]`;
const YEAR = String.raw`(?:[1\u{661}\u{6F1}][${D}]|[2\u{662}\u{6F2}]${ZERO})[${D}]{2}(?![${D}])`;
const SEVEN_DIGITS = String.raw`(?=(?:[+()\-\u{2010}\u{2011}. \u{A0}\u{202F}]{0,3}[${D}]){7})`;
const MORE_GROUPS = `(?:${PARTED}[${D}]{1,12}){0,6}`;
const EXTENSION = String.raw`(?:,?${SPACE}(?:ext\.?|x)${SPACE}?[${D}]{1,6})?`;
const PHONES = [
  String.raw`${SEVEN_DIGITS}(?:\+${SPACE}?[${D}]{1,3}|${ZERO}[${D}]{1,4}|[1\u{661}\u{6F1}](?=${PARTED}?\())(?:${PARTED}?\([${D}]{1,5}\)${PARTED}?[${D}]{1,12}|${PARTED}[${D}]{1,12})${MORE_GROUPS}${EXTENSION}`,
  String.raw`${SEVEN_DIGITS}\(\+?[${D}]{1,5}\)${PARTED}?[${D}]{2,12}${MORE_GROUPS}`,
  `${SEVEN_DIGITS}[${D}]{1,5}(?:${HYPHEN}[${D}]{1,12}){2,6}`,
  `${SEVEN_DIGITS}(?!${YEAR})[${D}]{1,5}(?:(?:${HYPHEN}|${SPACE})[${D}]{2,12}){2,6}`,
  `${SEVEN_DIGITS}(?!${YEAR})[${D}]{2,5}${SPACE}[${D}]{4,8}`,
  `${SEVEN_DIGITS}[${D}]{1,4}${HYPHEN}${ZERO}[${D}]{3,8}`,
  `[${D}]{1,3}${HYPHEN}[${D}]{6,8}`,
  `${SEVEN_DIGITS}[${D}]{3}${SPACE}[${D}]${SPACE}[${D}]{4,8}`,
  // 0800-MAQAL, and what is dialled for a balance: *100#.
  `[${D}]{1,4}(?:-[${D}]{1,4}){0,2}-[A-Z]{3,12}`,
  `[*#]{1,2}[${D}]{1,6}(?:[*][${D}]{1,12}){0,4}#`,
  // Ranges of years and of round numbers are none: 750-1258, 500-1000.
  `[${D}]{3}${HYPHEN}(?!${YEAR}|[${D}]{3}${ZERO})[${D}]{4}`,
  `(?!${YEAR}|[${D}]{3}${ZERO})[${D}]{4}${HYPHEN}(?!${YEAR}|[${D}]{3}${ZERO})[${D}]{4}`,
];
/** Thousands parted by spaces; by an ordinary one only round ones, as two numbers may follow each other. */
const THOUSANDS = String.raw`(?!${ZERO})[${D}]{1,3}(?:(?:[\u{A0}\u{202F}][${D}]{3}){1,4}|(?: [${D}]{3}){0,3} [${D}]{2}${ZERO})(?![.,]?[${D}])`;

/** An unfinished version, a product, a sum with its result. */
const VERSION = String.raw`[${D}]+\.[${D}]+${SPACE}[A-Z]{2,5}(?![${L}\p{N}])|[${D}]+(?:\.[${D}]+){1,3}(?:-[${D}]{1,6}){0,2}[\-+][A-Za-z][A-Za-z\d]{0,12}(?:\.[${D}]{1,6})?`;
const EQUATION = String.raw`${NUMBER}(?:${SPACE}?[+\-\u{2212}×*÷/]${SPACE}?${NUMBER}){1,6}${SPACE}?=${SPACE}?${SIGN}?${NUMBER}`;
const PRODUCT = String.raw`${NUMBER}(?:${SPACE}?[×✕÷^]${SPACE}?[+\-\u{2212}]?${NUMBER}|[*+]${NUMBER}){1,4}(?:${UNIT})?`;
const POWER = String.raw`[${D}]+[\u{207A}\u{207B}]?[\u{B2}\u{B3}\u{B9}\u{2070}-\u{2079}]+(?:${UNIT})?`;
const RATIO = `${NUMBER}/${NUMBER}${UNIT}`;
const MIXED = `[${D}]+${FRACTION}(?:${UNIT})?`;
/** An address of version 6: with a letter or with a gap, or it is a time. */
const NETWORK_ADDRESS = String.raw`(?=[\dA-Fa-f:]{0,39}(?:::|[A-Fa-f]))(?:[\dA-Fa-f]{0,4}:){2,7}[\dA-Fa-f]{1,4}`;
const CURRENCY_FIRST = String.raw`(?<![${L}])(?:(?=[A-Z]{3}${SPACE})(?:${CURRENCY})${SPACE}|(?:US|[AC]|NZ|HK)\$)${NUMBER}`;

const SIGNED = `${FREE}(?:${SIGN}?${MONEY}[+\\-\\u{2212}]?${NUMBER}(?:bn|[KMB])?|${SIGN}${NUMBER}(?:${UNIT}(?![${L}]))?|\\u{2013}${NUMBER}${UNIT}(?![${L}]))${NO_MORE}`;
const MEASURED = `${NOT_IN_NUMBER}${NUMBER}${UNIT}${NO_WORD}`;
const QUANTITIES = [EQUATION, PRODUCT, POWER, RATIO, MIXED, ANGLE, FEET, INCHES, CLOCK];
const NUMBERS = [...PHONES, DATE, THOUSANDS, VERSION, NETWORK_ADDRESS, ...QUANTITIES].join('|');
const COMPOUND = `${NOT_IN_NUMBER}(?:${NUMBERS})${NO_MORE}`;
const OPEN_ENDED = String.raw`${NOT_IN_NUMBER}${NUMBER}[+×](?![${L}\p{N}+])`;

/** A range of numbers or times, each with its sign and unit; it is read in the direction of the text. */
export const RANGE_PART = `${SIGN}?${MONEY}?${NUMBER}(?::[${D}]{2}){0,2}(?:${UNIT})?`;
const RANGE = `${NOT_IN_NUMBER}(?:(?=[${D}])|${APART})${RANGE_PART}(?:${DASH}${RANGE_PART}){1,4}${NO_WORD}`;
/** What parts the numbers of a range. */
export const RANGE_DASH = DASH;

// A run of Latin words is one token, because isolating one word of it would swap the words. A word may begin and end with
// a sign: .NET, ~/x, --help, src/, C++, main().
const INNER = String.raw`['’&./+#\-\\:=]`;
const JOINED_PART = String.raw`(?:${INNER}{1,3}|[/\\][(\[]{1,2}\.{0,3}|[)\]]{1,2}[/\\.]|\?(?=[A-Za-z_]{1,20}=)|%[/\\])(?!${WEB})[${L}${D}_][${L}\p{M}${D}_]*`;
const PATH_START = String.raw`(?:~|\.{1,2}|\\)?[/\\](?:\.\.[/\\]){0,6}\.?(?=[${L}${D}_])`;
const BEGINNING = String.raw`(?:${APART}(?<![\p{N}_./\\~@#$*:<\-])(?:${PATH_START}|--(?=[a-z])|-(?=[A-Za-z]{1,3}(?![${L}]))|\+\+(?=[a-z])|!(?=[A-Za-z])|\?(?=[A-Za-z_]{1,20}=)|~(?=[a-z][\w]{0,30}\/)|%(?=[A-Za-z_]{2,30}%)|\*?\.(?=[A-Za-z])|\$${SPACE}?(?=[A-Za-z_]))|[@#])`;
const ENDING = String.raw`(?:\+{1,3}|#|(?:\([^()\s]{0,24}\);|\(\)|\[\])|%|(?<=(?<![${L}${D}_])C)--|(?<=(?<![${L}${D}_])(?:A|B|AB|O))-(?![\p{L}\p{N}\-])|:[/\\](?![\p{L}\p{N}/\\])|(?<=(?<![${L}.])[A-Za-z](?:\.[A-Za-z])+)\.|[/\\](?![\p{L}\p{N}/\\]))`;
const WORD = String.raw`(?!${WEB}|${MAILBOX})[${L}${D}_][${L}\p{M}${D}_]*(?:${JOINED_PART})*${ENDING}?`;
const WORD_START = String.raw`(?:[@#.$~/\\]|\.{1,2}[/\\]|~[/\\]|--?)?\.?[${L}]`;
const BEFORE_WORD = `[,;:.]?${SPACE}(?:(?:[/&|=>]{1,2}|--)${SPACE})?(?=${WORD_START})`;
/** A number after a word is of its run, or it would stay behind where the run is isolated: .NET 8, C# 12, --port 3000. */
const BEFORE_NUMBER = String.raw`${SPACE}(?=[${D}]{1,9}(?:\.[${D}]{1,9}){0,3}(?:\.?[${L}]|\+|-[${D}]|${SPACE}[${L}])|[\u{660}-\u{669}]{1,4}[.\u{66B}][\u{660}-\u{669}])`;
const LAST_NUMBER = String.raw`(?:${SPACE}[${D}]{1,9}(?:[./][${D}]{1,9}){0,3}(?![\p{L}\p{N}]|[.,:/\-\u{2010}-\u{2015}\u{66B}]?[\p{N}]|${UNIT}|${SPACE}?[+×*/=]))?`;
const ARABIC_DECIMALS = String.raw`(?:\u{66B}[\u{660}-\u{669}]{1,4})?`;
const NEXT_WORD = `(?:${BEFORE_WORD}|${BEFORE_NUMBER})${BEGINNING}?${WORD}${ARABIC_DECIMALS}`;
const LATIN_RUN = `(?<![${L}${D}_])(?<![${D}][.,])(?=(?:${BEGINNING})?_{0,3}[${D}]{0,4}[${L}])${BEGINNING}?${WORD}(?:${NEXT_WORD})*${LAST_NUMBER}`;
/** 12 GB RAM. */
const MEASURED_NAME = `${NOT_IN_NUMBER}(?!${NUMBER}${SPACE}?(?:in|[a-z])${SPACE})${NUMBER}${UNIT}(?:${NEXT_WORD})+`;
/** A path without a name: ~/, ../.., C:\\ */
const BARE_PATH = String.raw`${APART}(?<![\p{N}_./\\~])(?:~|\.{1,2})\/(?:\.\.\/){0,6}(?:\.\.)?(?![\p{L}\p{N}/_]|\.[\p{L}\p{N}.])`;

// إسكندر-إم and إس-400; a longer second half is an ordinary compound such as الفرنسية-الإيطالية.
const ARABIC = String.raw`(?:(?!\p{N})[\p{Script=Arabic}\u{640}\p{M}])`;
const MODEL = String.raw`[\d\u{660}-\u{669}]{1,4}(?:(?!\p{N})[${L}\p{Script=Arabic}]){0,3}\d{0,2}`;
const MODEL_OR_LETTERS = String.raw`(?:${MODEL}|${ARABIC}{1,2})(?![\p{L}\p{M}\p{N}\-])`;
const ARABIC_NAME = String.raw`(?<![\p{L}\p{M}\p{N}])(?![وف]-)${ARABIC}{1,12}-${MODEL_OR_LETTERS}`;

const ISOLATED = [WEB_ADDRESS, REMOTE, MAIL_ADDRESS, BARE_PATH, CURRENCY_FIRST, COMPOUND].join('|');
const AFTER_RANGES = [MEASURED_NAME, SIGNED, MEASURED, OPEN_ENDED].join('|');
/** Signs that a number follows, behind at most four more: ₺5, ≈-3, № $-5. */
const NUMBER_SIGNS = String.raw`\-±∓≈≤≥≠×\u{2212}<>=№\u{2013}€£¥₤₪₺₹`;
/**
 * Where any but an Arabic name begins: looked at first, or each letter and sign would be tried with every pattern. Whoever
 * adds a pattern that begins with another sign, or with one before something else, names it here.
 */
const BEGIN = String.raw`(?=[${L}${D}]|${FRACTION}|[._+~#@$/\\]|-(?=[\w.%+@]|-[\w.%+\-@])|!(?=[A-Za-z])|\?(?=[A-Za-z_])|%(?=[\w.%+\-@])|\((?=\+?[${D}])|:(?=[\dA-Fa-f:])|\*(?=[*#.${D}])|[${NUMBER_SIGNS}][${NUMBER_SIGNS}+~#@$ \u{A0}\u{202F}]{0,4}(?:[${D}]|${FRACTION}))`;
export const TOKEN = new RegExp(
  `${BEGIN}(?:(?<ltr>${ISOLATED})|(?<range>${RANGE})|(?<signed>${AFTER_RANGES})|(?<latin>${LATIN_RUN}))|${ARABIC_NAME}`,
  'gu',
);

/** Fast path: a text without a letter of these scripts, a digit, a hyphen or the stroke of a path has no token. */
export const TOKEN_CHARACTER = new RegExp(`[${L}${D}/-]`, 'u');
