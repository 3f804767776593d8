import { describe, expect, test } from 'vitest';
import {
  cleanBody,
  cleanName,
  isolate,
  isolateTokensInHtml,
  looksBlank,
  markTokens,
  type TokenKind,
  textDirection,
} from './bidi';

const ENGLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
const FAMILY = '👨\u{200D}👩\u{200D}👧';
const PERSIAN = 'می\u{200C}روم';
/** The paragraphs of the seed article (shared/seed/articles/01-s500.md) that hold designations. */
const SEED = [
  'أفادت صحيفة Defense News نقلاً عن مسؤولين أتراك لم تذكر أسمائهم أن تركيا قد تتجه إلى روسيا أكثر بحثًا عن تقنيات الدفاع الجوي وأسلحة مثل S-500 إذا استمرت الدول الغربية ، وخاصة الولايات المتحدة وفرنسا ، في منع أنقرة من الوصول إلى تقنياتها.',
  'ومع ذلك ، رفض المسؤول التعليق على التقدم الذي أحرزته أنقرة في مفاوضاتها مع موسكو بشأن S-500 ، وأشار فقط إلى أن “كل شيء يسير على ما يرام”.',
  'تم تأكيد كلامه من قبل دبلوماسي تركي لم يكشف عن اسمه ، قال لصحيفة Defense News إن أنقرة تركز على الحصول على تقنية S-500 الحديث.',
  'وقال الرئيس التركي رجب طيب أردوغان في وقت سابق إن موسكو وأنقرة ناقشتا إمكانية الإنتاج المشترك لأنظمة الدفاع الجوي المتطورة من طراز S-500. تسعى تركيا أيضًا إلى المشاركة في إنتاج أنظمة الدفاع الجوي S-400 ، التي اشترتها مؤخرًا من روسيا.',
  'تسبب امتلاك سلاح الدفاع الجوي إس-400 من موسكو في شقاق كبير بين تركيا والدول الغربية ، خاصة مع الولايات المتحدة ، والتي طالبت أنقرة بالتخلي عن الصفقة. وقال البيت الأبيض بأن الأنظمة الروسية قد تكشف الأسرار المتعلقة بطائرات F-35 ، التي اشترتها تركيا من الولايات المتحدة ، إلى موسكو. بالإضافة إلى ذلك ، ادعت واشنطن أن النظام لا يتوافق مع شبكة الدفاع التابعة لحلف الناتو ، على الرغم من دمجها مع أنظمة S-300 اليونانية بنجاح.',
  'على الرغم من ضغوط البيت الأبيض ، تمسكت تركيا بالاتفاق مع موسكو ، ووصفت أنظمة S-400 بأنها مهمة للدفاع الوطني. رفضت أنقرة تغيير قرارها حتى عندما أوقفت واشنطن تسليم مقاتلات F-35 إلى البلاد وهددت بتنفيذ عقوبات اقتصادية ضدها. وأشار أردوغان مرارًا وتكرارًا إلى أن واشنطن رفضت بيع صواريخ باتريوت الخاصة بها عندما سعت أنقرة إلى شرائها وبالتالي اضطرت البلاد إلى البحث عن بدائل.',
  'سعت تركيا أيضًا إلى شراء دفاعات صاروخية من طراز SAMP / T من شركة Eurosam الفرنسية-الإيطالية ، لكنها واجهت مؤخرًا عقبات في الوقت الذي حاولت فيه الحكومة الفرنسية إحباط الصفقة بعد بدء الهجوم التركي على سوريا في عام 2019.',
].join('\n\n');

const HOSTILE = [
  'a',
  '@',
  '#a ',
  '.',
  '-',
  'a-',
  '1 ',
  '1.',
  'a/',
  'https://(',
  'www.',
  'a@',
  'a@a.',
  '(',
  'إ',
  'إ-',
  '+1 ',
].concat([
  '\u{64B}',
  '$1,',
  'C++',
  ' ',
  '\u{200D}',
  'A / ',
  '<a "',
  '&#x',
  '\n',
  'a, ',
  '\u{2068}',
  '🏴',
  '2024-01-01T',
]);

