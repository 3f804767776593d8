import { expect, test } from 'vitest';
import { parseReport } from './report-form';

function post(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ commentId: '7', note: '', ...fields })) form.set(name, value);
  return parseReport(form);
}

test('a report is read, and its note cleaned and cut', () => {
  expect(post({ reason: 'abuse', note: ' سبب\u{202E} ' })).toMatchObject({
    data: { commentId: 7, reason: 'abuse', note: 'سبب' },
  });
  expect(post({ reason: 'other', note: 'ن'.repeat(1001) })).toMatchObject({
    data: { note: 'ن'.repeat(1000) },
  });
});

test.each(['', 'because'])('the reason %j is none, and the note comes back as it was typed', (reason) => {
  expect(post({ reason, note: ' ملاحظة ' })).toEqual({
    errors: { reason: 'missing' },
    values: { commentId: '7', reason, note: ' ملاحظة ' },
  });
});

test('a comment that cannot be is no mistake of the reader', () => {
  expect(post({ reason: 'abuse', commentId: '0' })).toMatchObject({ data: { commentId: null } });
});
