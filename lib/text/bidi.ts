/**
 * Bidirectional text: the base direction of a paragraph, and the tokens that must be isolated or kept on one line.
 * Which ones was measured in Chromium, by the place of each character of 44 phrases with and without isolation.
 */

import {
  L,
  MAIL_ADDRESS,
  RANGE_DASH,
  RANGE_PART,
  TOKEN,
  TOKEN_CHARACTER,
  WEB_ADDRESS,
} from './token-patterns';

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
export const LRO = '\u{202D}';
export const PDF = '\u{202C}';

/** Wraps a value in FSI…PDI for plain-text outputs (mail subjects, feeds). Removes nothing. */
export function isolate(text: string): string {
  return `${FSI}${text}${PDI}`;
}

/**
 * Whether a token runs left to right only by an override: ٠٥٠-١٢٣ runs right to left in an isolate too, as Arabic-Indic
 * digits on both sides of a sign are right to left to the bidi algorithm.
 */
function needsOverride(token: string): boolean {
  return /[\u{660}-\u{669}]/u.test(token) && token.search(RTL_LETTER) < 0;
}

/** The element for a token of kind 'ltr', with `dir`. */
export function elementOf(token: string): 'bdi' | 'bdo' {
  return needsOverride(token) ? 'bdo' : 'bdi';
}

/** A token of kind 'ltr' for outputs without markup. */
export function isolateToken(token: string): string {
  const ordered = needsOverride(token) ? `${LRO}${token}${PDF}` : token;
  return `${LRI}${ordered}${PDI}`;
}

/** Longest token kept on one line: about 250 px at body size, so a 320 px screen never scrolls sideways. */
const MAX_NOWRAP_LENGTH = 24;

const SPACED_NAME = String.raw`[A-Z][A-Z\d\-]{0,11} \/ [A-Z\d][A-Z\d\-]{0,11}(?![${L}\d])`;
const LATIN_NAME = new RegExp(String.raw`${SPACED_NAME}|[${L}\d]+(?:[\-./][${L}\d]+)*`, 'gu');

const RTL_SCRIPTS = ['Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko', 'Samaritan', 'Mandaic', 'Adlam'];
const RTL_LETTER = new RegExp(
  `(?=\\p{L})[${RTL_SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('')}]`,
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
 * Tokenizes plain text; the tokens joined are the input. 'ltr' and 'ltr-nowrap' break in Arabic text unless
 * isolated (Su-57M+, @Eurosam, URLs, ISO dates, 050-123-4567, -5, 20%, 1.2 USD, .NET, ~/x), in every system of digits;
 * 'nowrap' is a designation that would break at the end of a line (SAMP / T, إسكندر-إم), at most `longest` UTF-16 units
 * long. Scores and ranges (3-1, 10-20%) are read right to left, each number in its own order. Linear in the text.
 */
export function markTokens(text: string, longest = MAX_NOWRAP_LENGTH): Token[] {
  const tokens: Token[] = [];
  if (!TOKEN_CHARACTER.test(text)) return text === '' ? tokens : [{ text, kind: 'plain' }];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { ltr, range, signed, latin } = match.groups ?? {};
    addToken(tokens, text.slice(end, match.index), 'plain', longest);
    if (latin !== undefined) addLatinRun(tokens, latin, longest);
    else if (range !== undefined) addRange(tokens, range, isTurned(range, match.index, text), longest);
    else addToken(tokens, match[0], (ltr ?? signed) === undefined ? 'nowrap' : 'ltr', longest);
    end = match.index + match[0].length;
  }
  addToken(tokens, text.slice(end), 'plain', longest);
  return tokens;
}

const NUMBER_OF_RANGE = new RegExp(`(?<part>${RANGE_PART})(?<dash>${RANGE_DASH})?`, 'gu');

/**
 * Whether the numbers of a range must be isolated: with a sign or unit, and at the start of an Arabic text, where 3-1 would
 * run left to right. After a letter bare numbers are in order by themselves.
 */
function isTurned(range: string, at: number, text: string): boolean {
  if (!/^[\p{N}.,]+(?:\p{Pd}[\p{N}.,]+)+$/u.test(range)) return true;
  return at < text.search(/\p{L}/u) && text.search(RTL_LETTER) >= 0;
}

function addRange(tokens: Token[], range: string, turned: boolean, longest: number): void {
  if (!turned) addToken(tokens, range, 'plain', longest);
  else
    for (const { groups } of range.matchAll(NUMBER_OF_RANGE)) {
      addToken(tokens, groups?.part ?? '', 'ltr', longest);
      addToken(tokens, groups?.dash ?? '', 'plain', longest);
    }
}

/** Isolates a Latin run only for a sign at one of its ends: between two Latin letters it stays in place. */
function addLatinRun(tokens: Token[], run: string, longest: number): void {
  const isParted = /[\u{660}-\u{669}]/u.test(run) && /[^\p{L}\p{M}\p{N}]/u.test(run);
  if (isParted || /^[^\p{L}\p{N}]|[^\p{L}\p{M}\p{N}]$/u.test(run)) {
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
