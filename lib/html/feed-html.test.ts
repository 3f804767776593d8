import { expect, test } from 'vitest';
import { articleHtml, commentHtml } from './feed-html';

const url = 'https://example.org/ar/articles/%D8%A3';
const page = { url, lang: 'ar', dir: 'rtl' } as const;
const inPage = (html: string) => `<div lang="ar" dir="rtl">${html}</div>`;

test('every address of an article becomes absolute, those of other sites stay', () => {
  const body = '<a href="/ar">أ</a><a href="#note-1">ب</a><a href="mailto:a@b.c">ج</a>';
  expect(articleHtml(body, null, page)).toBe(
    inPage(`<a href="https://example.org/ar">أ</a><a href="${url}#note-1">ب</a><a href="mailto:a@b.c">ج</a>`),
  );
  const other = '<a href="https://other.example/x?a=1&#x26;b=2">د</a><a href="http://[">هـ</a>';
  expect(articleHtml(other, null, page)).toBe(inPage(other));
});

test('those of pictures too, in every size', () => {
  const body = '<img src="/media/a.webp" srcset="/media/a.webp 800w, /media/b.webp 1600w" alt="ص">';
  const host = 'https://example.org/media';
  expect(articleHtml(body, null, page)).toBe(
    inPage(`<img src="${host}/a.webp" srcset="${host}/a.webp 800w, ${host}/b.webp 1600w" alt="ص">`),
  );
});

test('the article begins with its picture, and says where it comes from', () => {
  const picture = {
    src: '/media/a.webp',
    width: 16,
    height: 9,
    alt: '"أ" < ب',
    caption: 'شرح',
    credit: 'صاحبها',
  };
  expect(articleHtml('<p>نص</p>', picture, page)).toBe(
    inPage(
      '<figure><img src="https://example.org/media/a.webp" width="16" height="9" alt="&#x22;أ&#x22; < ب"><figcaption>شرح صاحبها</figcaption></figure><p>نص</p>',
    ),
  );
});

test('names such as C++ keep their order', () => {
  expect(articleHtml('<p>لغة C++ القديمة</p>', null, page)).toContain(
    '<bdi dir="ltr" class="nowrap">C++</bdi>',
  );
  expect(commentHtml('لغة C++ القديمة', page)).toContain('<bdi dir="ltr">C++</bdi>');
});

test('a comment runs as its paragraphs do, and holds no markup of its writer', () => {
  expect(commentHtml('أول <b>سطر</b>\nثانٍ & ثالث\n\nAn English paragraph', page)).toBe(
    inPage(
      '<p dir="rtl">أول &#x3C;b>سطر&#x3C;/b><br>ثانٍ &#x26; ثالث</p><p dir="ltr">An English paragraph</p>',
    ),
  );
});
