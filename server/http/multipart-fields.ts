const HEADERS_END = '\r\n\r\n';

/** The headers of a part end within: beyond that it is none of a browser's. */
const MAX_HEADERS_BYTES = 16 * 1024;

/** Stands for what is in a file, so that one that was chosen is told from none. */
const CONTENT = Buffer.from('-');

/**
 * A multipart form as it arrives (RFC 7578), without what is in its files: of a picture no page can give anything back, and the fields
 * behind it must not be lost for its size.
 */
export class FieldsOfMultipart {
  readonly #delimiter: Buffer;
  #pending = Buffer.alloc(0);
  #within: 'headers' | 'field' | 'file' | 'file that is not empty' = 'headers';

  constructor(boundary: string) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
  }

  /**
   * @param chunk null for the end
   * @returns what is kept so far, but for a rest that the next chunk decides about
   */
  take(chunk: Buffer | null): Buffer {
    this.#pending = chunk ? Buffer.concat([this.#pending, chunk]) : this.#pending;
    const kept: Buffer[] = [];
    while (this.#within === 'headers' ? this.#endHeaders(kept) : this.#endContent(kept));
    if (!chunk) kept.push(...this.#content(this.#pending));
    return Buffer.concat(kept);
  }

  /** @returns whether they ended, so that there may be more to be read */
  #endHeaders(kept: Buffer[]): boolean {
    const end = this.#pending.indexOf(HEADERS_END);
    if (end < 0 && this.#pending.length < MAX_HEADERS_BYTES) return false;
    const headers = this.#shift(end < 0 ? this.#pending.length : end + HEADERS_END.length);
    kept.push(headers);
    this.#within = /;\s*filename/i.test(headers.toString('latin1')) ? 'file' : 'field';
    return true;
  }

  #endContent(kept: Buffer[]): boolean {
    const end = this.#pending.indexOf(this.#delimiter);
    // The delimiter may have begun.
    const length = end < 0 ? Math.max(0, this.#pending.length - this.#delimiter.length) : end;
    kept.push(...this.#content(this.#shift(length)));
    if (end < 0) return false;
    kept.push(this.#shift(this.#delimiter.length));
    this.#within = 'headers';
    return true;
  }

  #content(bytes: Buffer): Buffer[] {
    if (this.#within === 'headers' || this.#within === 'field') return [bytes];
    if (this.#within !== 'file' || bytes.length === 0) return [];
    this.#within = 'file that is not empty';
    return [CONTENT];
  }

  #shift(length: number): Buffer {
    const [taken, rest] = [this.#pending.subarray(0, length), this.#pending.subarray(length)];
    this.#pending = rest;
    return taken;
  }
}
