/** Decodes the bytes of an XML file, lenient as WordPress's own importer is. */
import { isUtf8 } from 'node:buffer';

/** Why a file cannot be read: at the desk in its language (`DeskImport.causes`). */
export const xmlCauses = [
  'broken',
  'deep',
  'unclosed',
  'encoding',
  'second',
  'other-site',
  'no-export',
] as const;
export type XmlCause = (typeof xmlCauses)[number];

/** Why a file cannot be read, worded for the person who imports it by a command. Lines count from 1. */
export class XmlError extends Error {
  /** Where several are read. */
  file?: string;

  constructor(
    readonly line: number,
    readonly kind: XmlCause,
    reason: string,
  ) {
    super(reason);
  }
}

/** Where a document begins. A site may print before it: notices of PHP, a byte order mark, empty lines. */
const START = /<\?xml[\s?]|<rss[\s>]/;
/** In bytes. What begins later is no document with a few notices before it. */
const MAX_PREAMBLE = 256 * 1024;

/** Below this the encoding is not in doubt. */
const MIN_DOUBTED = 20;

const NEWLINE = 10;
const UTF8_MARK = '\u00ef\u00bb\u00bf';
const UTF8_REPLACEMENT = Buffer.from('\ufffd');

/** Streaming decoder: what stands before the document is set apart, broken bytes become U+FFFD and are counted. */
export class XmlDecoder {
  /** What stands before the document. */
  preamble = '';
  /** Of the text decoded so far. */
  line = 1;
  /** Bytes that are no text in the file's encoding, with the line of the first. */
  readonly broken = { count: 0, line: 0 };
  #head: Uint8Array | undefined = new Uint8Array();
  #decoder: TextDecoder | undefined;
  /** The last two bytes, in which a replacement character of the file may begin. */
  #tail = new Uint8Array();
  /** Bytes that letters take beyond one each. */
  #wide = 0;

  /** Empty while the beginning of the document is being looked for. */
  write(chunk: Uint8Array): string {
    if (!this.#head) return this.#decode(chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    const start = startOf(this.#head);
    return start === undefined && this.#head.length < MAX_PREAMBLE ? '' : this.#begin(start ?? 0);
  }

  /** @throws XmlError when most of what is not ASCII is broken: the file is in another encoding than it says */
  end(): string {
    const text = (this.#head ? this.#begin(0) : '') + this.#decode();
    const { count, line } = this.broken;
    if (count >= MIN_DOUBTED && count > this.#wide) {
      const reason = `the text is not ${this.#decoder?.encoding}, as the file says; save it as UTF-8, or name its encoding in its first line`;
      throw new XmlError(line, 'encoding', reason);
    }
    return text;
  }

  #begin(start: number): string {
    const head = this.#head ?? new Uint8Array();
    this.#head = undefined;
    this.preamble = new TextDecoder().decode(head.subarray(0, start));
    this.line += newlines(this.preamble);
    const document = head.subarray(start);
    this.#decoder = decoderFor(document);
    return this.#decode(document);
  }

  #decode(chunk?: Uint8Array): string {
    const text = (chunk ? this.#decoder?.decode(chunk, { stream: true }) : this.#decoder?.decode()) ?? '';
    this.#wide += (chunk?.length ?? 0) - text.length;
    const replaced = text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0;
    const broken = replaced > 0 ? replaced - this.#ownReplacements(chunk) : 0;
    if (broken > 0) {
      if (this.broken.count === 0) this.broken.line = this.line + this.#linesBeforeBroken(text, chunk);
      this.broken.count += broken;
    }
    this.line += newlines(text);
    if (chunk) this.#tail = chunk.slice(-2);
    return text;
  }

  #linesBeforeBroken(text: string, chunk: Uint8Array = new Uint8Array()): number {
    const first = newlines(text.slice(0, text.indexOf('\ufffd')));
    if (this.#decoder?.encoding !== 'utf-8' || text.startsWith('\ufffd')) return first;
    let count = 0;
    for (let start = 0; start < chunk.length; count += 1) {
      const end = chunk.indexOf(NEWLINE, start);
      // The last line may end within a letter, but is the broken one if no other is.
      if (end < 0) return count;
      // The first line may begin within a letter.
      while (start < end && count === 0 && ((chunk[start] ?? 0) & 0xc0) === 0x80) start += 1;
      if (!isUtf8(chunk.subarray(start, end))) return count;
      start = end + 1;
    }
    return count;
  }

  /** Replacement characters that the file itself holds. */
  #ownReplacements(chunk: Uint8Array = new Uint8Array()): number {
    if (this.#decoder?.encoding !== 'utf-8') return 0;
    const bytes = Buffer.concat([this.#tail, chunk]);
    let count = 0;
    for (let at = bytes.indexOf(UTF8_REPLACEMENT); at >= 0; at = bytes.indexOf(UTF8_REPLACEMENT, at + 3))
      count += 1;
    return count;
  }
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Undefined where no document begins yet. UTF-16, told by its zero bytes, has nothing before it. */
function startOf(head: Uint8Array): number | undefined {
  const text = new TextDecoder('latin1').decode(head);
  if (isUtf16(text)) return 0;
  const found = START.exec(text)?.index;
  return found === UTF8_MARK.length && text.startsWith(UTF8_MARK) ? 0 : found;
}

function isUtf16(text: string): boolean {
  return /^(?:\u00ff\u00fe|\u00fe\u00ff|\0|[^\0]\0)/.test(text);
}

/** By the byte order mark, else the zero bytes of UTF-16, else the XML declaration, else UTF-8. */
function decoderFor(start: Uint8Array): TextDecoder {
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200));
  const declared = /^[^>]{0,40}\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const marked = head.startsWith('\u00ff\u00fe') || start[1] === 0 ? 'utf-16le' : undefined;
  const big = head.startsWith('\u00fe\u00ff') || start[0] === 0 ? 'utf-16be' : undefined;
  const utf8 = head.startsWith(UTF8_MARK) ? 'utf-8' : undefined;
  const label = utf8 ?? big ?? marked ?? declared;
  try {
    return new TextDecoder(label);
  } catch {
    throw new XmlError(1, 'encoding', `the encoding ${label} is not known; save the file as UTF-8`);
  }
}
