import { describe, expect, test } from 'vitest';
import { slugFromParam } from './params';
import { listPathFor, pathFor, threadPathFor } from './paths';
import { slugify } from './slug';

describe('pathFor', () => {
  test('encodes each segment once', () => {
    expect(pathFor('ar')).toBe('/ar');
    expect(pathFor('ar', 'articles', 'تركيا-s-500')).toBe(
      '/ar/articles/%D8%AA%D8%B1%D9%83%D9%8A%D8%A7-s-500',
    );
    expect(pathFor('en', 'articles', 'x', 'comments', 2)).toBe('/en/articles/x/comments/2');
    expect(pathFor('ar', 'topics', 'a/b?c#d%')).toBe('/ar/topics/a%2Fb%3Fc%23d%25');
  });

  test('comes back through slugFromParam', () => {
    const slug = slugify('أنظمة الدفاع الجوي الحديثة S-500 من روسيا');
    expect(slugFromParam(pathFor('ar', slug).slice('/ar/'.length))).toBe(slug);
  });
});

describe('addresses of pages', () => {
  test('the first page of a list is the list itself, the others stand below it', () => {
    expect(listPathFor(1, 'ar')).toBe('/ar');
    expect(listPathFor(2, 'ar')).toBe('/ar/page/2');
    expect(listPathFor(1, 'en', 'authors', 'salma')).toBe('/en/authors/salma');
    expect(listPathFor(3, 'ar', 'topics', 'دفاع')).toBe('/ar/topics/%D8%AF%D9%81%D8%A7%D8%B9/page/3');
  });

  test('the first page of a thread is the article itself, the others stand below it', () => {
    expect(threadPathFor(1, 'en', 'sea-cables')).toBe('/en/articles/sea-cables');
    expect(threadPathFor(2, 'ar', 'دفاع')).toBe('/ar/articles/%D8%AF%D9%81%D8%A7%D8%B9/comments/2');
  });
});
