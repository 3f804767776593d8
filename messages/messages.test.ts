import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { formatTag } from '@/lib/site/number-style';
import { editions, site } from '@/site.config';
import ar from './ar.json';
import en from './en.json';

type Messages = { [key: string]: string | Messages };

/** CLDR's classes of cardinal numbers: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html */
const PLURALS = { ar: ['zero', 'one', 'two', 'few', 'many', 'other'], en: ['one', 'other'] };
/** Placeholders that are numbers; as words they would keep the digits 0-9 in every edition. */
const NUMBERS = new Set(['page', 'pages', 'count', 'limit', 'level', 'minutes', 'hours', 'days', 'weeks']);
/** At least one number of every Arabic class, and the edges between them. */
const COUNTS = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 1234];

/** Every message by its path. */
function flatten(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

/** Every element of a message, however deep. */
function elementsOf(message: string): MessageFormatElement[] {
  const inside = (nodes: MessageFormatElement[]): MessageFormatElement[] =>
    nodes.flatMap((node) => {
      if (node.type === TYPE.tag) return [node, ...inside(node.children)];
      if (node.type !== TYPE.plural && node.type !== TYPE.select) return [node];
      return [node, ...Object.values(node.options).flatMap((option) => inside(option.value))];
    });
  return inside(parse(message));
}

/** What a message needs from the page: `{name}`, `<name>`, and the choices of a select. */
function needsOf(message: string): string[] {
  const needs = elementsOf(message).map((node) => {
    if (node.type === TYPE.literal || node.type === TYPE.pound) return '';
    if (node.type === TYPE.tag) return `<${node.value}>`;
    if (node.type === TYPE.select) return `{${node.value}: ${Object.keys(node.options).sort().join(', ')}}`;
    return `{${node.value}}`;
  });
  return [...new Set(needs.filter((need) => need !== ''))].sort();
}

/** The texts a message can become, with a word for each placeholder. */
function textsOf(message: string): string[] {
  const texts = (nodes: MessageFormatElement[]): string[] =>
    nodes
      .map(textsOfElement)
      .reduce((starts, ends) => starts.flatMap((start) => ends.map((end) => start + end)), ['']);
  const textsOfElement = (node: MessageFormatElement): string[] => {
    if (node.type === TYPE.literal) return [node.value];
    if (node.type === TYPE.pound) return ['كلمة'];
    if (node.type === TYPE.tag) return node.children.length > 0 ? texts(node.children) : ['كلمة'];
    if (node.type !== TYPE.plural && node.type !== TYPE.select) return ['كلمة'];
    return Object.values(node.options).flatMap((option) => texts(option.value));
  };
  return texts(parse(message));
}

const ARABIC = String.raw`[\p{Script=Arabic}\p{M}]`;
const SLIPS: [RegExp, string][] = [
  [new RegExp(`${ARABIC}\\s*[,;?]|[,;?]\\s*${ARABIC}`, 'u'), 'a Latin comma, semicolon or question mark'],
  [/\s[،؛؟.:!]/u, 'a space before a sign'],
  [/[،؛؟:](?=[\p{L}\d])/u, 'no space after a sign'],
  [/\u{640}/u, 'a tatweel'],
  [/"/, 'a straight quotation mark'],
  [/[\d\u{660}-\u{669}\u{6F0}-\u{6F9}]/u, 'a digit, which the digits of the site would not reach'],
  [/^\s|\s$|\s{2}/u, 'a space too many'],
];

/** Everything that is wrong with the words of the two editions; empty when all is well. */
function problemsIn(arabic: Messages, english: Messages): string[] {
  const words = { ar: flatten(arabic), en: flatten(english) };
  const problems: string[] = [];
  for (const path of new Set([...words.ar.keys(), ...words.en.keys()])) {
    const [inArabic, inEnglish] = [words.ar.get(path), words.en.get(path)];
    if (inArabic === undefined) problems.push(`ar ${path}: missing`);
    if (inEnglish === undefined) problems.push(`en ${path}: missing`);
    if (inArabic === undefined || inEnglish === undefined) continue;
    const [needs, needed] = [needsOf(inArabic), needsOf(inEnglish)];
    if (needs.join() !== needed.join())
      problems.push(`${path}: ${needs.join(' ')} in ar, ${needed.join(' ')} in en`);
  }
  for (const edition of editions) {
    for (const [path, message] of words[edition]) {
      if (message.trim() === '') problems.push(`${edition} ${path}: empty`);
      for (const node of elementsOf(message)) {
        if (node.type === TYPE.argument && NUMBERS.has(node.value))
          problems.push(`${edition} ${path}: {${node.value}} is a number`);
        if (node.type !== TYPE.plural) continue;
        for (const name of PLURALS[edition]) {
          if (!(name in node.options)) problems.push(`${edition} ${path}: no plural for ${name}`);
        }
      }
    }
  }
  for (const [path, message] of words.ar) {
    for (const [slip, name] of SLIPS) {
      if (textsOf(message).some((text) => slip.test(text))) problems.push(`ar ${path}: ${name}`);
    }
  }
  return problems;
}

test('both editions say the same, in all their numbers, without a slip of the pen', () => {
  expect(problemsIn(ar, en)).toEqual([]);
});

const LATIN = /[0-9]/;
const INDIC = /[\u{660}-\u{669}]/u;

describe.each([
  ['ar', 'latin', INDIC],
  ['ar', 'arabic-indic', LATIN],
  ['en', 'arabic-indic', INDIC],
] as const)('every message of the edition %s in %s digits', (edition, digits, others) => {
  const messages = edition === 'ar' ? ar : en;
  const errors: unknown[] = [];
  // One for all: it keeps the number formats it made.
  const translate = createTranslator({
    locale: formatTag(site.editions[edition].lang, { ...site.writing, digits }),
    messages,
    timeZone: site.timeZone,
    onError: (error) => errors.push(error),
  }) as unknown as { markup(key: string, values: Record<string, unknown>): string };

  // One test for all: a test, or an assertion, of each text would take longer than making the texts.
  test('is printed for every number', () => {
    const wrong: string[] = [];
    for (const [path, message] of flatten(messages)) {
      const elements = elementsOf(message);
      const counts = elements.some(isCounted) ? COUNTS : [0];
      for (const values of counts.flatMap((count) =>
        choicesOf(elements).map((choice) => valuesFor(elements, count, choice)),
      )) {
        const text = translate.markup(path, values);
        if (/[{}<>#]|undefined|NaN/u.test(text) || others.test(text) || text === path)
          wrong.push(`${path}: ${text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(errors).toEqual([]);
  });

  function isCounted({ type }: MessageFormatElement): boolean {
    return type === TYPE.plural || type === TYPE.number;
  }

  /** The words a select of the message knows; one that stands for none where there is no select. */
  function choicesOf(elements: MessageFormatElement[]): string[] {
    const choices = elements.flatMap((node) => (node.type === TYPE.select ? Object.keys(node.options) : []));
    return choices.length > 0 ? choices : ['other'];
  }

  function valuesFor(
    elements: MessageFormatElement[],
    count: number,
    choice: string,
  ): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const node of elements) {
      if (node.type === TYPE.tag) values[node.value] = (chunks: string) => chunks || 'كلمة';
      else if (node.type === TYPE.plural || node.type === TYPE.number) values[node.value] = count;
      else if (node.type === TYPE.select) values[node.value] = choice;
      else if (node.type !== TYPE.literal && node.type !== TYPE.pound) values[node.value] = 'كلمة';
    }
    return values;
  }
});

describe('what the editions promise is checked:', () => {
  const plural = '{n, plural, zero {لا} one {واحد} two {اثنان} few {#} many {#} other {#}}';
  const good: Messages = { a: 'أهلًا {name}، مرحبًا', deep: { count: plural, rich: '<b>كلمة</b>' } };
  const goodEnglish: Messages = {
    a: 'Hello {name}, welcome',
    deep: { count: '{n, plural, =0 {none} one {#} other {#}}', rich: '<b>word</b>' },
  };

  test('good words pass', () => {
    expect(problemsIn(good, goodEnglish)).toEqual([]);
  });

  test.each<[string, Messages, Messages, string]>([
    ['a missing key', { ...good, a: {} }, goodEnglish, 'ar a: missing'],
    ['a key only Arabic has', { ...good, b: 'كلمة' }, goodEnglish, 'en b: missing'],
    ['an empty message', { ...good, b: '' }, { ...goodEnglish, b: 'word' }, 'ar b: empty'],
    [
      'a missing plural class',
      { ...good, deep: { count: plural.replace('two {اثنان} ', ''), rich: '<b>كلمة</b>' } },
      goodEnglish,
      'ar deep.count: no plural for two',
    ],
    [
      'a missing English class',
      good,
      { ...goodEnglish, deep: { count: '{n, plural, =1 {#} other {#}}', rich: '<b>word</b>' } },
      'en deep.count: no plural for one',
    ],
    [
      'a plural class missing within a tag',
      { b: '<i>{n, plural, other {#}}</i>' },
      { b: '<i>{n, plural, one {#} other {#}}</i>' },
      'ar b: no plural for zero',
    ],
    ['another placeholder', { ...good, a: 'أهلًا {nom}' }, goodEnglish, 'a: {nom} in ar, {name} in en'],
    ['a forgotten placeholder', { ...good, a: 'أهلًا' }, goodEnglish, 'a:  in ar, {name} in en'],
    ['a placeholder for a tag', { b: '{b}' }, { b: '<b>word</b>' }, 'b: {b} in ar, <b> in en'],
    [
      'another choice',
      { b: '{g, select, female {هي} other {هو}}' },
      { b: '{g, select, other {they}}' },
      'b: {g: female, other} in ar, {g: other} in en',
    ],
    ['a Latin comma', { b: 'أهلًا, مرحبًا' }, { b: 'x' }, 'ar b: a Latin comma, semicolon or question mark'],
    [
      'a Latin comma after a name',
      { b: '{a}, أهلًا' },
      { b: '{a}' },
      'ar b: a Latin comma, semicolon or question mark',
    ],
    [
      'a Latin question mark',
      { b: 'من؟ متى?' },
      { b: 'x' },
      'ar b: a Latin comma, semicolon or question mark',
    ],
    [
      'a Latin semicolon',
      { b: 'أولًا; ثانيًا' },
      { b: 'x' },
      'ar b: a Latin comma, semicolon or question mark',
    ],
    ['a space before a comma', { b: 'أولًا ، ثانيًا' }, { b: 'x' }, 'ar b: a space before a sign'],
    ['a space before a full stop', { b: 'انتهى .' }, { b: 'x' }, 'ar b: a space before a sign'],
    ['no space after a comma', { b: 'أولًا،ثانيًا' }, { b: 'x' }, 'ar b: no space after a sign'],
    ['a tatweel', { b: 'مقـال' }, { b: 'x' }, 'ar b: a tatweel'],
    ['a straight quotation mark', { b: 'قال "نعم"' }, { b: 'x' }, 'ar b: a straight quotation mark'],
    [
      'an Arabic-Indic digit',
      { b: 'في ٣ أيام' },
      { b: 'x' },
      'ar b: a digit, which the digits of the site would not reach',
    ],
    [
      'a Latin digit',
      { b: 'في 3 أيام' },
      { b: 'x' },
      'ar b: a digit, which the digits of the site would not reach',
    ],
    ['a number as a word', { b: 'الصفحة {page}' }, { b: 'page {page}' }, 'ar b: {page} is a number'],
  ])('%s is found', (_, arabic, english, problem) => {
    expect(problemsIn(arabic, english)).toContain(problem);
  });
});
