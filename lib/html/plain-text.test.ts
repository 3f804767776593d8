import { expect, test } from 'vitest';
import { decodeReferences, encodeReferences, plainText } from './plain-text';

test.each([
  ['text is left alone', 'سطر\n\nسطر > آخر', 'سطر\n\nسطر > آخر'],
  ['entities are read', 'a &amp; b &#8217; &lt;b&gt;', 'a & b ’ <b>'],
  ['paragraphs and breaks stay', '<p>أول<br>ثانٍ</p><p>ثالث</p>', 'أول\nثانٍ\n\nثالث'],
  ['a link keeps its address', '<a href="https://a.example/x">هنا</a>', 'هنا (https://a.example/x)'],
  ['unless its words are the address', '<a href="https://a.example/x/">a.example/x</a>', 'a.example/x'],
  ['and unless it is none', '<a href="javascript:alert(1)">هنا</a>', 'هنا'],
  ['what is not seen goes', 'أ<script>alert(1)</script><style>p{}</style>ب', 'أب'],
  ['what is broken is read as browsers do', '<b>أ<i>ب</b>ج', 'أبج'],
])('%s', (_, html, text) => {
  expect(plainText(html)).toBe(text);
});

test('ten thousand elements inside each other are no trouble', () => {
  expect(plainText(`${'<div>'.repeat(10_000)}نص`)).toBe('نص');
});

test('references are read once, and written so that they are read as they are', () => {
  expect(decodeReferences('a < b &amp;&laquo;&#xAB;&#171;&#150; &amp;amp; AT&T &x; &')).toBe(
    'a < b &«««– &amp; AT&T &x; &',
  );
  for (const text of ['&amp;', '&amp;amp; &#171; &x; & AT&T', '«'])
    expect(decodeReferences(encodeReferences(text))).toBe(text);
});
