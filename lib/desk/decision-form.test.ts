import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { parseDecision, refuseValue } from './decision-form';
import { itemTextSchema, parseItemText } from './item-text-form';

const itemText = itemTextSchema(10);

test.each([
  [{ decision: 'publish' }, { action: 'publish', decision: { state: 'published' } }],
  [{ decision: 'spam' }, { action: 'spam', decision: { state: 'spam' } }],
  [{ decision: refuseValue('abuse') }, { action: 'refuse', decision: { state: 'refused', reason: 'abuse' } }],
  [{ decision: 'refuse' }, { action: 'refuse', decision: null }],
  [{ decision: 'refuse:envy' }, { action: 'refuse', decision: null }],
  [{ decision: 'pick' }, { action: 'pick', decision: null }],
  [{}, { action: 'refuse', decision: null }],
])('the decision %j', (fields, parsed) => {
  expect(parseDecision(formOf({ ...fields, item: '7:2' }), 1)).toEqual({
    ...parsed,
    comments: [{ id: 7, revision: 2 }],
  });
});

test('comments that cannot be read are left out, and those beyond the most', () => {
  const item = ['7:2', '8', '', 'x:1', '9:0', '10:1', '11:1'];
  expect(parseDecision(formOf({ decision: 'publish', item }), 6).comments).toEqual([
    { id: 7, revision: 2 },
    { id: 10, revision: 1 },
  ]);
});

test('a text comes with the comment it is about', () => {
  const form = formOf({ text: ' أهل\r\n', item: '7:2' });
  expect(parseItemText(itemText, form)).toEqual({
    data: { text: 'أهل', seen: { id: 7, revision: 2 } },
    values: { text: ' أهل\r\n' },
  });
});

test.each([
  ['', '7:2', { text: 'missing' }],
  ['أ'.repeat(11), '7:2', { text: 'too-long' }],
  ['أهل', '7', { form: 'stale' }],
])('the text %j about %s comes back', (text, item, errors) => {
  expect(parseItemText(itemText, formOf({ text, item }))).toEqual({ errors, values: { text } });
});
