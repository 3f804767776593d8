import { expect, test } from 'vitest';
import { changeLinks, linksIn } from './body-links';

const BODY =
  '<p><a href="https://old.example/?p=5&#x26;x=1">أ</a> <a id="note-a" data-footnote-ref href="#note-b">1</a></p>' +
  '<img src="/media/a.jpg" alt="&#x3C;a href=x"><a href="https://old.example/?p=5&#x26;x=1">ب</a>';

test('the links of a body are read as addresses, each once', () => {
  expect(linksIn(BODY)).toEqual(['https://old.example/?p=5&x=1', '#note-b']);
});

test('they lead elsewhere, and nothing else changes', () => {
  const changed = changeLinks(BODY, new Map([['https://old.example/?p=5&x=1', '/ar/search?q=a&topic="b"']]));
  expect(changed).toBe(
    BODY.replaceAll('https://old.example/?p=5&#x26;x=1', '/ar/search?q=a&#x26;topic=&#x22;b&#x22;'),
  );
});

test('a body of a great many attributes is read in linear time', () => {
  expect(linksIn(`<a${' x="y"'.repeat(50_000)}`.repeat(3))).toEqual([]);
});
