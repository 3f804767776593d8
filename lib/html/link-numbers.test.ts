import { expect, test } from 'vitest';
import { numberLinks, readable } from './link-numbers';

test('each link that leads elsewhere has its number, the same address the same one', () => {
  const html =
    '<p><a href="https://a.example/">أ</a> و<a href="https://b.example/x?a=1&#x26;b=2" lang="en">B <b>b</b></a>،' +
    ' <a href="https://a.example/">أيضًا</a> <a href="#note-1">حاشية</a> <a href="mailto:a@b.example">بريد</a></p>';
  const numbered = numberLinks(html, String);
  expect(numbered.addresses).toEqual(['https://a.example/', 'https://b.example/x?a=1&b=2']);
  expect(numbered.html.match(/<\/a><sup class="paper">\[\d\]<\/sup>/g)).toHaveLength(3);
  expect(numbered.html.replace(/<sup class="paper">\[\d\]<\/sup>/g, '')).toBe(html);
  expect(numbered.html).toContain('أيضًا</a><sup class="paper">[1]</sup>');
});

test('a link that shows its address needs no number', () => {
  for (const text of ['https://a.example/x', 'a.example/x', 'www.a.example/x/'])
    expect(numberLinks(`<a href="https://www.a.example/x/">${text}</a>`, String).addresses, text).toEqual([]);
});

test('an address is written as people read it', () => {
  expect(readable('https://a.example/%D9%85%D9%82%D8%A7%D9%84/x')).toBe('https://a.example/مقال/x');
  expect(readable('https://a.example/a%20b%2Fc')).toBe('https://a.example/a%20b%2Fc');
  expect(readable('https://a.example/%E2%80%AEx')).toBe('https://a.example/%E2%80%AEx');
  expect(readable('https://a.example/%FF')).toBe('https://a.example/%FF');
});
