import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { parseModerator } from './moderator-form';

test('a moderator has a clean name and an e-mail in lower case', () => {
  const typed = { name: ' ليلى ', email: ' Layla@Example.com ', role: 'admin' };
  expect(parseModerator(formOf(typed))).toEqual({
    data: { name: 'ليلى', email: 'layla@example.com', role: 'admin' },
    values: typed,
  });
});

test.each([
  [
    { name: '', email: '' },
    { name: 'missing', email: 'missing' },
  ],
  [
    { name: 'س'.repeat(61), email: 'layla' },
    { name: 'too-long', email: 'invalid' },
  ],
])('the moderator %j comes back', (fields, errors) => {
  const typed = { ...fields, role: 'moderator' };
  expect(parseModerator(formOf(typed))).toEqual({ errors, values: typed });
});

test('nobody is made an admin by a role that there is not', () => {
  const typed = { name: 'ليلى', email: 'layla@example.com', role: 'owner' };
  expect(parseModerator(formOf(typed))).toMatchObject({ data: { role: 'moderator' } });
});
