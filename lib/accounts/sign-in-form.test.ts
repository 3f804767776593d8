import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { parseSignIn } from './sign-in-form';

test('an e-mail is taken without the spaces around it, a password as it is typed', () => {
  expect(parseSignIn(formOf({ email: ' layla@example.com ', password: ' سر ' }))).toMatchObject({
    data: { email: 'layla@example.com', password: ' سر ' },
  });
});

test.each([
  ['nothing', { email: '', password: '' }],
  ['no password', { email: 'layla@example.com', password: '' }],
  ['no e-mail', { email: '  ', password: 'سر' }],
])('%s comes back, and never a password', (_, typed) => {
  expect(parseSignIn(formOf(typed))).toEqual({
    errors: { form: 'missing' },
    values: { email: typed.email },
  });
});
