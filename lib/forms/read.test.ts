import { expect, test } from 'vitest';
import { readPostedText } from './read';

function read(value: string | Blob | undefined, limit = 3) {
  const form = new FormData();
  if (value !== undefined) form.set('text', value);
  return readPostedText(form, 'text', limit);
}

test('a text comes back as it was typed, and as it is stored', () => {
  expect(read(' أهل\r\n')).toEqual({ text: ' أهل\r\n', clean: 'أهل', error: null });
});

test.each([
  ['nothing', undefined, 'missing'],
  ['a file', new Blob(['أهل']), 'missing'],
  ['what nobody sees', ' \u{200B}\n', 'missing'],
  ['one letter too many', 'أهلا', 'too-long'],
  ['as many as may be, with their marks', 'أَهْلٌ', null],
])('%s', (_, value, error) => {
  expect(read(value).error).toBe(error);
});
