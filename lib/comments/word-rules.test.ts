import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileWordRules, findWords, type WordRule } from './word-rules';
import { caught, innocent, missed, mistaken, type SpellingCase } from './word-rules.cases';

const rule = (text: string, match: WordRule['match'] = 'exact', id = 1): WordRule => ({
  id,
  text,
  match,
  action: 'hold',
});

const find = (text: string, ...rules: WordRule[]) => findWords(compileWordRules(rules), text);

/** What a row of the document shows: hidden characters by their number, so that a reader sees them. */
const shown = (text: string) =>
  text.replace(/[\p{M}\p{Cc}\p{Cf}\u{2800}\u{3164}]/gu, (character) =>
    /\p{M}/u.test(character) && !/[\u{653}\u{6E1}]/u.test(character)
      ? character
      : `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`,
  );

const row = ({ rule: text, match, spelling, what }: SpellingCase) =>
  `| ${[`\`${shown(spelling).replaceAll('|', '\\|')}\``, what, text, match].join(' | ')} |`;

describe('spellings', () => {
  const here = (entry: SpellingCase) => find(entry.spelling, rule(entry.rule, entry.match));

  test.each(caught)('caught: $spelling ($what)', (entry) => {
    expect(here(entry)).toHaveLength(1);
  });
  test.each(missed)('not caught: $spelling ($what)', (entry) => {
    expect(here(entry)).toEqual([]);
  });
  test.each(innocent)('innocent: $spelling ($what)', (entry) => {
    expect(here(entry)).toEqual([]);
  });
  test.each(mistaken)('caught all the same: $spelling ($what)', (entry) => {
    expect(here(entry)).toHaveLength(1);
  });

  test('the document lists them all and nothing else', () => {
    const document = readFileSync(new URL('../../docs/word-rules.md', import.meta.url), 'utf8');
    const tables = [caught, missed, innocent, mistaken].map((list) => list.map(row));
    const rows = document
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| Spelling'));
    expect(rows).toEqual(tables.flat());
  });
});

describe('places', () => {
  test('are those of what was typed', () => {
    const text = '😀 يا غَـبِيّ، و غ . ب . ي!';
    const matches = find(text, rule('غبي'));
    expect(matches.map((match) => match.found)).toEqual(['غَـبِيّ', 'و غ . ب . ي']);
    for (const { start, end, found } of matches) expect(text.slice(start, end)).toBe(found);
  });

  test('come in the order of the text, with the rule they are of', () => {
    const rules: WordRule[] = [
      { id: 7, text: 'ثانٍ', match: 'exact', action: 'note' },
      { id: 3, text: 'الأول', match: 'stem', action: 'refuse' },
      { id: 5, text: 'أول ثان', match: 'phrase', action: 'hold' },
    ];
    expect(find('والأول ثان', ...rules)).toEqual([
      { ruleId: 3, text: 'الأول', action: 'refuse', start: 0, end: 6, found: 'والأول' },
      { ruleId: 5, text: 'أول ثان', action: 'hold', start: 0, end: 10, found: 'والأول ثان' },
      { ruleId: 7, text: 'ثانٍ', action: 'note', start: 7, end: 10, found: 'ثان' },
    ]);
  });

  test('of one rule do not overlap', () => {
    expect(find('غ.ب.ي', rule('غبي'), rule('الغبي', 'stem', 2))).toHaveLength(2);
    expect(find('لا لا لا لا', rule('لا لا', 'phrase'))).toHaveLength(2);
  });

  test('inside a ligature of several words are the ligature', () => {
    expect(find('محمد ﷺ', rule('عليه')).map((match) => match.found)).toEqual(['ﷺ']);
  });
});

describe('rules', () => {
  test.each(['', ' ', '\u{200B}', 'ـــ', '\u{64B}', '!؟', '😀'])('%j is ignored', (text) => {
    expect(find(`غبي ${text} x`, rule(text), rule(text, 'stem'), rule(text, 'phrase'))).toEqual([]);
  });

  test('one letter matches itself, never a stretched letter', () => {
    expect(find('x xx xxx xxxx', rule('x'))).toHaveLength(1);
    expect(find('هههههه', rule('ه'), rule('ه', 'stem'))).toEqual([]);
  });

  test('a really doubled letter must be there', () => {
    expect(find('متاااز', rule('ممتاز'))).toEqual([]);
    expect(find('gooood goood', rule('good'), rule('god', 'exact', 2)).map((match) => match.ruleId)).toEqual([
      1, 2, 1, 2,
    ]);
    expect(find('god', rule('good'))).toEqual([]);
  });

  test('of several words are phrases, whatever their kind', () => {
    expect(find('اشترك الآن', rule('اشترك الآن'), rule('اشترك الآن', 'stem', 2))).toHaveLength(2);
  });

  test('with signs match the word with them and without', () => {
    expect(find('v.i.p VIP v i p', rule('V.I.P'))).toHaveLength(3);
    expect(find("3'abi", rule("3'abi"))).toHaveLength(1);
  });

  test('spelled with marks and tatweel are the same rules', () => {
    expect(find('غبي', rule('غَـبِيّ'))).toHaveLength(1);
  });

  test('that share a text all match', () => {
    expect(find('غبي', rule('غبي'), rule('غبي', 'stem', 2), rule('غبى', 'phrase', 3))).toHaveLength(3);
  });
});

describe('work', () => {
  const letters = Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
  const word = (seed: number) =>
    Array.from({ length: 5 }, (_, index) => letters[Math.floor(seed / 28 ** index) % 28]).join('');
  const kinds = ['exact', 'stem', 'phrase'] as const;
  const made = (count: number) =>
    Array.from({ length: count }, (_, id) =>
      rule(id % 3 === 2 ? `يا ${word(id * 977)}` : word(id * 977), kinds[id % 3], id),
    );
  const hostile = [
    'ا',
    'ا ',
    'ا.',
    'يا ',
    'ا\u{200B}',
    'ﷺ',
    '. ',
    'a1',
    'بa',
    'وبال',
    '\u{64B}',
    '😀',
    'a@',
    'ا|',
  ];
  const few = compileWordRules(made(50));
  const many = compileWordRules(made(5000));
  const own = made(5000)
    .map(({ text }) => text)
    .join(' ');

  test.each(hostile)('%j repeated costs as much with 5,000 rules as with fifty', (part) => {
    const text = part.repeat(5000).slice(0, 5000);
    expect(looksOf(many, text)).toBe(looksOf(few, text));
  });

  test.each([...hostile.map((part) => [part, part]), ['what they look for', own]])(
    '%j costs twice as much when it is twice as long',
    (_, part) => {
      const text = part.repeat(2000);
      const [short, long] = [looksOf(many, text.slice(0, 1000)), looksOf(many, text.slice(0, 2000))];
      expect(long).toBeLessThanOrEqual(2.2 * short + 100);
    },
  );
});

/** How often the rules are looked at for a text: every call of a method of theirs, and every step through a list. */
function looksOf(compiled: ReturnType<typeof compileWordRules>, text: string): number {
  let looks = 0;
  const watched = new Map<unknown, unknown>();
  const watch = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = watched.get(value);
    if (known) return known;
    const proxy: unknown = new Proxy(value, {
      get(target, key) {
        const part: unknown = Reflect.get(target, key, target);
        if (typeof part !== 'function') return watch(part);
        return (...given: unknown[]) => {
          looks += 1;
          return watch(Reflect.apply(part, target, given));
        };
      },
    });
    watched.set(value, proxy);
    return proxy;
  };
  findWords(watch(compiled) as typeof compiled, text);
  return looks;
}
