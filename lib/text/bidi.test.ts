import { describe, expect, test } from 'vitest';
import { isolate, markTokens, type TokenKind, textDirection } from './bidi';
import { HOSTILE } from './bidi.cases';
import { IN_ORDER, inAllDigits } from './order.cases';
import { TOKEN, TOKEN_CHARACTER } from './token-patterns';

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

const kinds = (text: string, kind: TokenKind) =>
  markTokens(text)
    .filter((token) => token.kind === kind)
    .map((token) => token.text);
/** Tokens that would break in Arabic text, whether they may end a line or not. */
const isolated = (text: string) =>
  markTokens(text)
    .filter((token) => token.kind.startsWith('ltr'))
    .map((token) => token.text);

test('every token has a character that the fast path looks for', () => {
  const all = [SEED, 'إسكندر-إم', ...IN_ORDER.flatMap(inAllDigits)].flatMap((text) => [
    ...text.matchAll(TOKEN),
  ]);
  expect(all.length).toBeGreaterThan(200);
  for (const [token] of all) expect(token).toMatch(TOKEN_CHARACTER);
});

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
  ])('isolates %s on one line', (token) => {
    expect(kinds(`قال ${token} في`, 'ltr-nowrap')).toEqual([token]);
    expect(kinds(`قال (${token})، في`, 'ltr-nowrap')).toEqual([token]);
    expect(kinds(token, 'ltr-nowrap')).toEqual([token]);
    expect(kinds(token, 'ltr')).toEqual([]);
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
  ])('isolates %s on one line', (token) => {
    expect(kinds(`في ${token} قال`, 'ltr-nowrap')).toEqual([token]);
    expect(kinds(`في (${token})، قال`, 'ltr-nowrap')).toEqual([token]);
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
    expect(isolated(`طراز ${token} من`)).toEqual([]);
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

  test.each(IN_ORDER.filter((token) => /^[^A-Za-z]/.test(token) && !/^[\d.]+$|^192/.test(token)))(
    'isolates %s, in all digits',
    (token) => {
      for (const written of inAllDigits(token)) {
        expect(isolated(`قال ${written} في`), written).toEqual([written]);
        expect(isolated(`(${written})، وبعده`), written).toEqual([written]);
        expect(isolated(`قال و${written}.`), written).toEqual([written]);
      }
    },
  );

  test.each([
    ['بين 10-20% من', ['10', '20%']],
    ['بين 10%–20% من', ['10%', '20%']],
    ['مسافة 5-10 km هنا', ['5', '10 km']],
    ['سعر $5-$10 فقط', ['$5', '$10']],
    ['بين -5–+3 درجة', ['-5', '+3']],
    ['2010-2015: أعوام', ['2010', '2015']],
    ['٢٠١٠-٢٠١٥: أعوام', ['٢٠١٠', '٢٠١٥']],
    ['في 2010-2015 و500-1000 و750-1258 و4-3-3', []],
  ])('a range runs right to left: %s', (text, numbers) => {
    expect(isolated(text)).toEqual(numbers);
  });

  test.each([
    'أعوام 2010 2011 2012 ثم',
    'نسبة ٢٠٪ فقط',
    'في 2019 in London هنا',
    'بروتوكول TCP/بروتوكول',
    'وسم <b>نص</b> وبعده',
    '24/7 و1/2 و16:9 و10:30',
    'حرارة ٣٦°م اليوم',
  ])('leaves the order of %s to the algorithm', (text) => {
    expect(isolated(text)).toEqual([]);
  });

  test('a dash that belongs to a word is no minus', () => {
    expect(isolated('"إس-400" وإس-400 بـ-5')).toEqual([]);
    expect(kinds('وF-35 والـS-500', 'nowrap')).toEqual(['F-35', 'S-500']);
  });

  test('the number of a model stays on one line, a range of years may break', () => {
    expect(kinds('طائرة ATR 72-600 وBoeing 787-9 في 2010-2015', 'nowrap')).toEqual(['72-600', '787-9']);
  });

  test('a Latin run is isolated whole, or its words would change places', () => {
    expect(isolated('لغة Visual C++ الجديدة')).toEqual(['Visual C++']);
    expect(isolated('حساب @Eurosam Company الآن')).toEqual(['@Eurosam Company']);
  });

  test('a URL ends before the sentence does', () => {
    expect(isolated('انظر https://x.com/a_(b)/، ثم (https://y.com/). و https://z.com؟')).toEqual([
      'https://x.com/a_(b)/',
      'https://y.com/',
      'https://z.com',
    ]);
  });

  test.each([
    'https://example.com/a/very/long/path',
    'somebody.with.a.long.name@example.com',
    'Visual Studio Enterprise C++',
    '2024-03-12T10:30:00.123456Z',
  ])('isolates %s, which may break, or a 320 px screen would scroll', (token) => {
    expect(kinds(`قال ${token} في`, 'ltr')).toEqual([token]);
    expect(kinds(`قال ${token} في`, 'ltr-nowrap')).toEqual([]);
  });

  test('24 characters are the longest that stay on one line', () => {
    expect(kinds('https://example.com/abcd', 'ltr-nowrap')).toHaveLength(1);
    expect(kinds('https://example.com/abcde', 'ltr')).toHaveLength(1);
  });

  test('a shorter limit holds where letters are larger', () => {
    const texts = (longest: number) =>
      markTokens('من S-300/S-400 إلى S-500', longest).map(({ kind }) => kind);
    expect(texts(11)).toEqual(['plain', 'nowrap', 'plain', 'nowrap']);
    expect(texts(10)).toEqual(['plain', 'nowrap']);
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
    expect(isolated(SEED)).toEqual([]);
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
    }
  });
});
