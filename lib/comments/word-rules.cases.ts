import type { WordRule } from './word-rules';

/** One row of the tables in docs/word-rules.md, which the tests keep in step with this list. */
export interface SpellingCase {
  rule: string;
  match: WordRule['match'];
  spelling: string;
  /** What was done to the word, or how it comes to look like it. */
  what: string;
}

type Row = [spelling: string, what: string];

function cases(rule: string, match: WordRule['match'], rows: Row[]): SpellingCase[] {
  return rows.map(([spelling, what]) => ({ rule, match, spelling, what }));
}

/** Ways around a rule that were tried and do not work. */
export const caught: readonly SpellingCase[] = [
  ...cases('غبي', 'exact', [
    ['غبي', 'as it is'],
    ['غـــبـي', 'tatweel'],
    ['غَبِيٌّ', 'vowel marks'],
    ['غ\u{653}\u{653}\u{653}ب\u{6E1}ي', 'marks that no word has'],
    ['غ\u{200B}ب\u{200C}ي', 'invisible spaces and joiners'],
    ['غ\u{AD}ب\u{2060}ي', 'soft hyphen, word joiner'],
    ['غ\u{202E}ب\u{202C}ي', 'direction controls'],
    ['غ\u{3164}ب\u{2800}ي', 'blank letters of other scripts'],
    ['ﻏﺒﻲ', 'presentation forms'],
    ['\u{1EE1B}\u{1EE01}\u{1EE09}', 'mathematical letters'],
    ['غبی', 'Persian yeh'],
    ['غبى', 'yeh without dots'],
    ['غبے', 'Urdu yeh'],
    ['غپي', 'Persian peh'],
    ['ڠبي', 'a letter of Jawi'],
    ['غ ب ي', 'spaces between the letters'],
    ['غ   ب   ي', 'wide spaces'],
    ['غ\nب\nي', 'a letter on each line'],
    ['غ.ب.ي', 'dots'],
    ['غ-ب-ي', 'dashes'],
    ['غ_ب_ي', 'underscores'],
    ['غ*ب*ي', 'asterisks'],
    ['غ . ب - ي', 'spaces and signs'],
    ['غ ب  . ي', 'gaps of different width'],
    ['غ😀ب😀ي', 'emoji'],
    ['(غ)(ب)(ي)', 'brackets'],
    ['غ.بي', 'one sign in the word'],
    ['أنت.غ.ب.ي', 'letters written on to another word'],
    ['أ ن ت  غ ب ي', 'every word in letters, wider gaps between the words'],
    ['غبيييييي', 'a stretched letter'],
    ['غغغغببببي', 'several stretched letters'],
    ['غغغ بب ييي', 'stretched letters apart'],
    ['الغبي', 'the'],
    ['والغبي', 'and the'],
    ['للغبي', 'for the'],
    ['وبالغبي', 'and with the'],
    ['كغبي', 'like'],
    ['فغبييييي', 'so, and a stretched letter'],
    ['غبي123', 'digits behind'],
    ['غبيlol', 'Latin letters behind'],
    ['#يا_غبي_جدا', 'inside a hashtag of several words'],
  ]),
  ...cases('غبي', 'stem', [
    ['والغبيين', 'and, the, plural ending'],
    ['غبيييية', 'feminine ending, a stretched letter'],
    ['غبيي', 'the last letter doubled, which is an ending to the stem'],
  ]),
  ...cases('بطاطا', 'exact', [
    ['بطlطا', 'a Latin letter for alef'],
    ['بط1طا', 'a digit for alef'],
    ['بط|طا', 'a stroke for alef'],
    ['بطٱطآ', 'other alefs'],
  ]),
  ...cases('كلام', 'exact', [['كـﻼم', 'a ligature of two letters']]),
  ...cases('ممتاز', 'exact', [['ممتاااااز', 'stretched, beside a letter that is doubled in the rule']]),
  ...cases('casino', 'exact', [
    ['CASINO', 'capitals'],
    ['ｃａｓｉｎｏ', 'full-width letters'],
    ['саsіnо', 'Cyrillic letters'],
    ['cαsιnο', 'Greek letters'],
    ['ᴄᴀꜱɪɴᴏ', 'small capitals'],
    ['𝓬𝓪𝓼𝓲𝓷𝓸', 'mathematical letters'],
    ['ⓒⓐⓢⓘⓝⓞ', 'letters in circles'],
    ['cäsíñô', 'accents'],
    ['c4s1n0', 'digits for letters'],
    ['c@s!no', 'signs for letters'],
    ['c.a.s.i.n.o', 'dots'],
    ['caaaasinooo', 'stretched letters'],
    ['والcasino', 'and the, in Arabic'],
  ]),
  ...cases('offer', 'exact', [['oﬀer', 'a ligature of two letters']]),
  ...cases('7mar', 'exact', [
    ['7mar', 'Arabizi, with an entry of its own'],
    ['7maaaar', 'the same, stretched'],
  ]),
  ...cases('اشترك الآن', 'phrase', [
    ['اشترك الان', 'without hamza'],
    ['اشترك ... الآن!', 'signs between the words'],
    ['ا ش ت ر ك الآن', 'one word in letters'],
    ['اشتـرك\nالآآآآن', 'tatweel, two lines, a stretched letter'],
  ]),
];

