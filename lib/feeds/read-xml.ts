/** Streaming XML reader in constant memory, with clear errors. */
import { SaxesParser } from 'saxes';
import { XmlDecoder, XmlError } from './decode-xml';

export { XmlError };

interface XmlHandler {
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
  /** Bytes that are no text, replaced by U+FFFD, and the line of the first. */
  broken: { count: number; line: number };
  /** What stands before and after the document, such as notices of PHP. */
  outside: string[];
}

export function noWarnings(): XmlWarnings {
  return { count: 0, line: 0, reason: '', broken: { count: 0, line: 0 }, outside: [] };
}

/** In bytes. More without a tag is no field of an export but an element or CDATA that was never closed. */
const MAX_BYTES_WITHOUT_TAG = 32 * 1024 * 1024;
/** Of what stands after the document, in UTF-16 units. */
const MAX_OUTSIDE = 10_000;
/** An export is six elements deep. */
const MAX_DEPTH = 64;

/** Errors of saxes that are fatal, because the structure is broken; the others concern single characters. */
const FATAL =
  /^(?:unclosed tag|unmatched closing tag|unexpected (?:end|close tag)|document must contain|documents may contain only|text data outside)/;

/**
 * Parses XML. Entities defined in the file are not expanded (no entity bombs), and nothing is fetched (no XXE).
 * @param chunks the file's bytes, in the encoding of its byte order mark or declaration
 * Content before or after the document is skipped, invalid bytes are replaced, and both are counted in `warnings`.
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
  let after: string | undefined;

  parser.on('opentag', ({ name, attributes }) => {
    lastTag = bytes;
    if (after !== undefined) {
      if (name === 'rss')
        failure ??= new XmlError(
          parser.line,
          'second',
          'a second export begins here; save it in a file of its own',
        );
      return;
    }
    depth += 1;
    if (depth > MAX_DEPTH)
      failure ??= new XmlError(parser.line, 'deep', `more than ${MAX_DEPTH} elements inside each other`);
    handler.open(name, attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    lastTag = bytes;
    if (after !== undefined) return;
    depth -= 1;
    handler.close(name);
    if (depth === 0) after = '';
  });
  const onText = (text: string) => {
    if (after === undefined) handler.text(text);
    else if (after.length < MAX_OUTSIDE) after += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('error', ({ message }) => {
    if (after !== undefined) return;
    const reason = message.replace(/^\d+:\d+: /, '');
    if (FATAL.test(reason))
      failure ??= new XmlError(parser.line, 'broken', `the XML is broken here: ${reason}`);
    if (warnings.count === 0) Object.assign(warnings, { line: parser.line, reason });
    warnings.count += 1;
  });

  const decoder = new XmlDecoder();
  let started = false;
  const write = (text: string) => {
    if (text === '') return;
    if (!started) {
      started = true;
      parser.line += decoder.preamble.split('\n').length - 1;
      if (decoder.preamble !== '') warnings.outside.push(decoder.preamble);
    }
    parser.write(text);
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    write(decoder.write(chunk));
    if (failure) throw failure;
    if (bytes - lastTag > MAX_BYTES_WITHOUT_TAG)
      throw new XmlError(parser.line, 'unclosed', 'something begins before this line and is never closed');
    yield bytes;
  }
  write(decoder.end());
  parser.close();
  if (failure) throw failure;
  Object.assign(warnings.broken, decoder.broken);
  if (after?.trim()) warnings.outside.push(after);
  yield bytes;
}
