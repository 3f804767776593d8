import { describe, expect, test } from 'vitest';
import { parseComment } from './form';

const LIMITS = { nameLimit: 60, bodyLimit: 5000 };

const GOOD = { articleId: '7', parentId: '', name: 'أحمد', email: 'ahmad@example.com', body: 'تعليق' };

/** The form as a browser sends it, with some fields changed; undefined leaves a field out. */
function post(changed: Partial<Record<keyof typeof GOOD, string | File | undefined>> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...GOOD, ...changed }))
    if (value !== undefined) form.set(name, value);
  return parseComment(form, LIMITS);
}

function errorsOf(changed: Parameters<typeof post>[0]) {
  const parsed = post(changed);
  return 'errors' in parsed ? parsed.errors : {};
}

function commentOf(changed: Parameters<typeof post>[0]) {
  const parsed = post(changed);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.data;
}

test('a good comment is read', () => {
  expect(commentOf({})).toEqual({
    articleId: 7,
    parentId: null,
    name: 'أحمد',
    email: 'ahmad@example.com',
    body: 'تعليق',
  });
  expect(commentOf({ parentId: '12' }).parentId).toBe(12);
});

describe('names', () => {
  test.each([
    'محمّد العُمَري',
    'أبو بكر ٢',
    'عبد-الله',
    'O’Connor',
    "O'Connor",
    'می\u{200C}ترا',
    'Łukasz',
    '山田',
    'م.',
    '👩\u{200D}🚀',
  ])('%j is accepted as it is', (name) => {
    expect(commentOf({ name }).name).toBe(name.normalize('NFC'));
  });

  test.each([
    '',
    '   ',
    '\u{200B}\u{200F}',
    '\u{3164}\u{3164}',
    '\u{115F}',
    '\u{2800}',
    '\u{202E}',
    '\u{64E}',
    'ـــ\u{64E}',
    '\n\t',
  ])('%j is no name', (name) => {
    expect(errorsOf({ name })).toEqual({ name: 'missing' });
  });

  test.each([
    'https://example.com',
    'Ali http://x.com',
    'www.example.com',
    'ali@example.com',
    'WWW.x',
    '@ali a@b.c',
  ])('%j is an address, not a name', (name) => {
    expect(errorsOf({ name })).toEqual({ name: 'address' });
  });

  test('an address cannot hide behind an invisible character', () => {
    expect(errorsOf({ name: 'ht\u{200B}tps://x.com' })).toEqual({ name: 'address' });
    expect(errorsOf({ name: 'ali\u{2060}@exam\u{AD}ple.com' })).toEqual({ name: 'address' });
  });

  test('length counts what a reader counts as letters', () => {
    const vowelled = 'بِ';
    const family = '👨\u{200D}👩\u{200D}👧';
    expect(errorsOf({ name: vowelled.repeat(60) })).toEqual({});
    expect(errorsOf({ name: vowelled.repeat(61) })).toEqual({ name: 'too-long' });
    expect(errorsOf({ name: family.repeat(60) })).toEqual({});
    expect(errorsOf({ name: family.repeat(61) })).toEqual({ name: 'too-long' });
    expect(errorsOf({ name: `  ${'ا'.repeat(60)}\u{200B}  ` })).toEqual({});
  });

  test('a long address is too long first', () => {
    expect(errorsOf({ name: `https://${'x'.repeat(60)}.com` })).toEqual({ name: 'too-long' });
  });
});

describe('e-mail', () => {
  test.each([
    'a@example.com',
    'a.b+c@mail.example.co.uk',
    'بريد@مثال.إختبار',
    'أحمد@example.com',
    "o'connor@example.com",
  ])('%j is accepted', (email) => {
    expect(commentOf({ email }).email).toBe(email);
  });

  test.each([
    'x@y',
    'x',
    '@example.com',
    'x@',
    'x@.com',
    'x@example.',
    'x@example..com',
    'a b@example.com',
    'a@b@example.com',
    '"a"@example.com',
    'a@exam ple.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
    'a@example.com\nBcc: b@example.com',
  ])('%j is refused', (email) => {
    expect(errorsOf({ email })).toEqual({ email: 'invalid' });
  });

  test.each(['', '  ', '\u{200B}\u{3164}'])('%j is no address', (email) => {
    expect(errorsOf({ email })).toEqual({ email: 'missing' });
  });

  test('what a phone pasted around and into it goes', () => {
    expect(commentOf({ email: ' \u{200F}\u{202A}a\u{200B}hmad@example.com\u{202C}\u{FEFF}\n' }).email).toBe(
      'ahmad@example.com',
    );
  });
});

