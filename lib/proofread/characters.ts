/** Letters and marks that are not what they look like. */
import { readCharacter } from '@/lib/text/confusables';
import { bareWord, respelled, type Word } from './checked-text';
import { arabic, DRAWN, INVISIBLE, JOINERS } from './letters';
import { FUNCTION_WORDS, YEH_TO_ALEF } from './lists/endings';
import { type Rule, slipsAt, slipsInWords } from './slip';

const HIDDEN = new RegExp(`[${INVISIBLE}]+`, 'gu');
/** Joiners between letters and in emoji are written on purpose; a heh with one stands for the Hijri year. */
const JOINED = String.raw`\p{Extended_Pictographic}\u{FE0F}\p{Emoji_Modifier}{A}{M}`;
const LONE_JOINERS = arabic(
  String.raw`(?<![${JOINERS}])(?!(?<=[${JOINED}\u{640}])[${JOINERS}]+[${JOINED}])(?!(?<=ه\u{640}?)\u{200D}(?!\u{200D}))[${JOINERS}]+`,
);

/** Characters without a glyph. */
export const invisible: Rule = function* ({ text }) {
  yield* slipsAt(text, HIDDEN, () => '');
  yield* slipsAt(text, LONE_JOINERS, () => '');
};

/** Not the signs of whole phrases (ﷺ ﷲ) and the brackets of the Quran, which are no letters. */
const DRAWN_LETTER = new RegExp(`[${DRAWN}]`, 'u');
const RUN = arabic(`[{A}{M}\\u{640}${DRAWN}]+`);

export const presentationForms: Rule = ({ text }) =>
  DRAWN_LETTER.test(text)
    ? slipsAt(text, RUN, ([word]) => (DRAWN_LETTER.test(word) ? word.normalize('NFKC') : null))
    : [];

const MIXED_WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2,}/gu;
/** µ and Ω are signs of units, small Greek letters names of their own. */
const STRANGE = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;
const OWN_SIGN = /[Ωµ]|(?![ο])[\u{3B1}-\u{3C9}]/u;

export const lookAlike: Rule = ({ text }) =>
  slipsAt(text, MIXED_WORD, ([word]) => {
    if (!/\p{Script=Latin}/u.test(word) || OWN_SIGN.test(word)) return null;
    const twins = word.replace(STRANGE, latinTwin);
    return /[^\p{Script=Latin}]/u.test(twins) ? null : twins;
  });

function latinTwin(letter: string): string {
  const twin = readCharacter(letter);
  return letter === letter.toLowerCase() ? twin : twin.toUpperCase();
}

const PERSIAN = new Map([
  ['ک', 'ك'],
  ['ی', 'ي'],
  ['ھ', 'ه'],
  ['ہ', 'ه'],
  ['ە', 'ه'],
  ['ۀ', 'ه'],
  ['ۃ', 'ة'],
]);
const PERSIAN_LETTER = /[کیھہەۀۃ]/gu;
/** Letters of Persian and Urdu that Arabic has none for: names. */
const FOREIGN = /[پچژگڤٹڈڑںے]/u;
/** What Persian does not write: ال, Arabic's own forms of the same letters, hamza below alef, tanwin. */
const ARABIC_SIGN = /^[وف]?[بك]?ال|^[وف]?لل|[يىكةإؤٱ]|أ|اً|ًا/u;

export const persianLetters: Rule = function* ({ text, words }) {
  const isSure = ({ raw, bare }: Word) => ARABIC_SIGN.test(raw) || isOfGrammar(withArabicLetters(bare));
  for (const [index, word] of words.entries()) {
    if (word.raw.search(PERSIAN_LETTER) < 0 || FOREIGN.test(word.raw) || !isSure(word)) continue;
    const beside = [words[index - 1], words[index + 1]];
    if (beside.some((other) => other && isNameBeside(text, word, other) && !isSure(other))) continue;
    yield { start: word.start, end: word.end, fix: respelled(word, withArabicLetters(word.bare)) };
  }
};

function isOfGrammar(word: string): boolean {
  return (
    FUNCTION_WORDS.has(word) ||
    FUNCTION_WORDS.has(word.replace(/^[وف]?[بلك]?(?=..)/u, '')) ||
    FUNCTION_WORDS.has(word.slice(1))
  );
}

function isNameBeside(text: string, word: Word, other: Word): boolean {
  const between =
    other.start > word.start ? text.slice(word.end, other.start) : text.slice(other.end, word.start);
  return between === ' ' && (other.raw.search(PERSIAN_LETTER) >= 0 || FOREIGN.test(other.raw));
}

function withArabicLetters(bare: string): string {
  const word = bare.replace(PERSIAN_LETTER, (letter) => PERSIAN.get(letter) ?? letter);
  if (!/ی$/u.test(bare)) return word;
  const alef = `${word.slice(0, -1)}ى`;
  const isAlef = YEH_TO_ALEF.has(alef) || YEH_TO_ALEF.has(alef.replace(/^[وف]?[بلك]?(?:ال)?(?=..)/u, ''));
  return isAlef ? alef : word;
}

const STRETCHED = arabic(String.raw`(?<=[{A}{M}])\u{640}+(?=[{A}\u{64B}-\u{652}])`);

/** Not at the end of a word, nor alone: هـ, الـ28, أـ; nor where it carries the small alef of يـٰأيها. */
export const tatweel: Rule = ({ words }) => slipsInWords(words, ({ raw }) => raw.replace(STRETCHED, ''));

const MARKED = arabic('[{M}]{2,}');

/** The same mark twice on one letter. */
export const doubleMark: Rule = ({ words }) =>
  slipsInWords(words, ({ raw }) => raw.replace(MARKED, (marks) => [...new Set(marks)].join('')));

/** No alef after اء. Not جزءًا, without an alef before; nor the dual لقاءا. */
const AFTER_HAMZA = /(?<=ا)ء(?:\u{64B}ا|ا\u{64B})$/u;

export const tanwinHamza: Rule = ({ words }) =>
  slipsInWords(words, ({ raw }) => raw.replace(AFTER_HAMZA, 'ء\u{64B}'));

const ON_ALEF = arabic('(?<=[{A}][{M}]*)ا\\u{64B}$');
const BEFORE_ALEF = arabic('(?<=[{A}])([{M}]*?)\\u{64B}([{M}]*)ا$');

/** كتابًا or كتاباً: schools differ, a house does not. */
export const tanwinPlace: Rule = function* ({ words }, { tanwin }) {
  const ends = words.filter(
    ({ raw }) => raw.endsWith('ا\u{64B}') || /ا$(?<=\u{64B}[\u{64B}-\u{65F}]*ا)/u.test(raw),
  );
  const onAlef = ends.filter(({ raw }) => raw.endsWith('\u{64B}'));
  const isBefore = tanwin === 'before-alef' || (tanwin === 'as-text' && onAlef.length * 2 <= ends.length);
  for (const { start, end, raw } of ends) {
    const right = isBefore
      ? raw.replace(ON_ALEF, '\u{64B}ا').normalize('NFC')
      : raw.replace(BEFORE_ALEF, '$1$2ا\u{64B}');
    if (right !== raw && bareWord(raw).length > 1) yield { start, end, fix: right };
  }
};
