import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { emptyFields } from './article-fields';
import { problemOfQuery, problemQuery, readPosted } from './article-form';

test('a form is read as it was typed, with the line ends of a file', () => {
  const posted = readPosted(
    formOf({ ...emptyFields, id: '7', version: '3', body: ' أ\r\n\r\nب ', intent: 'publish' }),
  );
  expect(posted).toMatchObject({ id: 7, version: 3, intent: 'publish', fields: { body: ' أ\n\nب ' } });
});

test.each([
  ['nothing of a form', {}, { id: null, version: 0, intent: 'save' }],
  ['an intent that is none', { intent: 'delete' }, { intent: 'save' }],
])('%s is a new article to be saved', (_, fields, expected) => {
  expect(readPosted(formOf(fields))).toMatchObject(expected);
});

test('an article is named by its slug, also where its whole address was pasted', () => {
  const pasted = 'https://example.org/ar/articles/%D9%85%D8%B9%D8%B1%D8%B6/?from=feed#comments';
  for (const successor of ['معرض', ' معرض ', pasted])
    expect(readPosted(formOf({ successor }))?.successor).toBe('معرض');
  for (const name of ['slug', 'translation'] as const) {
    expect(readPosted(formOf({ [name]: pasted }))?.fields[name]).toBe('معرض');
    expect(readPosted(formOf({ [name]: 'معرض/ثان ' }))?.fields[name], 'as it was typed').toBe('معرض/ثان ');
  }
});

test.each([
  ['more than is stored', { body: 'ا'.repeat(500_000), standfirst: 'ا'.repeat(100_001) }],
  ['a key that is not of our making', { submission: '<script>' }],
])('%s is not taken', (_, fields) => {
  expect(readPosted(formOf(fields))).toBeNull();
});

test('what is wrong with a picture comes back in the query, without what the library said', () => {
  const problem = {
    field: 'hero',
    kind: 'picture-kind',
    values: { src: 'أ.jpg', format: 'svg' },
    quote: '/srv',
  } as const;
  const query = problemQuery(problem).get('problem') ?? '';
  expect(query).not.toContain('/srv');
  expect(problemOfQuery(query)).toEqual({ field: 'hero', kind: 'picture-kind', values: problem.values });
});

test.each([undefined, '', '{', '[]', '{"field":"hero","kind":"any"}', ['1', '2']])(
  '%j is no problem',
  (query) => {
    expect(problemOfQuery(query)).toBeNull();
  },
);