const kinds = (text: string, kind: TokenKind) =>
  markTokens(text)
    .filter((token) => token.kind === kind)
    .map((token) => token.text);
const codes = (...ranges: [number, number][]) =>
  ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  );

describe('textDirection', () => {
  test.each([
    ['F-35 أفضل من Su-57!', 'rtl'],
    ['The Arabic word مقال means article', 'ltr'],
    ['@Eurosam_Company_Account نعم', 'rtl'],
    ['#UkraineAndMore نعم', 'rtl'],
    ['https://example.com/a/very/long/path نعم', 'rtl'],
    ['somebody.long@example.com نعم', 'rtl'],
    ['#أوكرانيا_الآن yes', 'ltr'],
    ['אבג abc d', 'ltr'],
    ['אבגד abc', 'rtl'],
    ['ab ـــــــــ م', 'ltr'],
    ['نعم ـــــــــ a', 'rtl'],
    ['Привет', 'ltr'],
  ] as const)('%j runs %s', (text, direction) => {
    expect(textDirection(text, direction === 'rtl' ? 'ltr' : 'rtl')).toBe(direction);
  });

  test.each(['', '12 - 5 🙂', 'اب ab', 'https://example.com/'])('%j takes the fallback', (text) => {
    expect(textDirection(text)).toBe('rtl');
    expect(textDirection(text, 'ltr')).toBe('ltr');
  });
});

describe('characters of the table', () => {
  const everywhere = codes(
    [0x202a, 0x202e],
    [0x200b, 0x200b],
    [0x2060, 0x2060],
    [0xfeff, 0xfeff],
    [0xad, 0xad],
    [0x206a, 0x206f],
    [0xe0020, 0xe007f],
    [0x0, 0x8],
    [0xe, 0x1f],
    [0x7f, 0x84],
    [0x86, 0x9f],
    [0xfdd0, 0xfdef],
    [0xfffe, 0xffff],
    [0x1fffe, 0x1ffff],
    [0xd800, 0xd800],
    [0xdfff, 0xdfff],
  );
  test('embeddings, overrides, ZWSP, WJ, BOM, SHY, deprecated, tags, controls, surrogates: stripped everywhere', () => {
    for (const character of everywhere) {
      const label = character.codePointAt(0)?.toString(16);
      expect(cleanName(`أ${character}ب`), label).toBe('أب');
      expect(cleanBody(`أ${character}ب`), label).toBe('أب');
    }
  });

  test('LRM, RLM, ALM: stripped from names, kept in bodies', () => {
    for (const character of ['\u{200E}', '\u{200F}', '\u{61C}']) {
      expect(cleanName(`أ${character}ب`)).toBe('أب');
      expect(cleanBody(`أ${character}ب`)).toBe(`أ${character}ب`);
    }
  });

  test('isolates: stripped from names, kept in bodies only if balanced in the paragraph', () => {
    const balanced = 'أ \u{2066}S-500\u{2069} ب \u{2067}\u{2068}ج\u{2069}\u{2069}';
    expect(cleanName(balanced)).toBe('أ S-500 ب ج');
    expect(cleanBody(balanced)).toBe(balanced);
    expect(cleanBody('أ \u{2066}S\u{2069} \u{2067}ب')).toBe('أ S ب');
    expect(cleanBody('أ\u{2069}\u{2066}ب')).toBe('أب');
    expect(cleanBody(`أ\u{2066}ب\nج\u{2069}\n${balanced}`)).toBe(`أب\nج\n${balanced}`);
  });

  test('ZWNJ and ZWJ: names keep one between Arabic letters and ZWJ in emoji, bodies keep them', () => {
    for (const joiner of ['\u{200C}', '\u{200D}']) {
      expect(cleanName(`م${joiner}ی`)).toBe(`م${joiner}ی`);
      expect(cleanName(`مَّ${joiner}ی`)).toBe(`مَّ${joiner}ی`);
      expect(cleanName(`م${joiner.repeat(5)}ی`)).toBe(`م${joiner}ی`);
      for (const name of [
        `A${joiner}b`,
        `م${joiner} ی`,
        `${joiner}م`,
        `م${joiner}`,
        `م${joiner}2`,
        `1${joiner}م`,
      ]) {
        expect(cleanName(name)).toBe(name.replace(joiner, ''));
      }
      expect(cleanBody(`A${joiner}b`)).toBe(`A${joiner}b`);
    }
    expect(cleanName('👩\u{200C}👩')).toBe('👩👩');
    expect(cleanName('👩\u{200D}')).toBe('👩');
    expect(cleanName('A\u{200D}👩')).toBe('A👩');
  });

  test('combining marks: at most three in a row', () => {
    expect(cleanName(`a${'\u{334}'.repeat(9)}b`)).toBe(`a${'\u{334}'.repeat(3)}b`);
    expect(cleanBody(`ب${'\u{64B}'.repeat(9)}`)).toBe(`ب${'\u{64B}'.repeat(3)}`);
    expect(cleanBody(`ب${'\u{64B}\u{200D}'.repeat(9)}`).match(/\p{M}/gu)).toHaveLength(3);
    expect(cleanName('ه\u{651}\u{64E}\u{670}')).toBe('ه\u{64E}\u{651}\u{670}');
  });
});