/** Ways around a rule that work; what helps is an entry of their own, or a moderator's eye. */
export const missed: readonly SpellingCase[] = [
  ...cases('غبي', 'exact', [
    ['غبية', 'an ending: a stem rule catches it'],
    ['أغبياء', 'a broken plural, even with a stem rule'],
    ['غبيي', 'a letter doubled: that is spelling (سبب is not سب)'],
    ['عبي', 'a dot left out'],
    ['غٮي', 'a letter without its dots'],
    ['غيب', 'letters swapped'],
    ['يبغ', 'written backwards'],
    ['غ*ي', 'a letter masked'],
    ['غ بي', 'one space in the word: its parts may be words'],
    ['أ ن ت غ ب ي', 'every word in letters, all gaps alike'],
    ['أنتغبي', 'run together with another word'],
    ['8abi', 'Arabizi without an entry'],
    ['ghabi', 'Latin letters without an entry'],
    ['🖼️', 'a picture of the word'],
  ]),
  ...cases('خس', 'exact', [['وخس', 'a letter written on to a word of two: too many words would match']]),
  ...cases('casino', 'exact', [
    ['ca5ino', 'a digit that is a letter in Arabizi'],
    ['caslno', 'l for i'],
    ['¢asino', 'a sign at the edge of the word'],
    ['🅲🅰🆂🅸🅽🅾', 'letters that Unicode counts as pictures'],
  ]),
  ...cases('حمار', 'exact', [['7mar', 'Arabizi: it needs an entry of its own']]),
  ...cases('اشترك الآن', 'phrase', [
    ['اشتركوا الآن', 'an ending: words of a phrase match as exact words'],
    ['اشترك معنا الآن', 'a word between'],
    ['اشتركالآن', 'run together'],
  ]),
];

/** Innocent text that holds the letters of a rule and must pass. */
export const innocent: readonly SpellingCase[] = [
  ...cases('غبي', 'exact', [
    ['رغبي', 'inside a word'],
    ['مرغبين', 'inside a word'],
    ['شغبي', 'inside a word'],
    ['أعمال شغبية', 'inside a word'],
    ['كُتب الغبيراء', 'the beginning of a word'],
    ['يبلغ بيته', 'the end of one word and the beginning of the next'],
    ['ر غ ب ي', 'a word in letters'],
    ['م.ر.غ.ب.ي', 'a word in dotted letters'],
    ['غيبي', 'the same letters with one more'],
    ['غ. ب. النعيمي', 'initials of a name'],
  ]),
  ...cases('غبي', 'stem', [
    ['رغبي ورغبة ورغبات', 'another stem'],
    ['الغيبيات', 'another stem'],
    ['مشاغبين', 'another stem'],
  ]),
  ...cases('سب', 'exact', [
    ['السبب', 'a doubled letter'],
    ['حسب المناسبة', 'inside a word'],
    ['بسبب', 'a doubled letter'],
  ]),
  ...cases('كلب', 'stem', [['الكلبشة والتكلبيش', 'other words']]),
  ...cases('casino', 'exact', [['casinos', 'an English plural']]),
  ...cases('tmar', 'exact', [['7mar', 'in Arabizi 7 is ح, never t']]),
  ...cases('حر', 'exact', [['تحرير الحرير والبحر', 'inside a word']]),
  ...cases('ass', 'exact', [['class assessment as s.', 'inside a word']]),
  ...cases('اشترك الآن', 'phrase', [
    ['اشترك. وفي الآن نفسه', 'a word between'],
    ['اشترك\n\n\n\n\n\nالآن', 'far apart'],
  ]),
];

/** Innocent text that a rule does catch: why a rule can hold, and a person decides. */
export const mistaken: readonly SpellingCase[] = [
  ...cases('ريد', 'exact', [['بريد', 'could be ب and ريد']]),
  ...cases('لاح', 'exact', [['فلاح', 'could be ف and لاح']]),
  ...cases('كلب', 'stem', [['كلبي وفي', 'harmless in its sentence: «my dog is faithful»']]),
  ...cases('pot', 'exact', [['рот', 'a Russian word of letters that are all look-alikes']]),
];
