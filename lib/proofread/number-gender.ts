/** Three to ten take the other gender than what is counted: ثلاثة أيام, ثلاث سنوات. */
import { nextWord, previousWord, respelled } from './checked-text';
import { genderOf } from './lists/measures';
import type { Rule } from './slip';

/** With a feminine noun, with a masculine one. */
const NUMBERS = [
  ['ثلاث', 'ثلاثة'],
  ['أربع', 'أربعة'],
  ['خمس', 'خمسة'],
  ['ست', 'ستة'],
  ['سبع', 'سبعة'],
  ['ثماني', 'ثمانية'],
  ['تسع', 'تسعة'],
  ['عشر', 'عشرة'],
] as const;
const SPELLINGS = new Map([
  ['ثمان', 'ثماني'],
  ['اربع', 'أربع'],
  ['اربعة', 'أربعة'],
]);
const PREFIX = /^[وف]?[بلك]?(?:ال|(?<=ل)ل)?(?=...|ست$)/u;
/** As words they are parts, too: خُمس طلاب الجامعة. */
const PARTS = new Set(['خمس', 'سبع', 'تسع', 'عشر']);

export const numberGender: Rule = function* (checked) {
  for (const [index, word] of checked.words.entries()) {
    const noun = nextWord(checked, index);
    const gender = noun && genderOf(noun.bare);
    const number = gender && numberOf(word.bare);
    if (!number) continue;
    const right = number.forms[gender === 'feminine' ? 0 : 1];
    if (right === number.stem || isCompound(checked, index, number.stem)) continue;
    const isPart = PARTS.has(number.stem) && nextWord(checked, index + 1)?.bare.startsWith('ال');
    if (!isPart) yield { start: word.start, end: word.end, fix: respelled(word, number.prefix + right) };
  }
};

interface CountingWord {
  prefix: string;
  stem: string;
  forms: readonly [feminine: string, masculine: string];
}

function numberOf(bare: string): CountingWord | null {
  for (const prefix of new Set(['', /^[وف](?=...)/u.exec(bare)?.[0] ?? '', PREFIX.exec(bare)?.[0] ?? ''])) {
    const written = bare.slice(prefix.length);
    const stem = SPELLINGS.get(written) ?? written;
    const forms = NUMBERS.find((both) => both.some((form) => form === stem));
    if (forms) return { prefix, stem, forms };
  }
  return null;
}

/** The end of ثلاثة عشر goes by other rules. */
function isCompound(checked: Parameters<Rule>[0], index: number, stem: string): boolean {
  const before = /^عشرة?$/u.test(stem) ? previousWord(checked, index) : undefined;
  return (
    before !== undefined && (numberOf(before.bare) !== null || /^[وبل]?(?:أحد|إحدى|اثن)/u.test(before.bare))
  );
}
