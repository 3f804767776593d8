import { expect, test } from 'vitest';
import { emptyFields } from './article-fields';
import { remarksOn } from './article-remarks';

test.each([
  [{ hero: 'a.jpg', heroAlt: ' ' }, ['hero-without-alt']],
  [{ hero: 'a.jpg', heroAlt: 'بحر' }, []],
  [{ heroAlt: '' }, []],
  [{ body: 'نص.\n\n![](/media/a.jpg)' }, ['pictures-without-alt']],
  [{ body: '![بحر](/media/a.jpg) <img src="/media/a.jpg" alt="بحر">' }, []],
  [{ body: '<img src="/media/a.jpg" alt="">' }, ['pictures-without-alt']],
  [{ body: '<img src="/media/a.jpg">' }, ['pictures-without-alt']],
])('%j has the remarks %j', (fields, remarks) => {
  expect(remarksOn({ ...emptyFields, ...fields }, true)).toEqual(remarks);
});

test('a translation that readers do not find is said', () => {
  expect(remarksOn(emptyFields, false)).toEqual(['no-translation']);
});
