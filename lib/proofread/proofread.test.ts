import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { countWords } from '@/lib/text/arabic';
import { site } from '@/site.config';
import { processorTime } from '@/test/processor-time';
import { ruleNames } from './finding';
import { mend, proofread } from './proofread';

const house = site.proofreading;
const cases = path.join(import.meta.dirname, 'cases');

/** Rows of a list: rule, sentence with one slip, sentence as it should be, and where (`start-end`, several with commas). */
function slipsIn(file: string): [rule: string, sentence: string, expected: string, at: string][] {
  const [, ...rows] = readFileSync(path.join(cases, file), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [, rule = '', sentence = '', expected = '', at = ''] = row.split('\t').map(unescaped);
    return [rule, sentence, expected, at];
  });
}

function unescaped(field: string): string {
  return field.replace(/\\u\{([\dA-F]+)\}/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}

/** The rules of a text's findings. */
function rulesIn(text: string, ...more: [format?: 'markdown' | 'html']): string[] {
  return proofread(text, house, ...more).map(({ rule }) => rule);
}

const slips = [...slipsIn('sample.tsv'), ...slipsIn('slips.tsv')];

describe('slips are found at their place, with the right fix', () => {
  test.each(slips)('%s: %s', (rule, sentence, expected, at) => {
    const findings = proofread(sentence, house, 'markdown');
    const places = at.split(',').map((place) => place.split('-').map(Number));
    const isThere = findings.some(
      (finding) =>
        finding.rule === rule &&
        places.some(([from = 0, to = 0]) => finding.start <= to && finding.end >= from),
    );
    expect(isThere).toBe(true);
    expect(mend(sentence, findings)).toBe(expected);
    // Once all fixes are made, another run finds none to make.
    expect(proofread(expected, house, 'markdown').filter(({ fix }) => fix !== undefined)).toEqual([]);
  });

  test('each rule has some', () => {
    const rules = new Set(slips.map(([rule]) => rule));
    expect(ruleNames.filter((rule) => !rules.has(rule))).toEqual([]);
  });
});

describe('clean prose', () => {
  const demo = path.resolve('db/demo');
  const articles = readdirSync(demo).filter((name) => name.endsWith('.md'));

  test.each(articles)('the demo edition has no slip: %s', (name) => {
    expect(proofread(readFileSync(path.join(demo, name), 'utf8'), house, 'markdown')).toEqual([]);
  });

  test('of news, sport, science, recipes and what looks like a slip has fewer false findings than one in a thousand words', () => {
    const text = readFileSync(path.join(cases, 'clean.md'), 'utf8');
    expect(countWords(text)).toBeGreaterThan(2_000);
    expect(proofread(text, house, 'markdown')).toEqual([]);
  });
});

describe('what is not looked into', () => {
  const SLIP = 'ذهب الى السوق';

  test.each([
    ['a quotation', `قال: «${SLIP}».`],
    ['a quotation within one', `قال: «سمعت “${SLIP}” أمس».`],
    ['English quotation marks', `قال: “${SLIP}”.`],
    ['the Quran', `قرأ ﴿${SLIP}﴾ وسكت.`],
    ['code', `اكتب \`${SLIP}\` هنا.`],
    ['a block of code', `اكتب:\n\n\`\`\`\n${SLIP}\n\`\`\`\n`],
    ['a quoted block', `قال:\n\n> ${SLIP}\n> ${SLIP}\n`],
    ['front matter', `---\ntitle: ${SLIP}\n---\n\nنص.\n`],
    ['a link’s target and title', `[هنا](https://example.org/الى "${SLIP}") نص.`],
    ['an address', 'في https://example.org/الى/١٢ نص.'],
    ['a tag', 'كتب #الى_الامام نص.'],
    ['a text of another language', 'The word الى is common, and so is 5 %.'],
    ['an element of another language', `قرأ <span lang="fa">${SLIP}</span> هنا.`],
    ['a quoted element', `<blockquote><p>${SLIP}</p></blockquote>`],
  ])('%s', (_, text) => {
    expect(rulesIn(text, 'markdown')).toEqual([]);
  });

  test('the same words are looked into everywhere else', () => {
    const text = `## ${SLIP}\n\n- **${SLIP}**\n\n| ${SLIP} | ب |\n|---|---|\n\n[${SLIP}](x) <em>${SLIP}</em>\n\n[^1]: ${SLIP}\n`;
    expect(rulesIn(text, 'markdown')).toEqual(Array(6).fill('hamza-qat'));
  });
});

describe('places and fixes', () => {
  test('are of the text as it is, markup and all', () => {
    const text = 'عاد **الى** [البيت](/a)  ثم *غداً* ، و **نام**.';
    const findings = proofread(text, house, 'markdown');
    for (const { start, end, found } of findings) expect(text.slice(start, end)).toBe(found);
    expect(mend(text, findings)).toBe('عاد **إلى** [البيت](/a) ثم *غدًا*، و**نام**.');
  });

  test('a soft line break is a space, and stays where it is', () => {
    expect(
      mend('سار في\nفي الطريق الى\nالنهر.', proofread('سار في\nفي الطريق الى\nالنهر.', house, 'markdown')),
    ).toBe('سار في الطريق إلى\nالنهر.');
  });

  test('several slips of one word are one finding with one fix', () => {
    const [finding, ...others] = proofread('كان إستقبالاً حارًّا.', house);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'hamza-wasl', found: 'إستقبالاً', fix: 'استقبالًا' });
  });

  test('marks of vowels stay on their letters', () => {
    const text = 'كان الإِسْتِقْبَالُ حارًّا.';
    expect(mend(text, proofread(text, house))).toBe('كان الاِسْتِقْبَالُ حارًّا.');
  });

  test('marks with their spaces on the wrong side are still a pair', () => {
    const text = 'قرأت كتاب« الأيام »مرتين.';
    const findings = proofread(text, house);
    expect(mend(text, findings)).toBe('قرأت كتاب «الأيام» مرتين.');
    expect(findings.map(({ rule }) => rule)).toEqual(['inner-space', 'inner-space']);
  });

  test('a line break ends a paragraph of plain text, and HTML has its own', () => {
    expect(rulesIn('قال (نعم\nثم عاد) وسكت')).toEqual(['unbalanced', 'unbalanced']);
    expect(rulesIn('<p>ذهب\n  الى <b>البيت</b>  .</p>', 'html')).toEqual(['hamza-qat', 'space-before-mark']);
  });
});

