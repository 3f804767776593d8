import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { EMPTY_STAFF, parseAccount, parseStaff } from './staff-form';

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

const NO_ROLES: Record<string, string>[] = [{ role: 'owner' }, { role: '' }, {}];

test.each(NO_ROLES)('%j, no role of ours, is the least one', (role) => {
  const typed = { name: 'ليلى', email: 'layla@example.com', ...role };
  expect(parseStaff(formOf(typed))).toMatchObject({ data: { role: 'author' } });
  expect(parseAccount(formOf(typed))).toMatchObject({ data: { role: 'author' } });
});

test('the form begins with the least role', () => {
  expect(EMPTY_STAFF.role).toBe('author');
});
