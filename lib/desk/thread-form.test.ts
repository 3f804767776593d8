import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { parseThread, threadFormQuery, threadFormState } from './thread-form';

const stored = { mode: 'held', closesAfter: '30' };

test.each([
  [
    { mode: 'closed', closesAfter: ' ٣٠ ' },
    { mode: 'closed', closesAfter: 30 },
  ],
  [
    { mode: '', closesAfter: '' },
    { mode: null, closesAfter: null },
  ],
  [
    { mode: 'burnt', closesAfter: '3650' },
    { mode: null, closesAfter: 3650 },
  ],
])('the settings %j', (typed, data) => {
  const parsed = parseThread(formOf({ ...typed, seen: 'open:7' }));
  expect(parsed).toMatchObject({ data: { ...data, seen: { mode: 'open', closesAfter: 7 } } });
});

test.each([
  ['open:', { mode: 'open', closesAfter: null }],
  [':30', { mode: null, closesAfter: 30 }],
  ['', { mode: null, closesAfter: null }],
])('what was shown: %j', (seen, settings) => {
  expect(parseThread(formOf({ mode: '', closesAfter: '', seen }))).toMatchObject({
    data: { seen: settings },
  });
});

test.each(['0', '-1', '3651', 'قريبًا', '1.5'])(
  'no number of days: %s comes back as it was typed',
  (closesAfter) => {
    const parsed = parseThread(formOf({ mode: 'closed', closesAfter, seen: 'held:30' }));
    if (!('errors' in parsed)) throw new Error('It was taken');
    const query = Object.fromEntries(threadFormQuery(parsed));
    expect(threadFormState(query, stored)).toEqual({
      errors: { closesAfter: 'days' },
      values: { mode: 'closed', closesAfter },
    });
  },
);

test('where somebody else was first, what holds now is shown', () => {
  expect(threadFormState({ error: 'stale' }, stored)).toEqual({ errors: { form: 'stale' }, values: stored });
  expect(threadFormState({ saved: '1' }, stored)).toEqual({ errors: {}, values: stored });
});
