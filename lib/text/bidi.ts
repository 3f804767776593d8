/**
 * Bidirectional text: the base direction of a paragraph, and the tokens that must be isolated or kept on one line.
 * Which ones was measured in Chromium, by the place of each character of 44 phrases with and without isolation.
 */

export type Direction = 'rtl' | 'ltr';
/** 'ltr' needs isolation, 'nowrap' no line break, 'ltr-nowrap' both. */
export type TokenKind = 'plain' | 'ltr' | 'nowrap' | 'ltr-nowrap';

interface Token {
  text: string;
  kind: TokenKind;
}

/** Marks that open an isolate of one direction, and the one that closes any isolate. */
export const LRI = '\u{2066}';
export const RLI = '\u{2067}';
export const PDI = '\u{2069}';
const FSI = '\u{2068}';

/** Wraps a value in FSI…PDI for plain-text outputs (mail subjects, feeds). Removes nothing. */
export function isolate(text: string): string {
  return `${FSI}${text}${PDI}`;
}

/** Longest token kept on one line: about 250 px at body size, so a 320 px screen never scrolls sideways. */
const MAX_NOWRAP_LENGTH = 24;

// Token patterns have bounded or disjoint parts and start only at the edge of a word, so that matching stays linear in
// hostile text.
const L = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}`;
const SPACE = String.raw`[ \u{A0}]`;
const WEB = String.raw`(?:[Hh]ttps?:\/\/|[Ww]ww\.)`;
const WEB_STOP = String.raw`\s()<>"“”«»،؛\u{2066}-\u{2069}`;
const WEB_GROUP = String.raw`\([^${WEB_STOP}]*\)`;
const WEB_END = String.raw`(?:[^${WEB_STOP}.,:;!?؟'’*\]]|${WEB_GROUP})`;
const WEB_ADDRESS = String.raw`(?<![${L}\d])${WEB}(?:[^${WEB_STOP}]|${WEB_GROUP})*${WEB_END}`;
const MAILBOX = String.raw`[A-Za-z0-9._%+\-]{1,64}@`;
const MAIL_HOST = String.raw`(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}`;
const MAIL_ADDRESS = String.raw`(?<![A-Za-z0-9._%+\-])${MAILBOX}${MAIL_HOST}`;

// A number is not free inside a word or a range (إس-400, 3-1, 2010 -2015), nor after a Latin word: there the bidi
// algorithm orders it right by itself.
const FREE = String.raw`(?<![\p{L}\p{M}\p{N}_.,/\-])(?<![${L}\p{N}]\s)`;
const NO_MORE = String.raw`(?![${L}\p{N}_\-])`;
const NUMBER = String.raw`\d+(?:[.,]\d+)*`;
const SIGN = String.raw`[+\-\u{2212}]`;
const ISO_DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const ISO_TIME = String.raw`T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+\-]\d\d:?\d\d)?`;
const ISO_DATE = String.raw`(?<![${L}\p{N}_.,/\-])${ISO_DAY}(?:${ISO_TIME})?${NO_MORE}`;
const PHONE_GROUPS = String.raw`(?:[\-\u{A0} ]\d{6,12}|(?:[\-\u{A0} ](?:\d{1,5}|\(\d{1,5}\))){2,6})`;
const PHONE = String.raw`${FREE}\+\d{1,3}${PHONE_GROUPS}${NO_MORE}`;
const SIGNED = `${FREE}(?:${SIGN}?[$€£¥]${NUMBER}(?:bn|[KMB])?|${SIGN}${NUMBER}%?)${NO_MORE}`;
const CURRENCY = `(?:${Intl.supportedValuesOf('currency').join('|')})`;
const PRICE = `${FREE}${NUMBER}${SPACE}${CURRENCY}${NO_MORE}`;

// A run of Latin words is one token, because isolating one word of it would swap the words.
const JOINED_PART = String.raw`['’&./+#\-]{1,3}[${L}\d_][${L}\p{M}\d_]*`;
const WORD = String.raw`(?!${WEB}|${MAILBOX})[${L}\d_][${L}\p{M}\d_]*(?:${JOINED_PART})*(?:\+{1,3}|#)?`;
const BEFORE_WORD = `[,;:.]?${SPACE}(?:[/&]${SPACE})?(?=[@#]?[${L}])`;
const BEFORE_NUMBER = String.raw`${SPACE}(?=\d{1,9}(?:[${L}]|\+|-\d))`;
const NEXT_WORD = `(?:${BEFORE_WORD}|${BEFORE_NUMBER})[@#]?${WORD}`;
const LATIN_RUN = String.raw`(?<![${L}\d_])(?<!\d[.,])(?=[@#]?\d{0,4}[${L}])[@#]?${WORD}(?:${NEXT_WORD})*`;

