import { describe, expect, test } from 'vitest';
import {
  composeMail,
  isMailable,
  type Letter,
  mailValue,
  messageId,
  oneLine,
  subjectValue,
  wrapText,
} from './mail';

const HOME = 'https://example.org/ar';
const letter = (changed: Partial<Letter> = {}): Letter => ({
  key: 'reply:7',
  recipient: 'reader@example.com',
  lang: 'ar',
  subject: 'عنوان',
  parts: ['فقرة أولى.', { link: 'https://example.org/ar/comments/7' }, 'فقرة ثانية.'],
  signature: { name: 'مقال', link: HOME },
  ...changed,
});

/** What could end a header's line or start another, as somebody might type it into a name. */
const HOSTILE = [
  'أحمد\r\nBcc: victim@example.com',
  'أحمد\nBcc: victim@example.com',
  'أحمد\rBcc: victim@example.com',
  'أحمد\u{85}Bcc: victim@example.com',
  'أحمد\u{2028}Bcc: victim@example.com',
  'أحمد\u{2029}Bcc: victim@example.com',
  'أحمد\u{b}Bcc: victim@example.com',
  'أحمد\u{0}\u{1b}\u{7f}Bcc: victim@example.com',
];

describe('a letter', () => {
  test('has its parts with an empty line between, links on lines of their own, and a signature', () => {
    expect(composeMail(letter()).text).toBe(
      [
        'فقرة أولى.',
        '',
        '\u{2066}https://example.org/ar/comments/7 \u{2069}',
        '',
        'فقرة ثانية.',
        '',
        '-- ',
        'مقال',
        `\u{2066}${HOME} \u{2069}`,
        '',
      ].join('\n'),
    );
  });

  test('asks machines not to answer, and says its language', () => {
    const { headers } = composeMail(letter());
    expect(headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'Content-Language': 'ar' });
  });

  test('tells a mail program how to unsubscribe by one click', () => {
    const { headers } = composeMail(
      letter({ unsubscribe: 'https://example.org/ar/subscriptions/t/unsubscribe' }),
    );
    expect(headers['List-Unsubscribe']).toBe('<https://example.org/ar/subscriptions/t/unsubscribe>');
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  test.each(HOSTILE)('keeps %j within its subject', (name) => {
    const mail = composeMail(letter({ subject: `ردّ من ${subjectValue(name)}`, lang: name }));
    for (const line of [mail.subject, ...Object.values(mail.headers)])
      expect(line).not.toMatch(/[\p{Cc}\u{2028}\u{2029}]/u);
    expect(mail.subject).toBe('ردّ من \u{2068}أحمد Bcc: \u{2066}victim@example.com\u{2069}\u{2069}');
  });

  test.each(HOSTILE)('keeps %j within its paragraph', (name) => {
    const { text } = composeMail(letter({ parts: [`نُشر ردّ من ${mailValue(name)}.`] }));
    expect(text.split('\n')[0]).toBe(
      'نُشر ردّ من \u{2068}أحمد Bcc: \u{2066}victim@example.com\u{2069}\u{2069}.',
    );
  });

  test.each([
    'a@example.com, b@example.com',
    'a@example.com;b@example.com',
    'a,b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com\nb',
    'أحمد <a@example.com>',
    '<a@example.com>',
    'a b@example.com',
    'a@b@example.com',
    'a@example.com\u{0}',
    '"a"@example.com',
    'group:a@example.com',
    '@example.com',
    'a@',
    '',
  ])('goes to one address: not to %j', (recipient) => {
    expect(isMailable(recipient)).toBe(false);
    expect(() => composeMail(letter({ recipient }))).toThrow(RangeError);
  });

  test.each([
    'reader@example.com',
    'first.last+tag@mail.example.co.uk',
    'أحمد@مثال.إختبار',
    "o'hara_9@example.org",
  ])('goes to %s', (recipient) => {
    expect(composeMail(letter({ recipient })).recipient).toBe(recipient);
  });

  test.each([
    'javascript:alert(1)',
    'https://example.org/مقال',
    'https://example.org/a b',
    'https://example.org/\r\nBcc: b@example.com',
    'https://example.org/>,<mailto:b@example.com',
    '/ar',
  ])('links to addresses only: not to %j', (link) => {
    expect(() => composeMail(letter({ parts: [{ link }] }))).toThrow(RangeError);
    expect(() => composeMail(letter({ unsubscribe: link }))).toThrow(RangeError);
  });
});

describe('a value', () => {
  test('is isolated from its sentence', () => {
    expect(mailValue('John Smith')).toBe('\u{2068}John Smith\u{2069}');
  });

  test.each([
    ['هاتف 050-123-4567 للحجز', 'هاتف \u{2066}050-123-4567\u{2069} للحجز'],
    ['هاتف ٠٥٠-١٢٣-٤٥٦٧', 'هاتف \u{2066}\u{202d}٠٥٠-١٢٣-٤٥٦٧\u{202c}\u{2069}'],
    [
      'حرارة -5 وسرعة 20% في C++',
      'حرارة \u{2066}-5\u{2069} وسرعة \u{2066}20%\u{2069} في \u{2066}C++\u{2069}',
    ],
    ['F-35 أفضل من Su-57!', '\u{2067}F-35 أفضل من Su-57!\u{2069}'],
    ['Call +971 50 123 4567', 'Call +971 50 123 4567'],
  ])('has the numbers and signs of %j in order', (text, ordered) => {
    expect(mailValue(text)).toBe(`\u{2068}${ordered}\u{2069}`);
  });

  test.each(['\u{2069}', '\u{2068}', '\u{202e}', '\u{202c}', '\u{200f}', '\u{61c}'])(
    'cannot leave its isolation by %j',
    (mark) => {
      expect(mailValue(`Ali${mark}nimda`)).toBe('\u{2068}Alinimda\u{2069}');
    },
  );

  test('loses half a surrogate pair', () => {
    expect(mailValue('أ\u{d83d}ب')).toBe('\u{2068}أ ب\u{2069}');
  });

  test('is cut in a subject, never inside a letter and its marks or an emoji', () => {
    expect(subjectValue('أ'.repeat(60))).toBe(`\u{2068}${'أ'.repeat(60)}\u{2069}`);
    expect(subjectValue('م\u{651}\u{64e}'.repeat(61))).toBe(
      `\u{2068}${'م\u{651}\u{64e}'.repeat(60)}…\u{2069}`,
    );
    expect(subjectValue('👩‍👩‍👧'.repeat(70))).toBe(`\u{2068}${'👩‍👩‍👧'.repeat(60)}…\u{2069}`);
  });
});

describe('lines', () => {
  const widths = (text: string) =>
    text.split('\n').map((line) => [...line.replace(/[\p{M}\p{Cf}]/gu, '')].length);

  test('are at most 72 characters long, marks not counted, and lose no word', () => {
    const text = Array.from({ length: 60 }, (_, index) => (index % 3 ? 'مُحَمَّدٌ' : 'العُمَريّ')).join(' ');
    const wrapped = wrapText(text);
    expect(Math.max(...widths(wrapped))).toBeLessThanOrEqual(72);
    expect(Math.min(...widths(wrapped).slice(0, -1))).toBeGreaterThan(60);
    expect(wrapped.replaceAll('\n', ' ')).toBe(text);
  });

  test('keep a word that is longer than they are', () => {
    const word = 'x'.repeat(100);
    expect(wrapText(`أول ${word} آخر`)).toBe(`أول\n${word}\nآخر`);
  });

  test('close and open again an isolate that they break', () => {
    const title = Array.from({ length: 20 }, () => 'Sukhoi Su-57').join(' ');
    const lines = wrapText(`نُشر ردّ على مقال ${mailValue(title)} الآن.`).split('\n');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line.match(/\u{2068}/gu)?.length ?? 0).toBe(line.match(/\u{2069}/gu)?.length ?? 0);
    }
    expect(lines.at(-1)).toMatch(/^\u{2068}.*\u{2069} الآن\.$/u);
  });

  test('close and open again all that they break, the innermost first', () => {
    const title = Array.from({ length: 12 }, (_, index) => `هاتف ٠٥٠ ١٢٣ ٤٥٦${index % 10} أو C++ وآخر`).join(
      ' ',
    );
    const text = `ردّ على ${mailValue(title)}.`;
    const lines = wrapText(text).split('\n');
    expect(lines.length).toBeGreaterThan(4);
    const closers = { '\u{2066}': '\u{2069}', '\u{2068}': '\u{2069}', '\u{202d}': '\u{202c}' } as Record<
      string,
      string
    >;
    for (const line of lines) {
      const open: string[] = [];
      for (const mark of line.match(/[\u{202c}\u{202d}\u{2066}-\u{2069}]/gu) ?? []) {
        if (mark in closers) open.push(closers[mark] ?? '');
        else expect(mark).toBe(open.pop());
      }
      expect(open).toEqual([]);
    }
    const bare = (words: string) => words.replace(/[\u{202c}\u{202d}\u{2066}-\u{2069}]/gu, '');
    expect(bare(lines.join(' '))).toBe(bare(text));
  });

  test('are not broken by what a value holds', () => {
    expect(oneLine(' أ\r\n\t ب ')).toBe('أ ب');
    expect(wrapText('أ\nب')).toBe('أ ب');
  });

  test('take time in proportion to the text', () => {
    const words = Array.from({ length: 100_000 }, () => '\u{2068}a').join(' ');
    expect(wrapText(words).replaceAll('\n', ' ').length).toBeGreaterThan(words.length);
  });
});

describe('addresses', () => {
  test('of messages name the row they come from', () => {
    expect(messageId(7, new Date(1234), 'example.org')).toBe('<outbox.7.1234@example.org>');
  });
});
