/**
 * Composes plain-text mail: subject, body and headers, so that no value can inject a header, reorder its line (bidi), or
 * break a link. Words come from messages/, under Mail (i18n/mail-words.ts).
 */
import { isolate, LRI, LRO, PDF, PDI, textDirection } from '@/lib/text/bidi';
import { plainLine } from '@/lib/text/plain-line';

/** A composed mail. Subject, recipient and headers are single lines. */
export interface Mail {
  /** Idempotency key: names the event, so that it gives one mail. Holds nothing personal. */
  key: string;
  recipient: string;
  subject: string;
  text: string;
  headers: Record<string, string>;
}

export interface Letter {
  key: string;
  recipient: string;
  /** BCP 47, of the words. */
  lang: string;
  subject: string;
  /** In order; a link stands on a line of its own. */
  parts: readonly (string | { link: string })[];
  /** Who sends it: the site's name and home page. */
  signature: { name: string; link: string };
  /** URL for one-click unsubscribing by POST (RFC 8058). */
  unsubscribe?: string;
}

/** RFC 5322 section 2.1.1 asks for at most 78 characters a line; the rest is room for a reply's "> ". */
const MAX_LINE_WIDTH = 72;

/** In graphemes: mail programs cut off subjects longer than a line. */
const MAX_SUBJECT_VALUE = 60;

/** Controls, line and paragraph separators, lone surrogates: what ends a line or hides in one. */
const BREAKING = /[\p{Cc}\p{Cs}\u{2028}\u{2029}]+/gu;
/** Embeddings, overrides, isolates and marks: a value that holds one could escape its own isolation. */
const BIDI_CONTROLS = /[\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;
const WIDTHLESS = /[\p{M}\p{Cf}]/gu;

/**
 * Composes a letter: one empty line between its parts, lines of at most 72 characters, and headers against automatic
 * replies (RFC 3834) and for unsubscribing (RFC 2369, RFC 8058).
 * @throws {RangeError} when the recipient is not one address, or a link is not an http address written in ASCII
 */
export function composeMail(letter: Letter): Mail {
  const { key, recipient, lang, subject, parts, signature, unsubscribe } = letter;
  if (!isMailable(recipient)) throw new RangeError('A mail goes to one address');
  const headers: Record<string, string> = {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': oneLine(lang),
  };
  if (unsubscribe !== undefined) {
    headers['List-Unsubscribe'] = `<${checkedLink(unsubscribe)}>`;
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
  }
  const body = parts.map((part) => (typeof part === 'string' ? wrapText(part) : lineOfLink(part.link)));
  // RFC 3676 section 4.3: what follows "-- " is a signature.
  const end = `-- \n${oneLine(signature.name)}\n${lineOfLink(signature.link)}\n`;
  return { key, recipient, subject: oneLine(subject), text: `${body.join('\n\n')}\n\n${end}`, headers };
}

/** Whether an address is safe in a header: one @, and nothing that separates addresses or ends a line. */
export function isMailable(address: string): boolean {
  return /^[^\s\p{C}@"<>()[\],;:\\]+@[^\s\p{C}@"<>()[\],;:\\]+$/u.test(address);
}

/** A value (name, title) within a sentence: one line, bidi-isolated, as are the telephone numbers and designations in it. */
export function mailValue(text: string): string {
  const line = oneLine(text.replace(BIDI_CONTROLS, ''));
  return isolate(plainLine(line, textDirection(line)));
}

/** The same for a subject, truncated. */
export function subjectValue(text: string): string {
  const clusters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  if (clusters.length <= MAX_SUBJECT_VALUE) return mailValue(text);
  return mailValue(`${clusters.slice(0, MAX_SUBJECT_VALUE).join('').trimEnd()}…`);
}

/** Message-ID of a row of the outbox: the same for every retry, so that mail programs recognize a duplicate. */
export function messageId(id: number, createdAt: Date, host: string): string {
  return `<outbox.${id}.${createdAt.getTime()}@${oneLine(host)}>`;
}

/** Replaces everything that could end a line by a space. */
export function oneLine(text: string): string {
  return text.replace(BREAKING, ' ').replace(/ {2,}/g, ' ').trim();
}

/**
 * A link on its line. The space before the mark is for programs that make links of addresses: to Android's Linkify
 * U+2069 is a letter like any other and would become the end of the address.
 */
function lineOfLink(link: string): string {
  return `${LRI}${checkedLink(link)} ${PDI}`;
}

function checkedLink(link: string): string {
  if (!/^https?:\/\/[!#-;=?-~]+$/.test(link)) throw new RangeError('A link is an http address in ASCII');
  return link;
}

/**
 * Wraps a text at its spaces into lines of at most `width` characters, marks and invisibles not counted; a longer word
 * keeps its line. A line is a paragraph to the bidi algorithm, so what is open across a break is closed and reopened.
 */
export function wrapText(text: string, width = MAX_LINE_WIDTH): string {
  const lines: string[] = [];
  let line = '';
  let open = '';
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line + closing(open));
      line = open + word;
    } else line = longer;
    open = openAfter(word, open);
  }
  return [...lines, line].join('\n');
}

/** A value, the whole of it in its direction, a token of it, and digits that need an override: values hold none of their own. */
const MAX_DEPTH = 4;

/** The isolates and overrides that are open after a word, the outermost first. */
function openAfter(word: string, before: string): string {
  let open = before;
  for (const [mark] of word.matchAll(/[\u{202C}\u{202D}\u{2066}-\u{2069}]/gu)) {
    open = mark === PDI || mark === PDF ? open.slice(0, -1) : (open + mark).slice(0, MAX_DEPTH);
  }
  return open;
}

function closing(open: string): string {
  return [...open]
    .reverse()
    .map((mark) => (mark === LRO ? PDF : PDI))
    .join('');
}

function widthOf(line: string): number {
  return [...line.replace(WIDTHLESS, '')].length;
}
