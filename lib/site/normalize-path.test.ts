import { expect, test } from 'vitest';
import { normalizePath as normalize } from './normalize-path';
import { pathFor } from './paths';

const normalizePath = (path: string) => normalize(path, ['ar', 'en']);

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي');

test.each([
  ['a mark of direction', `${ARTICLE}%E2%80%8E`],
  ['the other one', `${ARTICLE}%E2%80%8F`],
  ['a byte order mark', `${ARTICLE}%EF%BB%BF`],
  ['the end of an isolate', `${ARTICLE}%E2%81%A9`],
  ['a space', `${ARTICLE}%20`],
  ['a no-break space', `${ARTICLE}%C2%A0`],
  ['an Arabic comma', `${ARTICLE}%D8%8C`],
  ['a question mark', `${ARTICLE}%D8%9F`],
  ['a full stop', `${ARTICLE}.`],
  ['three of them', `${ARTICLE}...`],
  ['a quotation mark', `${ARTICLE}%C2%BB`],
  ['a straight one', `${ARTICLE}%22`],
  ['brackets', `${ARTICLE})`],
  ['an encoded bracket', `${ARTICLE}%29.`],
  ['an asterisk of a chat', `${ARTICLE}*`],
  ['a slash after it', `${ARTICLE}%C2%BB/`],
  ['double slashes', ARTICLE.replaceAll('/', '//')],
  ['capitals', ARTICLE.replace('/ar/articles', '/AR/Articles')],
  ['vowel marks', `${ARTICLE}%D9%8F`],
  ['spaces for hyphens', ARTICLE.replace('-', '%20')],
  ['a named entity', `${ARTICLE}&nbsp;`],
  ['entities and a mark', `${ARTICLE}%22&#x200f;&gt;.`],
  ['the end of a tag', `${ARTICLE}</a>`],
  ['encoding over encoding', ARTICLE.replaceAll('%', '%25')],
])('%s leads to the article', (_, path) => {
  expect(normalizePath(path)).toEqual({
    path: ARTICLE,
    kind: 'articles',
    edition: 'ar',
    slug: 'الحرف-العربي',
  });
});

test.each([
  ['/EN/ARTICLES/ARABIC-TYPE', '/en/articles/arabic-type'],
  ['/en/articles/Arabic-Type/comments/2)', '/en/articles/arabic-type/comments/2'],
  ['/ar/authors/%D9%85%C2%BB', '/ar/authors/%D9%85'],
  ['/AR', '/ar'],
  ['/ar%E2%80%8E', '/ar'],
  ['/ar//', '/ar'],
  ['/ar/comments/12.', '/ar/comments/12'],
])('%s means %s', (path, normalized) => {
  expect(normalizePath(path)?.path).toBe(normalized);
});

test.each([
  '/',
  '/ar',
  '/ar/',
  ARTICLE,
  `${ARTICLE}/`,
  ARTICLE.toLowerCase(),
  `${ARTICLE}/feed.xml`,
  '/ar/feed.xml',
  '/ar/search',
  '/ar/receipts/TOKEN_-x)',
  '/desk/Articles',
  '/media/A.webp',
  '/2024/01/x)',
  '/ar/articles/%D8',
])('%s is left as it is', (path) => {
  expect(normalizePath(path)).toBeUndefined();
});