describe('cleanName', () => {
  test.each([
    'محمّد العُمَري',
    'أبو بكر ٢',
    'عبد-الله',
    'O’Connor',
    'Łukasz',
    FAMILY,
    ENGLAND,
    PERSIAN,
    '👩🏽\u{200D}🚀',
    '❤\u{FE0F}\u{200D}🔥',
  ])('leaves %j alone', (name) => {
    expect(cleanName(name)).toBe(name.normalize('NFC'));
    expect(cleanBody(name)).toBe(name.normalize('NFC'));
  });

  test('a name cannot read as another', () => {
    expect(cleanName('Ali\u{202E}nimda')).toBe('Alinimda');
    expect(cleanName('\u{2066}Ali\u{200E}')).toBe('Ali');
    expect(cleanName(`${ENGLAND.slice(0, -2)} Ali`)).toBe('\u{1F3F4} Ali');
  });

  test('one line, single spaces, NFC', () => {
    expect(cleanName('  أبو\r\n\u{A0}\u{3000}بكر\t٢\u{2028}\u{85} ')).toBe('أبو بكر ٢');
    expect(cleanName('ا\u{200B}\u{654}حمد')).toBe('أحمد');
    expect(cleanName(' \u{200B}\u{202E} ')).toBe('');
  });

  test('removing a control does not make one character of two halves', () => {
    expect(cleanName('a\u{D83D}\u{0}\u{DE00}')).toBe('a');
  });
});

describe('cleanBody', () => {
  test('line ends and spaces', () => {
    expect(cleanBody(' \n أ \t\r\nب\rج\u{2028}د \n\n \n\n\nه\n')).toBe('أ\nب\nج\nد\n\nه');
    expect(cleanBody('أ\tب  ج')).toBe('أ ب  ج');
    expect(cleanBody('أ\n\u{2066}\n\u{2066}\nب')).toBe('أ\n\nب');
  });
});

test('cleaning twice changes nothing, whatever is typed', () => {
  const alphabet = [
    ...'مَـیaE1 \n\r\t',
    '\u{301}',
    '\u{334}',
    '\u{654}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{202E}',
    '\u{2066}',
  ].concat([
    '\u{2069}',
    '\u{FEFF}',
    '\u{D83D}',
    '\u{DE00}',
    '👩',
    '🏽',
    '\u{FE0F}',
    '\u{1F3F4}',
    '\u{E0067}',
    '\u{E007F}',
    '\u{85}',
    '\u{0}',
  ]);
  let seed = 7;
  for (let round = 0; round < 5_000; round += 1) {
    let text = '';
    for (let index = 0; index < 12; index += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      text += alphabet[seed % alphabet.length];
    }
    const label = JSON.stringify(text);
    expect(cleanName(cleanName(text)), label).toBe(cleanName(text));
    expect(cleanBody(cleanBody(text)), label).toBe(cleanBody(text));
  }
});