describe('a house decides', () => {
  test('which rules are off', () => {
    expect(proofread('غداً الى', { ...house, off: ['hamza-qat'] }).map(({ rule }) => rule)).toEqual([
      'tanwin-place',
    ]);
  });

  test('where tanwin stands', () => {
    const mended = (text: string, tanwin: typeof house.tanwin) =>
      mend(text, proofread(text, { ...house, tanwin }));
    expect(mended('كتابًا وقلماً', 'before-alef')).toBe('كتابًا وقلمًا');
    expect(mended('كتابًا وقلماً', 'on-alef')).toBe('كتاباً وقلماً');
    expect(mended('كتاباً وقلماً وورقًا', 'as-text')).toBe('كتاباً وقلماً وورقاً');
  });

  test('which digits win a tie', () => {
    expect(mend('من 3 إلى ٧', proofread('من 3 إلى ٧', house))).toBe('من 3 إلى 7');
    expect(mend('من 3 إلى ٧', proofread('من 3 إلى ٧', { ...house, digits: 'arabic-indic' }))).toBe(
      'من ٣ إلى ٧',
    );
  });
});

test('time grows with the length alone', { timeout: 300_000 }, () => {
  for (const part of [
    '(',
    '«',
    '"',
    '[',
    ' ',
    '.',
    '5،',
    'و ',
    '*',
    '_',
    '`',
    '<a ',
    '](',
    '@',
    'ـ',
    '\n> ',
    '| ',
    'قال ',
    'إست',
  ])
    expect(
      processorTime(() => proofread(part.repeat(20_000), house, 'markdown')),
      part,
    ).toBeLessThan(3_000);
});