describe('comment', () => {
  test.each(['', ' \n\n ', '\u{200B}\u{200E}', '\u{3164}'])('%j is no comment', (body) => {
    expect(errorsOf({ body })).toEqual({ body: 'missing' });
  });

  test('length counts what a reader counts as letters, line ends as one', () => {
    expect(errorsOf({ body: 'بِ'.repeat(5000) })).toEqual({});
    expect(errorsOf({ body: 'بِ'.repeat(5001) })).toEqual({ body: 'too-long' });
    expect(errorsOf({ body: `${'ا'.repeat(2499)}\r\n${'ب'.repeat(2500)}` })).toEqual({});
    expect(errorsOf({ body: `${'ا'.repeat(2500)}\r\n${'ب'.repeat(2500)}` })).toEqual({ body: 'too-long' });
  });

  test('markup is text', () => {
    expect(commentOf({ body: '<script>alert(1)</script> & https://x.com' }).body).toBe(
      '<script>alert(1)</script> & https://x.com',
    );
  });
});

test('overrides and controls are in nothing that is stored', () => {
  const comment = commentOf({
    name: 'Ali\u{202E}nimda\u{0}\u{2066}',
    email: 'a\u{202E}@example.com\u{0}',
    body: 'سطر\u{0}\u{202D}أول\r\n\u{2067}سطر\u{1B} ثان',
  });
  expect(comment).toMatchObject({ name: 'Alinimda', email: 'a@example.com', body: 'سطرأول\nسطر ثان' });
});

test('everything typed comes back exactly, beside every error', () => {
  const typed = {
    articleId: '7',
    parentId: '3',
    name: '  Ali\u{202E}@x.com ',
    email: ' not an address\u{200B}',
    body: ` \r\n\u{0}${'ا'.repeat(5001)} `,
  };
  expect(post(typed)).toEqual({
    values: { ...typed, honeypot: '' },
    errors: { name: 'address', email: 'invalid', body: 'too-long' },
  });
});

test('a good comment comes back as typed, too: it may still meet a closed article', () => {
  expect(post({ name: ' أحمد ' }).values).toEqual({ ...GOOD, name: ' أحمد ', honeypot: '' });
});

test.each(['subtopic', 'website'])(
  'the field that no person sees is read, also by its name of before: %s',
  (name) => {
    const form = new FormData();
    for (const [field, value] of Object.entries({ ...GOOD, [name]: 'https://example.com' }))
      form.set(field, value);
    expect(parseComment(form, LIMITS).values.honeypot).toBe('https://example.com');
  },
);

describe('hidden fields', () => {
  test.each([undefined, '', '0', '-1', '01', '1.5', '1e3', '٧', '7 ', '99999999999999999', 'x'])(
    'article %j: there is no such article',
    (articleId) => {
      expect(errorsOf({ articleId })).toEqual({ form: 'article-gone' });
    },
  );

  test.each(['0', '-1', '01', '1.5', '٧', ' ', '99999999999999999', 'x'])(
    'parent %j: there is no such comment',
    (parentId) => {
      expect(errorsOf({ parentId })).toEqual({ form: 'parent-gone' });
    },
  );

  test('a comment on the article has no parent', () => {
    expect(commentOf({ parentId: '' }).parentId).toBeNull();
    expect(commentOf({ parentId: undefined }).parentId).toBeNull();
  });

  test('the article comes before the parent, and both beside the reader’s own errors', () => {
    expect(errorsOf({ articleId: 'x', parentId: 'x', name: '' })).toEqual({
      form: 'article-gone',
      name: 'missing',
    });
  });
});

test('a form without its fields, or with files in their place, is an empty one', () => {
  const missing = { name: 'missing', email: 'missing', body: 'missing' };
  expect(parseComment(new FormData(), LIMITS)).toEqual({
    errors: { ...missing, form: 'article-gone' },
    values: { articleId: '', parentId: '', name: '', email: '', body: '', honeypot: '' },
  });
  const file = new File(['أحمد'], 'name.txt', { type: 'text/plain' });
  const parsed = post({ name: file, email: file, body: file });
  expect(parsed).toEqual({
    errors: missing,
    values: { ...GOOD, name: '', email: '', body: '', honeypot: '' },
  });
});