describe('looksBlank', () => {
  test.each([
    '',
    ' \n\u{A0}\u{3000}',
    '\u{115F}\u{1160}\u{3164}\u{FFA0}',
    '\u{2800}',
    '\u{17B4}\u{17B5}',
    '\u{180E}',
    '\u{1D159}',
    '\u{64B}\u{301}',
    '\u{200B}\u{200F}\u{202E}\u{2066}\u{FEFF}\u{AD}\u{E0020}\u{0}',
  ])('nothing to see in %j', (text) => {
    expect(looksBlank(text)).toBe(true);
  });

  test.each(['م', '.', '١', '🙂', ENGLAND, '\u{3164}a', '가'])('something to see in %j', (text) => {
    expect(looksBlank(text)).toBe(false);
  });
});

test('isolate wraps and strips nothing', () => {
  expect(isolate('أ\u{202E}')).toBe('\u{2068}أ\u{202E}\u{2069}');
});

describe('markTokens', () => {
  test.each([
    'Su-57M+',
    'C++',
    'C#',
    'Mach 5+',
    '#Ukraine',
    '@Eurosam',
    'https://example.com/a/',
    'www.example.com/',
    'a.b@example.com',
  ])('isolates %s', (token) => {
    expect(kinds(`قال ${token} في`, 'ltr')).toEqual([token]);
    expect(kinds(`قال (${token})، في`, 'ltr')).toEqual([token]);
    expect(kinds(token, 'ltr')).toEqual([token]);
  });

  test.each([
    '2024-03-12',
    '2024-03-12T10:30:00Z',
    '+966 50 123 4567',
    '+966501234567',
    '-5',
    '\u{2212}5',
    '$1.2',
    '1.2 USD',
    '+10',
    '-5%',
  ])('isolates %s', (token) => {
    expect(kinds(`في ${token} قال`, 'ltr')).toEqual([token]);
    expect(kinds(`في (${token})، قال`, 'ltr')).toEqual([token]);
  });

  test.each([
    'S-500',
    'F-35A',
    'SAMP / T',
    'SAMP/T',
    'إسكندر-إم',
    'إس-400',
    'إس-٤٠٠',
    'Ka-52/Mi-28',
    'AN/TPY-2',
    'KM-SAM',
    '9K720',
    '3M22',
  ])('keeps %s on one line', (token) => {
    expect(kinds(`طراز ${token} من`, 'nowrap')).toEqual([token]);
    expect(kinds(`طراز (${token})، من ${token}.`, 'nowrap')).toEqual([token, token]);
    expect(kinds(`طراز ${token} من`, 'ltr')).toEqual([]);
  });

  test.each([
    'نتيجة 3-1 وبين 400-500 طائرة',
    'عام 2010 -2015',
    'قال - 5 مرات - ثم',
    'الفرنسية-الإيطالية عبد-الله',
    'صحيفة Defense News قالت',
    'مكتبة C++ Builder هنا',
    'في 2019 CNN قالت',
    '12/03/2024 و10:30',
    'anti-aircraft و Jean-Pierre',
    '#أوكرانيا',
    'a < b & c',
    '',
  ])('leaves %j plain', (text) => {
    expect(markTokens(text)).toEqual(text === '' ? [] : [{ text, kind: 'plain' }]);
  });

  test('a dash that belongs to a word is no minus', () => {
    expect(kinds('"إس-400" وإس-400 بـ-5', 'ltr')).toEqual([]);
    expect(kinds('وF-35 والـS-500', 'nowrap')).toEqual(['F-35', 'S-500']);
  });

  test('a Latin run is isolated whole, or its words would change places', () => {
    expect(kinds('لغة Visual C++ الجديدة', 'ltr')).toEqual(['Visual C++']);
    expect(kinds('حساب @Eurosam Company الآن', 'ltr')).toEqual(['@Eurosam Company']);
  });

  test('a URL ends before the sentence does', () => {
    expect(kinds('انظر https://x.com/a_(b)/، ثم (https://y.com/). و https://z.com؟', 'ltr')).toEqual([
      'https://x.com/a_(b)/',
      'https://y.com/',
      'https://z.com',
    ]);
  });

  test('a long designation may break, or a 320 px screen would scroll', () => {
    expect(kinds('S-300/S-400/S-500/F-35A1', 'nowrap')).toEqual(['S-300/S-400/S-500/F-35A1']);
    expect(kinds('S-300/S-400/S-500/F-35A12', 'nowrap')).toEqual([]);
  });

  test('the seed article', () => {
    expect(
      markTokens(SEED)
        .map((token) => token.text)
        .join(''),
    ).toBe(SEED);
    expect(kinds(SEED, 'nowrap')).toEqual([
      ...Array(4).fill('S-500'),
      'S-400',
      'إس-400',
      'F-35',
      'S-300',
      'S-400',
      'F-35',
      'SAMP / T',
    ]);
    expect(kinds(SEED, 'ltr')).toEqual([]);
  });

  test('finishes on 100 kB of hostile text and gives it back', () => {
    for (const piece of HOSTILE) {
      const text = `${piece.repeat(100_000 / piece.length)}!`;
      expect(
        markTokens(text)
          .map((token) => token.text)
          .join('') === text,
        piece,
      ).toBe(true);
      expect(['rtl', 'ltr'], piece).toContain(textDirection(text));
      expect(cleanName(text).length + cleanBody(text).length, piece).toBeLessThanOrEqual(2 * text.length);
    }
  });
});

