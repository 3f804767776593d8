import { describe, expect, test } from 'vitest';
import { cleanBody, cleanName, cleanRun, looksBlank } from './clean-text';

const ENGLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
const FAMILY = '👨\u{200D}👩\u{200D}👧';
const PERSIAN = 'می\u{200C}روم';

/** Repeated, these are what a slow pattern would stumble over. */
const HOSTILE = [
  'a',
  ' ',
  '\n',
  ' \n',
  '\u{64B}',
  '\u{64B}\u{200D}',
  'ب\u{64B}\u{200C}',
  '\u{200D}',
  '\u{200C}\u{200D}',
  '\u{2066}',
  '\u{2069}',
  '\u{2068}\u{2069}',
  '\u{202E}',
  '\u{D83D}',
  '👩\u{FE0F}\u{200D}',
  '\u{1F3F4}',
  '\u{1F3F4}\u{E0067}',
  '\u{1F3F4}\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E0067}\u{E0067}',
];

const codes = (...ranges: [number, number][]) =>
  ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
  );

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

  test('combining marks: a stack without end is cut, whatever it is made of', () => {
    expect(cleanName(`a${'\u{334}'.repeat(9)}b`)).toBe(`a${'\u{334}'.repeat(2)}b`);
    expect(cleanBody(`ب${'\u{64B}'.repeat(9)}`)).toBe(`ب${'\u{64B}'.repeat(2)}`);
    expect(cleanBody(`ب${'\u{64B}\u{200D}'.repeat(9)}`).match(/\p{M}/gu)).toHaveLength(2);
    expect(cleanBody(`ก${'\u{E47}'.repeat(30)}`)).toBe(`ก${'\u{E47}'.repeat(2)}`);
    const marksOf = (text: string) => cleanBody(text).match(/\p{M}/gu)?.length;
    expect(marksOf(`z${String.fromCodePoint(...Array.from({ length: 40 }, (_, i) => 0x316 + i))}`)).toBe(4);
    expect(marksOf('ب\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{653}\u{670}')).toBe(6);
    expect(cleanName('ه\u{651}\u{64E}\u{670}')).toBe('ه\u{64E}\u{651}\u{670}');
  });
});

describe('any text in any script comes out as typed', () => {
  test.each([
    'ٱلصَّٰٓئِمِينَ',
    'ٱلتَّٰٓئِبُونَ وَٱلصَّٰٓفَّٰتِ',
    'لَّٰٓئِىۖ ءَآلذَّكَرَيۡنِ مِنۢ بَعۡدِ',
    'أُو۟لَٰٓئِكَ يَـٰٓأَيُّهَا ٱلنَّبِىِّـۧنَ وَٱلضَّٰٓۖ',
    'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים אֵ֥ת הַשָּׁמַ֖יִם',
    'שָּֽׁ֖֑ יְרוּשָׁלִַ֔͏ִם',
    'မြန်မာ ကျွန်ုပ်တို့ သင်္ဘော ကြွှိုံ့း',
    'ស្ត្រី ភាសាខ្មែរ ប៉ុន្តែ',
    'ภาษา\u{200B}ไทย ที่นี่ ก็',
    'ភាសា\u{200B}ខ្មែរ',
    'क्\u{200D}ष श्री र्\u{200C}य',
    'മോഹന്\u{200D} നന്\u{200D}മ',
    'ශ්\u{200D}රී ලංකා ක්\u{200D}ෂ',
    'র\u{200D}্যাব র্\u{200C}য',
    'ಕ್\u{200C}ಷ తెలుగు தமிழ்',
    'हाााााा അയ്യോോോോ',
    'ཧཱུྃ ཧྐྵྨླྺྼྻྂ',
    'ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ ᠠ\u{180B}ᠨ',
    'Việt Nam Ἀχιλλεὺς ᾧ',
    'می\u{200C}روم',
    '1445 ه\u{200D}',
    '羽\u{FA1E}田',
    '1️⃣ 👩🏽\u{200D}🚀 🏳️\u{200D}🌈 👨\u{200D}👩\u{200D}👧',
  ])('%j', (typed) => {
    // NFC, which is the same text; it leaves the name with an old ideograph as it is.
    const whole = typed.includes('\u{FA1E}') ? typed : typed.normalize('NFC');
    expect(cleanBody(typed)).toBe(whole);
    expect(cleanName(typed)).toBe(whole);
    expect(cleanRun(typed)).toBe(whole);
  });

  test('what parts words elsewhere is hidden text', () => {
    expect(cleanBody('أ\u{200B}ب a\u{180E}b ไ\u{200B}a')).toBe('أب ab ไa');
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
    expect(cleanBody('\n\tif (x) {\n\t  y();\tz\n\t}\n')).toBe('\tif (x) {\n\t  y(); z\n\t}');
    expect(cleanBody('  x\n    y')).toBe('  x\n    y');
    expect(cleanName('\tأ\tب')).toBe('أ ب');
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
    'ا',
    '\u{653}',
    '\u{323}',
    'क',
    '\u{94D}',
    'ខ',
    '\u{200B}',
    '\u{180E}',
    'ᠠ',
  ];
  let seed = 7;
  for (let round = 0; round < 8_000; round += 1) {
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
    'ـ',
    'ــــــ \n ــ',
    'ـ\u{64E}ـ\u{651}\u{200D}ـ',
    '\u{200D}\u{200C}',
    '\u{6E5}\u{670}',
    '\u{7FA}\u{180A}',
    '\u{200B}\u{200F}\u{202E}\u{2066}\u{FEFF}\u{AD}\u{E0020}\u{0}',
  ])('nothing to see in %j', (text) => {
    expect(looksBlank(text)).toBe(true);
  });

  test.each(['م', '.', '؟!', '١', 'هـ', 'ــ❤️ــ', '🙂', ENGLAND, '\u{3164}a', '가'])(
    'something to see in %j',
    (text) => {
      expect(looksBlank(text)).toBe(false);
    },
  );
});

test('cleaning finishes on 100 kB of hostile text and adds nothing to it', () => {
  for (const piece of HOSTILE) {
    const text = `a${piece.repeat(100_000 / piece.length)}!`;
    const label = JSON.stringify(piece);
    expect(cleanName(text).length, label).toBeLessThanOrEqual(text.length);
    expect(cleanBody(text).length, label).toBeLessThanOrEqual(text.length);
    expect(looksBlank(text), label).toBe(false);
  }
});
