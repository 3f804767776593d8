/** The first part of a `multipart/form-data` body, a file, as a stream: a form's other fields would have to be kept. */

/** The name under which it was sent, and its bytes. */
export interface SentFile {
  name: string;
  content: AsyncGenerator<Buffer>;
}

/** Of the lines before the file: longer than any browser's. */
const MAX_HEAD_BYTES = 16 * 1024;

/** The boundary that a Content-Type names; undefined for another kind of body. */
export function boundaryOf(contentType = ''): string | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  return quoted ?? bare;
}

/**
 * Reads up to the file's first byte; its content is then read chunk by chunk, in constant memory.
 * @throws when the body is no form, or ends before the file does
 */
export async function readSentFile(body: AsyncIterable<Buffer>, boundary: string): Promise<SentFile> {
  const chunks = body[Symbol.asyncIterator]();
  let kept: Buffer = Buffer.alloc(0);
  const more = async () => {
    const { done, value } = await chunks.next();
    if (done) throw new Error('The form ended early');
    kept = Buffer.concat([kept, value]);
  };
  let end = -1;
  while (end < 0) {
    await more();
    end = kept.indexOf('\r\n\r\n');
    if (end < 0 && kept.length > MAX_HEAD_BYTES) throw new Error('The form has no file');
  }
  const head = kept.subarray(0, end).toString();
  const [, name] = /^content-disposition:.*?;\s*filename="([^"]*)"/im.exec(head) ?? [];
  if (!head.startsWith(`--${boundary}\r\n`) || name === undefined) throw new Error('The form has no file');
  kept = kept.subarray(end + 4);

  async function* content(): AsyncGenerator<Buffer> {
    const mark = Buffer.from(`\r\n--${boundary}`);
    for (;;) {
      const found = kept.indexOf(mark);
      if (found >= 0) {
        if (found > 0) yield kept.subarray(0, found);
        return;
      }
      // A mark may have begun in what is there.
      const sure = kept.length - mark.length;
      if (sure > 0) {
        yield kept.subarray(0, sure);
        kept = kept.subarray(sure);
      }
      await more();
    }
  }
  return { name, content: content() };
}