describe('isolateTokensInHtml', () => {
  test.each([
    ['<p>لغة C++ و S-500</p>', '<p>لغة <bdi dir="ltr">C++</bdi> و <span class="nowrap">S-500</span></p>'],
    [
      '<p>A&#x26;B+ &#x3C;C++&gt;</p>',
      '<p><bdi dir="ltr">A&#x26;B+</bdi> &#x3C;<bdi dir="ltr">C++</bdi>&gt;</p>',
    ],
    ['<p>https://x.com/?a=1&#x26;b=2/</p>', '<p><bdi dir="ltr">https://x.com/?a=1&#x26;b=2/</bdi></p>'],
    ['<p>أ</p><p>-5</p>', '<p>أ</p><p><bdi dir="ltr">-5</bdi></p>'],
    ['قال<br>-5', 'قال<br><bdi dir="ltr">-5</bdi>'],
    ['<a href="/x">C++</a> C++', '<a href="/x">C++</a> <bdi dir="ltr">C++</bdi>'],
    [
      '<i dir="ltr">C++ <i>C++</i> C++</i> C++',
      '<i dir="ltr">C++ <i>C++</i> C++</i> <bdi dir="ltr">C++</bdi>',
    ],
    ['<img src="a" dir="ltr">C++', '<img src="a" dir="ltr"><bdi dir="ltr">C++</bdi>'],
    ['<b title=" dir=ltr > C++">C++</b>', '<b title=" dir=ltr > C++"><bdi dir="ltr">C++</bdi></b>'],
  ])('%s', (html, marked) => {
    expect(isolateTokensInHtml(html)).toBe(marked);
    expect(isolateTokensInHtml(marked)).toBe(marked);
  });

  test.each([
    '<pre><code>C++ S-500</code> C++</pre>',
    '<p><code>C++</code> <bdi>C++</bdi> <span class="nowrap">S-500</span> <time dir="ltr">2024-03-12</time></p>',
    '<p dir=rtl>C++</p>',
    '<p><b>S</b>-500 <b>إس</b>-400 <code>x</code>-5</p>',
    '<p>C<b>++</b></p>',
    '<p>&unknown;&#x110000;&nbsp;3-1 &lt;b&gt;</p>',
    '',
  ])('leaves %s alone', (html) => {
    expect(isolateTokensInHtml(html)).toBe(html);
  });

  test('adds nothing but its two elements, and finishes on hostile text', () => {
    for (const piece of HOSTILE) {
      const html = piece.repeat(20_000 / piece.length);
      const marked = isolateTokensInHtml(html).replace(
        /<bdi dir="ltr">|<\/bdi>|<span class="nowrap">|<\/span>/g,
        '',
      );
      expect(marked === html, piece).toBe(true);
    }
  });
});
