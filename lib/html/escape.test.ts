import { expect, test } from 'vitest';
import { scriptJson } from './escape';

test('nothing in it can end a script or open a comment, and it reads back as it was', () => {
  const value = { title: '</script><!-- <script>alert(1)</script> & ]]> \u2028\u2029', list: ['a', 'مقال'] };
  const json = scriptJson(value);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});
