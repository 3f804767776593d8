import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { parseStaff } from './staff-form';

test('an account has a clean name and an e-mail in lower case', () => {
  const typed = {
    name: ' ليلى ',
    email: ' Layla@Example.com ',
    role: 'admin',
    'author-ar': ' سلمى-الخوري ',
    'author-en': '',
  };
  expect(parseStaff(formOf(typed))).toEqual({
    data: {
      name: 'ليلى',
      email: 'layla@example.com',
      role: 'admin',
      authors: { ar: 'سلمى-الخوري', en: '' },
    },
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
])('the account %j comes back', (fields, errors) => {
  const typed = { ...fields, role: 'moderator', 'author-ar': '', 'author-en': '' };
  expect(parseStaff(formOf(typed))).toEqual({ errors, values: typed });
});

test('nobody is made an admin by a role that there is not', () => {
  const typed = { name: 'ليلى', email: 'layla@example.com', role: 'owner' };
  expect(parseStaff(formOf(typed))).toMatchObject({ data: { role: 'moderator' } });
});
