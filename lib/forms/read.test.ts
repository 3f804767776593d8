import { expect, test } from 'vitest';
import { z } from 'zod';
import { formOf } from '@/test/form';
import { parseForm, textField } from './read';

const schema = z.object({ text: textField(3) });

test('a text comes back as it was typed, and as it is stored', () => {
  expect(parseForm(schema, formOf({ text: ' أهل\r\n' }))).toEqual({
    data: { text: 'أهل' },
    values: { text: ' أهل\r\n' },
  });
});

test.each([
  ['nothing', {}, 'missing'],
  ['a file', { text: new Blob(['أهل']) }, 'missing'],
  ['what nobody sees', { text: ' \u{200B}\n' }, 'missing'],
  ['one letter too many', { text: 'أهلا' }, 'too-long'],
])('%s', (_, fields, error) => {
  expect(parseForm(schema, formOf(fields))).toHaveProperty('errors.text', error);
});

test('as many letters as may be are taken with their marks', () => {
  expect(parseForm(schema, formOf({ text: 'أَهْلٌ' }))).toHaveProperty('data.text', 'أَهْلٌ');
});
