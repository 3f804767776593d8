/** Last letters that are confused: ة and ه, ي and ى. */
import { nextWord, respelled, type Word } from './checked-text';
import {
  ALEF_TO_YEH,
  ALEF_TO_YEH_WITH_AL,
  HEH_OF_ROOT,
  HEH_UNSURE,
  TEH_TO_HEH,
  TEH_UNSURE,
  TRUE_ALEF,
  YEH_TO_ALEF_WORDS,
  YEH_UNSURE,
} from './lists/endings';
import { wordSet } from './lists/word-set';
import { type Rule, slipsInWords } from './slip';

const WITH_AL = /^(?<before>[وف]?[بك]?)(?<al>ال)(?<stem>.{2,})$/u;
const WITH_LIL = /^(?<before>[وف]?)(?<al>لل)(?<stem>.{2,})$/u;

function endsIn(word: Word, last: string): string {
  return respelled(word, word.bare.slice(0, -1) + last);
}

/** المدرسه is المدرسة, since a word with ال carries no pronoun; هذة is هذه. */
export const tehMarbuta: Rule = ({ words }) =>
  slipsInWords(words, (word) => {
    const { bare } = word;
    const heh = TEH_UNSURE.has(bare) ? undefined : TEH_TO_HEH.get(bare);
    if (heh) return respelled(word, heh);
    const { stem = '' } = bare.endsWith('ه')
      ? ((WITH_AL.exec(bare) ?? WITH_LIL.exec(bare))?.groups ?? {})
      : {};
    const noun = `ال${stem.replace(/^[أإ]/u, 'ا')}`;
    const isFeminine =
      stem.length > 3 ? !HEH_OF_ROOT.has(noun) && !HEH_UNSURE.has(noun) : SHORT_FEMININE.has(stem);
    return isFeminine ? endsIn(word, 'ة') : null;
  });
/** Of three letters many have their own ه. */
const SHORT_FEMININE = wordSet(`
  أمه امه سنه لغه مده قوه صحه خطه قمه جمه ثقه فئه مئه هيه صفه حصه قصه شقه جنه ذمه دقه عده شده مره جهه حجه نيه هبه سمه ضفه قبه كفه عله قطه جده ثله
  همه مله رئه ديه سعه رقه ذره غله قله دفه لثه حده`);

const YEH_PREFIX = /^(?<before>[وف]?[بلك]?(?:ال|(?<=ل)ل)?)(?<stem>.{2,})$/u;
const MANY = /^(?:.{2}ا.ى|..{1,2}ى)$/u;

/** العربى is العربي; حتي is حتى. */
export const finalYeh: Rule = function* (checked) {
  yield* slipsInWords(checked.words, (word) => {
    const { bare } = word;
    if (bare.endsWith('ى')) return bare !== 'وفى' && isYeh(bare) ? endsIn(word, 'ي') : null;
    return bare.endsWith('ي') && isAlef(bare) ? endsIn(word, 'ى') : null;
  });
  // علي is a name as well; before الرغم it is the preposition.
  for (const [index, word] of checked.words.entries())
    if (/^[وف]?علي$/u.test(word.bare) && nextWord(checked, index)?.bare === 'الرغم')
      yield { start: word.start, end: word.end, fix: endsIn(word, 'ى') };
  // وفى بوعده is a verb, unless a noun of place or time follows.
  for (const [index, word] of checked.words.entries())
    if (word.bare === 'وفى' && AFTER_IN.test(nextWord(checked, index)?.bare ?? ''))
      yield { start: word.start, end: word.end, fix: endsIn(word, 'ي') };
};
const AFTER_IN = /^(?:ال|هذ|ذلك|تلك|كل|حال|عام|سنة|يوم|بعض|أول|آخر|ظل)/u;

function isAlef(bare: string): boolean {
  const stem = bare.replace(/^[وف]?[بلك]?(?=.{3})/u, '');
  return [bare, stem, bare.replace(/^[وف](?=.{3})/u, '')].some(
    (form) => YEH_TO_ALEF_WORDS.has(form) && !YEH_UNSURE.has(form),
  );
}

function isYeh(bare: string): boolean {
  if (ALEF_TO_YEH.has(bare)) return true;
  const { before = '', stem = '' } = YEH_PREFIX.exec(bare)?.groups ?? {};
  if (ALEF_TO_YEH.has(stem) && stem.length > 2) return true;
  if (ALEF_TO_YEH.has(bare.replace(/^[وفل]|^[وف]?[بك](?=ال)/u, ''))) return true;
  if (!/ال$|لل$/u.test(before)) return false;
  if (ALEF_TO_YEH_WITH_AL.has(stem)) return true;
  return stem.length > 5 && !/^[مأإآ]/u.test(stem) && !MANY.test(stem) && !TRUE_ALEF.has(stem);
}
