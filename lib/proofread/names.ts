/** Names: ال before another script, spellings of one name, designations, ابن. */

import { searchWords } from '@/lib/search/analyse';
import { designationsIn } from '@/lib/search/designations';
import { type CheckedText, nextWord, previousWord, respelled, type Word } from './checked-text';
import { arabic } from './letters';
import { GIVEN_NAMES, NOT_AFTER_IBN, SCHOLARS } from './lists/names';
import { type Rule, type Slip, slipsAt } from './slip';

/** The space, or none, stays as it is. */
const AL = arabic(
  String.raw`(?<![{A}{M}\u{640}])(?<al>[وف]?[بك]?ال|[وف]?لل)(?=[ \u{A0}]?(?:[\p{Script=Latin}{D}]|[«“"]))`,
);

export const alLatin: Rule = ({ text }) => slipsAt(text, AL, ([al]) => `${al}\u{640}`);

const NAME_PREFIX = String.raw`[وف]?[بلك]?(?:ال|(?<=ل)ل)?`;
const ADJECTIVE = `(?:ا|ي|ية|يا|يون|يين|يات|يتين|يان)`;

/** Spellings of one name in a text: ours where the text has it, else the one that came first. */
export const nameVariant: Rule = function* ({ words }, { names }) {
  for (const row of names) {
    const found = spellingsIn(words, row);
    const spellings = new Set(found.map(({ spelling }) => spelling));
    if (spellings.size < 2) continue;
    const [ours = ''] = row;
    const kept = spellings.has(ours) ? ours : (found[0]?.spelling ?? ours);
    for (const { word, spelling } of found)
      if (spelling !== kept)
        yield {
          start: word.start,
          end: word.end,
          fix: respelled(word, word.bare.replace(stemOf(spelling), stemOf(kept))),
        };
  }
};

/** Names of countries are also found in their adjectives: أمريكي, أميركي. */
function stemOf(name: string): string {
  return /..[يك]ا$/u.test(name) ? name.slice(0, -1) : name;
}

function spellingsIn(words: readonly Word[], row: readonly string[]): { word: Word; spelling: string }[] {
  const byLength = row.toSorted((one, other) => other.length - one.length);
  const forms = byLength.map((name) => (stemOf(name) === name ? name : `${stemOf(name)}${ADJECTIVE}`));
  const pattern = new RegExp(`^${NAME_PREFIX}(?:${forms.map((form) => `(${form})`).join('|')})$`, 'u');
  return words.flatMap((word) => {
    const index =
      pattern
        .exec(word.bare)
        ?.slice(1)
        .findIndex((form) => form !== undefined) ?? -1;
    const spelling = byLength[index];
    return spelling === undefined ? [] : [{ word, spelling }];
  });
}

const MAY_BE_DESIGNATION = /[\d\u{660}-\u{669}]|[A-Z]\/[A-Z]|[A-Z] \/ [A-Z]/u;

/** Two spellings under one key of the search (lib/search/designations.ts): as first written. */
export const designationMixed: Rule = function* ({ text }) {
  if (!MAY_BE_DESIGNATION.test(text)) return;
  const { words } = searchWords(text);
  const byTerm = new Map<string, Slip[]>();
  const spelled = [
    ...words.filter(({ folded }) => /^[a-z]+\d+[a-z]?$/.test(folded)),
    ...designationsIn(text, words, false),
  ];
  for (const { start, end, terms } of spelled.sort(
    (one, other) => one.start - other.start || other.end - one.end,
  )) {
    const [term = ''] = terms;
    if (!/^[a-z]+\d/.test(term) && !text.slice(start, end).includes('/')) continue;
    const places = byTerm.get(term) ?? [];
    if (places.some((place) => start < place.end)) continue;
    byTerm.set(term, [...places, { start, end }]);
  }
  for (const places of byTerm.values()) yield* unlikeTheFirst(text, places);
};

/** A spelling that is explained by another in brackets is a gloss: S-300 (إس-300). */
function* unlikeTheFirst(text: string, places: readonly Slip[]): Generator<Slip> {
  const slices = places.map(({ start, end }) => text.slice(start, end));
  const [first = ''] = slices;
  for (const [index, place] of places.entries()) {
    const isGloss = text[place.start - 1] === '(' && text[place.end] === ')';
    if (slices[index] !== first && !isGloss) yield { ...place, fix: first };
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
