import { describe, expect, test } from 'vitest';
import { processorTime } from '@/test/processor-time';
import { findLinks } from './links';

describe('findLinks', () => {
  test.each([
    'https://example.com',
    'HTTP://EXAMPLE.COM/a?b=c#d',
    'hxxps://example.com/x',
    'انظر https://ar.example.org/مقال، ثم عد',
    'زورواhttp://example.com',
    'www.example.com',
    'www.موقع.السعودية',
    'https://www.example.com/a.com',
    'example.com',
    'Example.COM.',
    'sub.example.com.sa',
    'موقعي.com',
    'زوروا example.comوشكرا',
    '(example.net)',
    't.me/name',
    'T.me',
    'wa.me/966500000000',
    'bit.ly/abc',
    'youtu.be/abc',
    'example.co.uk',
    'example [.] com',
    'example[.]com',
    'example(dot)net',
    'example {.} org',
    'example . com',
    'Example.Com',
    'example.top',
    'example,com',
    'زوروا مثالي،com الآن',
    'example dot com',
    'about.me',
    'example نقطة com',
    'ｅｘａｍｐｌｅ．ｃｏｍ',
    'exam\u{200B}ple.c\u{2060}om',
    'tg://resolve?domain=name',
    '[اضغط](https://example.com)',
  ])('one in %j', (text) => {
    expect(findLinks(text)).toHaveLength(1);
  });

  test.each([
    '',
    'لا روابط هنا.',
    'name@example.com',
    'كتب إلى first.last+tag@mail.example.co.uk اليوم',
    'انتهى.ثم بدأ',
    'ذهب إلى.مصر',
    'I like it.In fact, e.g. this one. So do I.',
    'and/or a.m./p.m.',
    'v1.2.3-beta، 3.14، 12.05.2024',
    'S-400.',
    'the U.S.A. and Mr. Smith',
    'dot com',
    'it is me. not you',
    'and. com',
    'button.click() and document.link',
    'ملف report.pdf',
    'نسبة 3:1 // تعليق',
    '...com',
    'gross,net and so on,information',
    'كتب,company',
  ])('none in %j', (text) => {
    expect(findLinks(text)).toHaveLength(0);
  });

  test('letters one by one', () => {
    expect(findLinks('d o t s . c o m')).toEqual(['dots.com']);
    expect(findLinks('d o t s dot i o')).toEqual(['dots.io']);
  });

  test('several', () => {
    expect(findLinks('a.com b.com\nhttps://c.com, www.d.com t.me/e name@f.com')).toHaveLength(5);
    expect(findLinks('https://a.comhttps://b.com')).toHaveLength(2);
  });

  test('takes time in proportion to the text', () => {
    for (const part of [
      'a',
      'a.',
      'a-',
      'a@',
      'www.',
      'a://',
      ' . ',
      '[.',
      'a.com',
      '.com',
      'http',
      '1',
      'a dot ',
      'abc dot net ',
      'a b ',
      'a . ',
      'abc‧',
      '%a.',
      ' at ',
      'a (at) ',
      'a。',
      'ا دوت ',
      '\u{202E}a',
    ]) {
      expect(
        processorTime(() => findLinks(part.repeat(20_000))),
        part,
      ).toBeLessThan(2000);
    }
  });
});
