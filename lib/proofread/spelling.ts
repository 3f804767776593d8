/** Words that are misspelt, and words that the house spells its own way. */
import { nextWord, respelled, type Word } from './checked-text';
import { MISSPELLINGS } from './lists/misspellings';
import { type Rule, slipsInWords } from './slip';

const PREFIX = /^(?:[وف]?[بلك]?(?:ال|(?<=ل)ل)|[وف]?[بلك]|[وف])(?=..)/u;
const ENDING = /(?:هما|ها|هم|هن|نا|كم|ه|ي|ين|ون|ات|ا|ة|ت)$/u;

export const misspelling: Rule = function* (checked) {
  yield* slipsInWords(checked.words, (word) => {
    const right = rightSpelling(word.bare);
    return right && respelled(word, right);
  });
  // إنشاء الله is God's creation; where nothing is created, it is "God willing".
  for (const [index, word] of checked.words.entries()) {
    const next = /^[وف]?[إا]نشاء$/u.test(word.bare) ? nextWord(checked, index) : undefined;
    if (next?.bare === 'الله') yield { start: word.start, end: next.end, fix: godWilling(word, next) };
  }
};

function godWilling(word: Word, god: Word): string {
  const [and = ''] = /^[وف]/u.exec(word.bare) ?? [];
  return `${and}إن شاء ${god.raw}`;
}

function rightSpelling(bare: string): string | null {
  for (const prefix of ['', PREFIX.exec(bare)?.[0] ?? '', /^[وف](?=..)/u.exec(bare)?.[0] ?? '']) {
    const stem = bare.slice(prefix.length);
    const whole = spelled(stem);
    if (whole) return prefix + whole;
    const [ending = ''] = stem.length > 5 ? (ENDING.exec(stem) ?? []) : [];
    const rest =
      ending && stem.length - ending.length >= 4 ? spelled(stem.slice(0, stem.length - ending.length)) : null;
    if (rest) return prefix + rest.replace(/ة$/u, 'ت') + ending;
  }
  return null;
}

function spelled(stem: string): string | null {
  return MISSPELLINGS.get(stem)?.replaceAll('~', ' ') ?? null;
}

/** Both are right, one is ours. */
export const houseSpelling: Rule = ({ words }, { spellings }) =>
  slipsInWords(words, (word) => {
    const found = spellings.find(([other]) => word.bare.includes(other));
    return found ? respelled(word, word.bare.replace(...found)) : null;
  });
