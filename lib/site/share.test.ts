import { expect, test } from 'vitest';
import { pathFor } from './paths';
import { pastableUrl, shareLinks } from './share';

const TITLE = 'تركيا و S-500: «صفقة» & C++ 100%؟';
const URL_OF_PAGE = `https://example.com${pathFor('ar', 'articles', 'تركيا-و-s-500')}`;
const links = new Map(shareLinks(URL_OF_PAGE, TITLE).map(({ way, href }) => [way, href]));
const part = (way: 'whatsapp' | 'x' | 'facebook' | 'telegram' | 'mail', name: string) =>
  new URL(links.get(way) ?? '').searchParams.get(name);

test('every network gets the address and the headline as they are', () => {
  expect(part('whatsapp', 'text')).toBe(`${TITLE}\n${URL_OF_PAGE}`);
  expect(part('x', 'text')).toBe(TITLE);
  expect(part('x', 'url')).toBe(URL_OF_PAGE);
  expect(part('facebook', 'u')).toBe(URL_OF_PAGE);
  expect(part('telegram', 'url')).toBe(URL_OF_PAGE);
  expect(part('telegram', 'text')).toBe(TITLE);
  expect(part('mail', 'subject')).toBe(TITLE);
  expect(part('mail', 'body')).toBe(`${TITLE}\r\n${URL_OF_PAGE}`);
});

test('every address is ASCII, without a space that a program could show as a plus', () => {
  for (const href of links.values()) expect(href).toMatch(/^[!-*,-~]+$/);
});

test('the address of the page is encoded once more, so that its own escapes survive', () => {
  expect(links.get('facebook')).toContain('%25D8%25AA%25D8%25B1');
});

test('a headline with half a character in it can be shared', () => {
  expect(shareLinks(URL_OF_PAGE, 'أ\u{D800}ب')[1]?.href).toContain('text=%D8%A3%D8%A8&');
});

test.each([
  [
    '/ar/articles/%D8%A7%D9%84%D8%AD%D8%B1%D9%81-%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A',
    '/ar/articles/الحرف-العربي',
  ],
  ['/ar/articles/%D9%85#comments', '/ar/articles/م#comments'],
  ['/ar/comments/7', '/ar/comments/7'],
  ['/ar/search?q=%D9%85', '/ar/search?q=%D9%85'],
  // Programs end an address there.
  ['/ar/articles/%D9%84%D9%85%D8%A7%D8%B0%D8%A7%D8%9F', '/ar/articles/%D9%84%D9%85%D8%A7%D8%B0%D8%A7%D8%9F'],
  ['/ar/articles/a%20b', '/ar/articles/a%20b'],
  ['/ar/articles/%D9%85%E2%80%8E', '/ar/articles/%D9%85%E2%80%8E'],
  ['/ar/articles/%D8', '/ar/articles/%D8'],
])('%s is copied as %s', (path, copied) => {
  expect(pastableUrl(new URL(path, 'https://example.org'))).toBe(`https://example.org${copied}`);
});
