import { expect, test } from 'vitest';
import { boundaryOf, readSentFile } from './multipart-file';

/** A form as a browser sends it, in chunks of this size. */
async function* sent(content: string, size: number, cut = 0): AsyncGenerator<Buffer> {
  const form = new FormData();
  form.append('file', new File([content], 'تصدير "1".xml'));
  form.append('more', 'x');
  const response = new Response(form);
  boundary = boundaryOf(response.headers.get('content-type') ?? '') ?? '';
  const whole = Buffer.from(await response.arrayBuffer());
  for (let start = 0; start < whole.length - cut; start += size)
    yield whole.subarray(start, Math.min(start + size, whole.length - cut));
}
let boundary = '';

async function read(chunks: AsyncGenerator<Buffer>): Promise<{ name: string; text: string }> {
  // The first chunk tells the boundary of the test's form.
  const first = await chunks.next();
  async function* all() {
    if (!first.done) yield first.value;
    yield* chunks;
  }
  const { name, content } = await readSentFile(all(), boundary);
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return { name, text: Buffer.concat(parts).toString() };
}

test.each([1, 7, 64, 1000, 100_000])(
  'the file comes out as it was sent, in chunks of %i bytes',
  async (size) => {
    for (const text of ['', 'مقال', `--\r\n--${'-'.repeat(40)}\r\n`, 'خبر\r\n'.repeat(3000)])
      expect((await read(sent(text, size))).text).toBe(text);
    expect((await read(sent('x', size))).name).toContain('تصدير');
  },
);

test('a form that is cut off is no shorter file', async () => {
  await expect(read(sent('خبر\r\n'.repeat(3000), 100, 500))).rejects.toThrow(/early/);
});

test('a body of another kind has no boundary, and a form without a file none in it', async () => {
  expect(boundaryOf('text/plain; boundary=x')).toBeUndefined();
  expect(boundaryOf('multipart/form-data; boundary="a b"; x=y')).toBe('a b');
  async function* text() {
    yield Buffer.from('--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nwords\r\n--x--\r\n');
  }
  await expect(readSentFile(text(), 'x')).rejects.toThrow(/no file/);
});
