/** Names: ال before another script, spellings of one name, designations, ابن. */

import { searchWords } from '@/lib/search/analyse';
import { designationsIn } from '@/lib/search/designations';
import type { SearchWord } from '@/lib/search/word';
import { type CheckedText, nextWord, previousWord, respelled } from './checked-text';
import type { HouseStyle } from './finding';
import { arabic } from './letters';
import { GIVEN_NAMES, NOT_AFTER_IBN, SCHOLARS } from './lists/names';
import { type Rule, type Slip, slipsAt } from './slip';

/** The space, or none, stays as it is. */
const AL = arabic(
  String.raw`(?<![{A}{M}\u{640}])(?<al>[وف]?[بك]?ال|[وف]?لل)(?=[ \u{A0}]?(?:[\p{Script=Latin}{D}]|[«“"]))`,
);

export const alLatin: Rule = ({ text }) => slipsAt(text, AL, ([al]) => `${al}\u{640}`);

const NAME_PREFIX = '[وف]?[بلك]?(?:ال|(?<=ل)ل)?';
const ADJECTIVE = '(?:ا|ي|ية|يا|يون|يين|يات|يتين|يان)';

/** Spellings of one name in a text: ours where the text has it, else the one that came first. */
export const nameVariant: Rule = function* ({ words }, { names }) {
  const known = new Map<string, string | undefined>();
  const found = words.flatMap((word) => {
    if (!known.has(word.bare)) known.set(word.bare, spellingOf(word.bare, names));
    const spelling = known.get(word.bare);
    return spelling ? [{ word, spelling }] : [];
  });
  for (const row of names) {
    const own = found.filter(({ spelling }) => row.includes(spelling));
    const kept = own.find(({ spelling }) => spelling === row[0]) ?? own[0];
    for (const { word, spelling } of own)
      if (kept && spelling !== kept.spelling) {
        const right = word.bare.replace(stemOf(spelling), stemOf(kept.spelling));
        yield { start: word.start, end: word.end, fix: respelled(word, right) };
      }
  }
};

/** Names of countries are also found in their adjectives: أمريكي, أميركي. */
function stemOf(name: string): string {
  return /..[يك]ا$/u.test(name) ? name.slice(0, -1) : name;
}

/** One expression for all names of a house, by their rows. */
const patterns = new WeakMap<HouseStyle['names'], { pattern: RegExp; spellings: string[] }>();

/** Which of the names a word is, if any. */
function spellingOf(bare: string, names: HouseStyle['names']): string | undefined {
  const { pattern, spellings } = patterns.get(names) ?? compile(names);
  const index =
    pattern
      .exec(bare)
      ?.slice(1)
      .findIndex((form) => form !== undefined) ?? -1;
  return spellings[index];
}

function compile(names: HouseStyle['names']) {
  const spellings = names.flat().sort((one, other) => other.length - one.length);
  const forms = spellings.map((name) => (stemOf(name) === name ? name : `${stemOf(name)}${ADJECTIVE}`));
  const pattern = new RegExp(`^${NAME_PREFIX}(?:${forms.map((form) => `(${form})`).join('|')})$`, 'u');
  patterns.set(names, { pattern, spellings });
  return { pattern, spellings };
}

const PREFIX_OF_SPELLED =
  /(?<![\p{L}\p{M}])[وفبلك](?=(?:[إا]س|[إا]ف|سو|مي[غجك]|تو|[إا]م|[إا]كس)[-‐ ]?[\d\u{660}-\u{669}])/gu;
const MAY_BE_DESIGNATION = /[\d\u{660}-\u{669}]|[A-Z]\/[A-Z]|[A-Z] \/ [A-Z]/u;

/** Two spellings under one key of the search (lib/search/designations.ts): as first written. */
export const designationMixed: Rule = function* ({ text }) {
  if (!MAY_BE_DESIGNATION.test(text)) return;
  const byTerm = new Map<string, Slip[]>();
  for (const { start, end, terms } of designationsOf(text)) {
    const [term = ''] = terms;
    if (!/^[a-z]+\d/.test(term) && !text.slice(start, end).includes('/')) continue;
    const places = byTerm.get(term) ?? [];
    if (places.some((place) => start < place.end)) continue;
    byTerm.set(term, [...places, { start, end }]);
  }
  for (const places of byTerm.values()) yield* unlikeTheFirst(text, places);
};

/** The longest first where two begin together. */
function designationsOf(text: string): SearchWord[] {
  let offset = 0;
  const found = text.split('\n').flatMap((block) => {
    const start = offset;
    offset += block.length + 1;
    if (!MAY_BE_DESIGNATION.test(block)) return [];
    // A prefix would hide a name that is spelled out: وسو-35.
    const free = block.replace(PREFIX_OF_SPELLED, ' ');
    const { words } = searchWords(free);
    const single = words.filter(({ folded }) => /^[a-z]+\d+[a-z]?$/.test(folded));
    return [...single, ...designationsIn(free, words, false)].map((word) => ({
      ...word,
      start: start + word.start,
      end: start + word.end,
    }));
  });
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** A spelling that is explained by another in brackets is a gloss: S-300 (إس-300). */
function* unlikeTheFirst(text: string, places: readonly Slip[]): Generator<Slip> {
  const slices = places.map(({ start, end }) => text.slice(start, end));
  const [first = ''] = slices;
  for (const [index, place] of places.entries()) {
    const isGloss = text[place.start - 1] === '(' && text[place.end] === ')';
    if (slices[index]?.toLowerCase() !== first.toLowerCase() && !isGloss) yield { ...place, fix: first };
  }
}

const IBN = /^(?<before>[وفبلك]?)(?<ibn>ابن|بن)$/u;

/** خالد بن الوليد between two names, ابن رشد where none is before. */
export const ibn: Rule = function* (checked: CheckedText) {
  for (const [index, word] of checked.words.entries()) {
    const { before: prefix = '', ibn: written } = IBN.exec(word.bare)?.groups ?? {};
    const after = written && nextWord(checked, index)?.bare;
    if (!after) continue;
    const before = previousWord(checked, index)?.bare ?? '';
    const isBetween = isName(before) && prefix === '' && isName(after) && !NOT_AFTER_IBN.has(after);
    if (written === 'ابن' && isBetween)
      yield { start: word.start, end: word.end, fix: respelled(word, 'بن') };
    if (written === 'بن' && SCHOLARS.has(after) && !isAfterName(before))
      yield { start: word.start, end: word.end, fix: respelled(word, `${prefix}ابن`) };
  }
};

function isName(word: string): boolean {
  return GIVEN_NAMES.has(word) || (/^[وفبلك]/u.test(word) && GIVEN_NAMES.has(word.slice(1)));
}

/** Also الدين of نصير الدين, and the endings of names of a line. */
function isAfterName(before: string): boolean {
  return isName(before) || /^(?:ال.*|الله|أبو|أبي|أبا|عبد.*)$/u.test(before);
}
