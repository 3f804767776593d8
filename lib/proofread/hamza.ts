/** The first hamza of a word: إستقبال has none, إلى has one. */
import { respelled } from './checked-text';
import { NOT_QAT, QAT_AFTER_AND, QAT_WORDS, TRUE_QAT, WASL_WORDS } from './lists/hamza';
import { type Rule, type Slip, slipsInWords } from './slip';

/** و or ف, then ب ل ك س, then ال; and the rest. */
const PREFIXED = /^(?<before>[وف]?[بلكس]?(?:ال|(?<=ل)ل)?)(?<stem>[إأا].+)$/u;
const SUFFIX = /(?:هما|ها|هم|هن|كم|نا|ات|ية|يات|ين|ون|ان|تان|تين|وا|تا|ي|ت|ه|ا|ة)$/u;
/** Not long, as the letters of a root in these places. */
/** ابنته is of ابنة. */
const OF_FEMININE = /ت?(?:هما|ها|هم|هن|كم|نا|ي|ه|ين|ان)$/u;
const LETTER = '[^اويىةء]';

/**
 * افتعال, انفعال by their letters, and their verbs: إنتاج and إتقان are a letter shorter, and have their alef elsewhere. What
 * begins with إست is of استفعل, but for names. A noun's ending may follow.
 */
const NOUN =
  /^إ(?:ست.{3,}|[^ا]ت[^ا]ا.|ن[^ا][^ا]ا.|[زص][دط][^ا]ا.|[^ا]ت.اء)(?:ات|ية?|يون|يين|يات|ة)?(?:هما|ها|هم|هن|ه|نا|كم|ا|ي)?$/u;
const VERB = new RegExp(
  `^إ(?:${LETTER}ت${LETTER}{2}|${LETTER}ت${LETTER}ى|ن${LETTER}{3})(?:ت|وا|نا|ه|ها|هم|تا|ا|تم|ي)?$`,
  'u',
);

/** Sets of stems without their endings, too: استقبالها. */
function isListed(list: ReadonlySet<string>, stem: string): boolean {
  return list.has(stem) || list.has(stem.replace(SUFFIX, '')) || list.has(stem.replace(OF_FEMININE, 'ة'));
}

/** Foreign words with إست: strategy, studio, sterling, Estonia, stadium. */
const TRUE_ISTA = /^إست(?:رات|راز|رلين|وديو|وني|برق|اد|ان|روج|كهولم|يفان|يلا$|ير$|يريو)/u;

function isTrueQat(stem: string): boolean {
  return TRUE_ISTA.test(stem) || isListed(TRUE_QAT, stem) || isListed(TRUE_QAT, stem.replace(SUFFIX, ''));
}

export const hamzaWasl: Rule = ({ words }) =>
  slipsInWords(words, (word) => {
    const { before = '', stem = '' } = PREFIXED.exec(word.bare)?.groups ?? {};
    return isWasl(before, stem) ? respelled(word, `${before}ا${stem.slice(1)}`) : null;
  });

function isWasl(before: string, stem: string): boolean {
  // أستقبل is the first person's; with ال it can only be the noun.
  if (stem.startsWith('أ'))
    return /[ال]ل$/u.test(before) && stem.length > 5 && NOUN.test(`إ${stem.slice(1)}`);
  if (!stem.startsWith('إ')) return false;
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
  const bare = word.replace(/[أإآ]/u, 'ا');
  QAT.set(bare, QAT.has(bare) && QAT.get(bare) !== word ? null : word);
}
const PRONOUN = /(?:هما|ها|هم|هن|نا|كم|ه)$/u;

export const hamzaQat: Rule = function* (checked) {
  const slips = slipsInWords(checked.words, (word) => {
    const right = NOT_QAT.has(word.bare) ? null : qatOf(word.bare);
    return right && respelled(word, right);
  });
  for (const slip of slips) if (!isInForeignName(checked.text, slip)) yield slip;
};

/** احمد جمیل: a name of Persian or Urdu has no hamza. */
function isInForeignName(text: string, { start, end }: Slip): boolean {
  return /[کیھہپچژگڤٹڈڑںے]/u.test(
    `${text.slice(Math.max(0, start - 12), start)}${text.slice(end, end + 12)}`,
  );
}

const QAT_PREFIXED = /^(?<before>(?<and>[وف]?)(?<tied>[بلك]?)(?<al>ال|(?<=ل)ل)?)(?<stem>ا.+)$/u;

function qatOf(bare: string): string | null {
  for (const and of ['', /^[وف]/u.exec(bare)?.[0] ?? '']) {
    const rest = bare.slice(and.length);
    const whole = QAT.get(rest);
    if (whole && (and === '' || rest.length > 3 || QAT_AFTER_AND.has(whole))) return and + whole;
  }
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
