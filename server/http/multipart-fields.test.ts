import { expect, test } from 'vitest';
import { FieldsOfMultipart } from './multipart-fields';

/** What is left of a form that arrives in chunks of this size. */
async function left(form: FormData, size: number): Promise<{ bytes: number; fields: [string, unknown][] }> {
  const sent = new Response(form);
  const type = sent.headers.get('content-type') ?? '';
  const filter = new FieldsOfMultipart(type.split('boundary=')[1] ?? '');
  const body = Buffer.from(await sent.arrayBuffer());
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) chunks.push(filter.take(body.subarray(at, at + size)));
  chunks.push(filter.take(null));
  const kept = Buffer.concat(chunks);
  const parsed = await new Response(new Uint8Array(kept), { headers: { 'content-type': type } }).formData();
  const fields = [...parsed].map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? value : [value.name, value.size],
  ]);
  return { bytes: kept.length, fields };
}

test.each([1, 7, 64, 1000, 1_000_000])('fields stay whole around files, %i bytes at a time', async (size) => {
  const form = new FormData();
  form.set('title', 'عنوان');
  form.set('picture', new File(['\r\n--\r\n\r\n', 'x'.repeat(20_000)], 'البحر.jpg'));
  form.set('body', 'نص\r\n\r\n--ثان\r\n');
  form.set('none', new File([], ''));
  form.set('last', '');
  const { bytes, fields } = await left(form, size);
  expect(fields).toEqual([
    ['title', 'عنوان'],
    ['picture', ['البحر.jpg', 1]],
    ['body', 'نص\r\n\r\n--ثان\r\n'],
    ['none', ''],
    ['last', ''],
  ]);
  expect(bytes).toBeLessThan(2000);
});
