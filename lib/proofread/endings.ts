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
import type { Rule } from './slip';

const WITH_AL = /^(?<before>[وف]?[بك]?)(?<al>ال)(?<stem>.{2,})$/u;
const WITH_LIL = /^(?<before>[وف]?)(?<al>لل)(?<stem>.{2,})$/u;

function endsIn(word: Word, letter: string, last: string) {
  return {
    start: word.start,
    end: word.end,
    fix: respelled(word, word.bare.slice(0, -letter.length) + last),
  };
}

/** المدرسه is المدرسة, since a word with ال carries no pronoun; هذة is هذه. */
export const tehMarbuta: Rule = function* ({ words }) {
  for (const word of words) {
    const { bare } = word;
    const heh = TEH_TO_HEH.get(bare);
    if (heh && !TEH_UNSURE.has(bare)) yield { start: word.start, end: word.end, fix: respelled(word, heh) };
    if (!bare.endsWith('ه')) continue;
    const { stem = '' } = (WITH_AL.exec(bare) ?? WITH_LIL.exec(bare))?.groups ?? {};
    const noun = `ال${stem}`;
    if (stem.length > 3 && !HEH_OF_ROOT.has(noun) && !HEH_UNSURE.has(noun)) yield endsIn(word, 'ه', 'ة');
    else if (stem.length === 3 && SHORT_FEMININE.has(stem)) yield endsIn(word, 'ه', 'ة');
  }
};
/** Of three letters many have their own ه. */
const SHORT_FEMININE = new Set([
  'أمه',
  'امه',
  'سنه',
  'لغه',
  'مده',
  'قوه',
  'صحه',
  'خطه',
  'قمه',
  'جمه',
  'ثقه',
  'فئه',
  'مئه',
  'هيه',
  'صفه',
  'حصه',
  'قصه',
  'شقه',
  'جنه',
  'ذمه',
  'دقه',
  'عده',
  'شده',
]);

const YEH_PREFIX = /^(?<before>[وف]?[بلك]?(?:ال|(?<=ل)ل)?)(?<stem>.{2,})$/u;
const MANY = /^(?:.{2}ا.ى|..{1,2}ى)$/u;

/** العربى is العربي; حتي is حتى. */
export const finalYeh: Rule = function* (checked) {
  for (const [index, word] of checked.words.entries()) {
    const { bare } = word;
    if (bare.endsWith('ى') && isYeh(bare) && !isVerb(checked, index, bare)) yield endsIn(word, 'ى', 'ي');
    if (!bare.endsWith('ي')) continue;
    const [, before = '', rest = ''] = /^([وف]?[بلك]?(?=.{3}))(.*)$/u.exec(bare) ?? [];
    const alef = YEH_UNSURE.has(bare)
      ? undefined
      : (YEH_TO_ALEF_WORDS.get(bare) ?? (YEH_UNSURE.has(rest) ? undefined : YEH_TO_ALEF_WORDS.get(rest)));
    if (alef) yield endsIn(word, 'ي', 'ى');
    else if (before === '' && /^[وف]?بمستشفي$/u.test(bare)) yield endsIn(word, 'ي', 'ى');
  }
};

function isYeh(bare: string): boolean {
  if (ALEF_TO_YEH.has(bare)) return true;
  const { before = '', stem = '' } = YEH_PREFIX.exec(bare)?.groups ?? {};
  if (ALEF_TO_YEH.has(stem) && stem.length > 2) return true;
  if (ALEF_TO_YEH.has(bare.slice(1)) && /^[وفل]/u.test(bare)) return true;
  if (!/ال$|لل$/u.test(before)) return false;
  if (ALEF_TO_YEH_WITH_AL.has(stem)) return true;
  return stem.length > 5 && !/^[مأإآ]/u.test(stem) && !MANY.test(stem) && !TRUE_ALEF.has(stem);
}

/** وفى بوعده: a verb, unless a noun of a place follows. */
function isVerb(checked: Parameters<Rule>[0], index: number, bare: string): boolean {
  if (bare !== 'وفى') return false;
  const next = nextWord(checked, index)?.bare ?? '';
  return !/^(?:ال|هذ|ذلك|تلك|كل|حال|عام|سنة|يوم|بعض|أول|آخر|ظل)/u.test(next);
}
