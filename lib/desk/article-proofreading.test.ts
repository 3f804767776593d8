import { expect, test } from 'vitest';
import { site } from '@/site.config';
import { emptyFields } from './article-fields';
import { findingsIn, MEND_ALL, mendFields, mendValue } from './article-proofreading';

const house = site.proofreading;
const fields = {
  ...emptyFields,
  title: 'ذهب الى السوق',
  body: 'عاد الى البيت غداً ، ثم قال أنه متعب.\n\nثم سار الى النهر.',
};

test('findings have their field, and places in it as it was typed', () => {
  const findings = findingsIn(fields, house);
  expect(findings.map(({ field, rule }) => [field, rule])).toEqual([
    ['title', 'hamza-qat'],
    ['body', 'hamza-qat'],
    ['body', 'tanwin-place'],
    ['body', 'space-before-mark'],
    ['body', 'inna-after-qala'],
    ['body', 'hamza-qat'],
  ]);
  for (const { field, start, end, found } of findings) expect(fields[field].slice(start, end)).toBe(found);
});

test('all that are safe are mended at once, and what a person must agree to is left', () => {
  const { fields: mended, count } = mendFields(fields, MEND_ALL, house);
  expect(count).toBe(5);
  expect(mended.title).toBe('ذهب إلى السوق');
  expect(mended.body).toBe('عاد إلى البيت غدًا، ثم قال أنه متعب.\n\nثم سار إلى النهر.');
});

test('one is mended where it is now, though words were typed before it', () => {
  const last = findingsIn(fields, house).at(-1);
  const typed = { ...fields, body: `كلمات جديدة. ${fields.body}` };
  const { fields: mended, count } = mendFields(typed, last ? mendValue(last) : '', house);
  expect(count).toBe(1);
  expect(mended.body).toBe(`${typed.body.slice(0, -'الى النهر.'.length)}إلى النهر.`);
});

test.each([
  '',
  'all of it',
  '["body","hamza-qat",3,"غير ذلك"]',
  '["body","none",0,""]',
  '[1,2',
  '["slug","hamza-qat",4,"الى"]',
])('mends nothing for %s', (asked) => {
  expect(mendFields(fields, asked, house)).toEqual({ fields, count: 0 });
});