// إسكندر-إم and إس-400; a longer second half is an ordinary compound such as الفرنسية-الإيطالية.
const ARABIC = String.raw`[\p{Script=Arabic}\u{640}\p{M}]`;
const MODEL = String.raw`[\d\u{660}-\u{669}]{1,4}[${L}\p{Script=Arabic}]{0,3}\d{0,2}`;
const MODEL_OR_LETTERS = String.raw`(?:${MODEL}|${ARABIC}{1,2})(?![\p{L}\p{M}\p{N}\-])`;
const ARABIC_NAME = String.raw`(?<![\p{L}\p{M}\p{N}])${ARABIC}{1,12}-${MODEL_OR_LETTERS}`;

const ISOLATED = [WEB_ADDRESS, MAIL_ADDRESS, ISO_DATE, PHONE, SIGNED, PRICE].join('|');
const TOKEN = new RegExp(`(?<ltr>${ISOLATED})|(?<latin>${LATIN_RUN})|${ARABIC_NAME}`, 'gu');
const SPACED_NAME = String.raw`[A-Z][A-Z\d\-]{0,11} \/ [A-Z\d][A-Z\d\-]{0,11}(?![${L}\d])`;
const LATIN_NAME = new RegExp(String.raw`${SPACED_NAME}|[${L}\d]+(?:[\-./][${L}\d]+)*`, 'gu');

const RTL_SCRIPTS = ['Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko', 'Samaritan', 'Mandaic', 'Adlam'];
const RTL_LETTER = new RegExp(
  RTL_SCRIPTS.map((script) => String.raw`(?=\p{L})\p{Script=${script}}`).join('|'),
  'gu',
);
const NOT_COUNTED = new RegExp(String.raw`${WEB_ADDRESS}|${MAIL_ADDRESS}|[@#][\p{L}\p{M}\p{N}_]+`, 'gu');

/**
 * Base direction of one paragraph of plain text, by the majority of its letters: first-strong is wrong for "F-35 أفضل
 * من Su-57!", and for one in eighteen comments of news pages on Facebook (MPOLD). URLs, e-mail addresses, @mentions
 * and #hashtags do not count; a tie or no letter at all gives the fallback.
 */
export function textDirection(text: string, fallback: Direction = 'rtl'): Direction {
  // Tatweel is a letter without a script, so it would count as Latin.
  const counted = text.replace(NOT_COUNTED, ' ').replaceAll('\u{640}', '');
  const letters = counted.match(/\p{L}/gu)?.length ?? 0;
  const rtl = counted.match(RTL_LETTER)?.length ?? 0;
  if (rtl * 2 === letters) return fallback;
  return rtl * 2 > letters ? 'rtl' : 'ltr';
}

/**
 * Tokenizes plain text; the tokens joined are the input. 'ltr' and 'ltr-nowrap' break in Arabic text unless isolated
 * (Su-57M+, @Eurosam, URLs, ISO dates, +966 50 123 4567, -5, 1.2 USD); 'nowrap' is a designation that would break at
 * the end of a line (SAMP / T, إسكندر-إم), at most `longest` UTF-16 units long. Scores and ranges (3-1) are plain:
 * they are read right to left. Linear in the text.
 */
export function markTokens(text: string, longest = MAX_NOWRAP_LENGTH): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    addToken(tokens, text.slice(end, match.index), 'plain', longest);
    if (match.groups?.latin !== undefined) addLatinRun(tokens, match[0], longest);
    else addToken(tokens, match[0], match.groups?.ltr !== undefined ? 'ltr' : 'nowrap', longest);
    end = match.index + match[0].length;
  }
  addToken(tokens, text.slice(end), 'plain', longest);
  return tokens;
}

/** Isolates a Latin run only for a sign at one of its ends: between two Latin letters it stays in place. */
function addLatinRun(tokens: Token[], run: string, longest: number): void {
  if (/^[@#]|[+#]$/.test(run)) {
    addToken(tokens, run, 'ltr', longest);
    return;
  }
  let end = 0;
  for (const match of run.matchAll(LATIN_NAME)) {
    addToken(tokens, run.slice(end, match.index), 'plain', longest);
    addToken(tokens, match[0], isDesignation(match[0]) ? 'nowrap' : 'plain', longest);
    end = match.index + match[0].length;
  }
  addToken(tokens, run.slice(end), 'plain', longest);
}

/** Letters with a digit (F-35A), or a hyphen or slash without lower case (KM-SAM, the end of ATR 72-600): not "anti-aircraft". */
function isDesignation(word: string): boolean {
  return (/\d/.test(word) && /\p{L}/u.test(word)) || (/[-/]/.test(word) && !/\p{Ll}/u.test(word));
}

function addToken(tokens: Token[], text: string, kind: TokenKind, longest: number): void {
  if (text === '') return;
  const fitting = fittingKind(text, kind, longest);
  const last = tokens.at(-1);
  if (fitting === 'plain' && last?.kind === 'plain') last.text += text;
  else tokens.push({ text, kind: fitting });
}

/** A short token stays on one line, a long one may break. */
function fittingKind(text: string, kind: TokenKind, longest: number): TokenKind {
  if (kind === 'plain') return kind;
  const short = text.length <= longest;
  if (kind === 'ltr') return short ? 'ltr-nowrap' : 'ltr';
  return short ? kind : 'plain';
}
