/** Streaming XML reader in constant memory, with clear errors. */
import { SaxesParser } from 'saxes';

/** Why a file cannot be read, worded for whoever chose it. Lines count from 1. */
export class XmlError extends Error {
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(reason);
  }
}

export interface XmlHandler {
  open: (name: string, attributes: Record<string, string>) => void;
  /** Text between two tags; called several times where some of it is CDATA. */
  text: (text: string) => void;
  close: (name: string) => void;
}

/** Errors that were recovered from: unknown entities, control characters. */
export interface XmlWarnings {
  count: number;
  /** The first of them. */
  line: number;
  reason: string;
}

/** In bytes. More without a tag is no field of an export but an element or CDATA that was never closed. */
const MAX_BYTES_WITHOUT_TAG = 32 * 1024 * 1024;
/** An export is six elements deep. */
const MAX_DEPTH = 64;

/** Errors of saxes that are fatal, because the structure is broken; the others concern single characters. */
const FATAL =
  /^(?:unclosed tag|unmatched closing tag|unexpected (?:end|close tag)|document must contain|documents may contain only|text data outside)/;

/**
 * Parses XML. Entities defined in the file are not expanded (no entity bombs), and nothing is fetched (no XXE).
 * @param chunks the file's bytes, in the encoding of its byte order mark or declaration
 * @yields after each chunk was handled: the bytes read so far
 * @throws XmlError when it is not well-formed, too deep, or in another encoding than declared
 */
export async function* readXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  warnings: XmlWarnings,
): AsyncGenerator<number> {
  const parser = new SaxesParser();
  let bytes = 0;
  let lastTag = 0;
  let depth = 0;
  let failure: XmlError | undefined;

  parser.on('opentag', ({ name, attributes }) => {
    lastTag = bytes;
    depth += 1;
    if (depth > MAX_DEPTH)
      failure ??= new XmlError(parser.line, `more than ${MAX_DEPTH} elements inside each other`);
    handler.open(name, attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    lastTag = bytes;
    depth -= 1;
    handler.close(name);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('error', ({ message }) => {
    const reason = message.replace(/^\d+:\d+: /, '');
    if (FATAL.test(reason)) failure ??= new XmlError(parser.line, `the XML is broken here: ${reason}`);
    if (warnings.count === 0) Object.assign(warnings, { line: parser.line, reason });
    warnings.count += 1;
  });

  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(chunk);
    bytes += chunk.length;
    parser.write(decode(decoder, parser.line, chunk));
    if (failure) throw failure;
    if (bytes - lastTag > MAX_BYTES_WITHOUT_TAG)
      throw new XmlError(parser.line, 'something begins before this line and is never closed');
    yield bytes;
  }
  if (decoder) parser.write(decode(decoder, parser.line));
  parser.close();
  if (failure) throw failure;
  yield bytes;
}

function decode(decoder: TextDecoder, line: number, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    const reason = `the text is not ${decoder.encoding}, as the file says; save it as UTF-8, or name its encoding in its first line`;
    throw new XmlError(line, reason);
  }
}

/** By the byte order mark, else the zero bytes of UTF-16, else the XML declaration, else UTF-8. */
function decoderFor(start: Uint8Array): TextDecoder {
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200));
  const declared = /^[^>]{0,40}\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const marked = head.startsWith('\u00ff\u00fe') || start[1] === 0 ? 'utf-16le' : undefined;
  const big = head.startsWith('\u00fe\u00ff') || start[0] === 0 ? 'utf-16be' : undefined;
  const utf8 = head.startsWith('\u00ef\u00bb\u00bf') ? 'utf-8' : undefined;
  const label = utf8 ?? big ?? marked ?? declared;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new XmlError(1, `the encoding ${label} is not known; save the file as UTF-8`);
  }
}
