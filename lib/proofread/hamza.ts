/** The first hamza of a word: إستقبال has none, إلى has one. */
import { respelled, type Word } from './checked-text';
import { NOT_QAT, QAT_AFTER_AND, QAT_WORDS, TRUE_QAT, WASL_WORDS } from './lists/hamza';
import type { Rule } from './slip';

/** و or ف, then ب ل ك س, then ال; and the rest. */
const PREFIXED = /^(?<before>[وف]?[بلكس]?(?:ال|(?<=ل)ل)?)(?<stem>[إأا].+)$/u;
const SUFFIX = /(?:هما|ها|هم|هن|كم|نا|ات|ية|يات|ين|ون|ان|تان|تين|وا|تا|ي|ت|ه|ا|ة)$/u;
const LETTER = '[^اويىةء]';

/**
 * افتعال, انفعال, استفعال by their letters, and their verbs: إنتاج and إتقان are a letter shorter, and have their alef elsewhere. A
 * noun's ending may follow.
 */
const NOUN = new RegExp(
  `^إ(?:ست.{1,4}ا.|${LETTER}ت${LETTER}ا.|ن${LETTER}${LETTER}ا.|[زص][دط]${LETTER}ا.|${LETTER}ت.اء?|ست${LETTER}{2}ا|ست[^ا]ا.ة)(?:ات|ية?|يون|يين|يات|ه|ها|هم|نا|ة|ا)?$`,
  'u',
);
const VERB = new RegExp(
  `^إ(?:ست${LETTER}{1,3}[ىا]?${LETTER}?|${LETTER}ت${LETTER}{2}|${LETTER}ت${LETTER}[ى]|ن${LETTER}{3})(?:ت|وا|نا|ه|ها|هم|تا|ا|تم|ي)?$`,
  'u',
);

/** Sets of stems without their endings, too: استقبالها. */
function isListed(list: ReadonlySet<string>, stem: string): boolean {
  return list.has(stem) || list.has(stem.replace(SUFFIX, '')) || list.has(stem.replace(SUFFIX, 'ة'));
}

function isTrueQat(stem: string): boolean {
  return isListed(TRUE_QAT, stem) || isListed(TRUE_QAT, stem.replace(SUFFIX, ''));
}

export const hamzaWasl: Rule = function* ({ words }) {
  for (const word of words) {
    const { before = '', stem = '' } = PREFIXED.exec(word.bare)?.groups ?? {};
    if (/^إ/u.test(stem) && isWasl(before, stem)) yield changed(word, `${before}ا${stem.slice(1)}`);
    // أستقبل is the first person's; with ال it can only be the noun.
    if (/^أ/u.test(stem) && /ال$|لل$/u.test(before) && NOUN.test(`إ${stem.slice(1)}`) && stem.length > 5)
      yield changed(word, `${before}ا${stem.slice(1)}`);
  }
};

function isWasl(before: string, stem: string): boolean {
  // الإثنين is the day's own name to many.
  if (/ال$/u.test(before) && /^إثنين$/u.test(stem)) return false;
  if (/ال$/u.test(before) && /^إ(?:نتصار|بتسام)/u.test(stem)) return true;
  if (isTrueQat(stem)) return false;
  const bare = `ا${stem.slice(1)}`;
  return isListed(WASL_WORDS, bare) || NOUN.test(stem) || VERB.test(stem);
}

/** By the bare form; null where two words share it: اعلام. */
const QAT = new Map<string, string | null>();
for (const word of QAT_WORDS) {
  const bare = `ا${word.slice(1)}`;
  QAT.set(bare, QAT.has(bare) && QAT.get(bare) !== word ? null : word);
}
const PRONOUN = /(?:هما|ها|هم|هن|نا|كم|ه)$/u;

export const hamzaQat: Rule = function* ({ words }) {
  for (const word of words) {
    if (!word.bare.includes('ا') || NOT_QAT.has(word.bare)) continue;
    const right = qatOf(word.bare);
    if (right !== null) yield changed(word, right);
  }
};

const QAT_PREFIXED = /^(?<before>(?<and>[وف]?)(?<tied>[بلك]?)(?<al>ال|(?<=ل)ل)?)(?<stem>ا.+)$/u;

function qatOf(bare: string): string | null {
  const whole = QAT.get(bare);
  if (whole) return whole;
  const { before = '', tied = '', al = '', stem = '' } = QAT_PREFIXED.exec(bare)?.groups ?? {};
  const right = QAT.get(stem) ?? withPronoun(stem);
  if (!right || (tied === 'ك' && !al)) return null;
  const isShort = stem.length <= 3;
  if (isShort && !al && (tied || !QAT_AFTER_AND.has(right))) return null;
  return before + right;
}

function withPronoun(stem: string): string | null {
  const [pronoun = ''] = PRONOUN.exec(stem) ?? [];
  const noun = stem.slice(0, stem.length - pronoun.length);
  const right = pronoun && noun.length >= 4 ? QAT.get(noun) : null;
  return right ? right + pronoun : null;
}

function changed(word: Word, right: string) {
  return { start: word.start, end: word.end, fix: respelled(word, right) };
}
