/**
 * Sanitizes typed text: which characters are stored. Bidi overrides and hidden characters go here, since isolation on
 * output does not stop a name from lying in itself: `Ali`, RLO, `nimda` reads "Aliadmin".
 */

/**
 * Limits of nonspacing marks on one letter, by their kind; more only deface the page. Writing uses far fewer:
 * four diacritics of any alphabet on one letter (polytonic Greek, phonetics), five in the Quran (shadda, vowel, small alef,
 * madda, pause), seven in Hebrew with accents, nine in Tibetan. No writing puts one mark on a letter three times, which
 * is how most stacks are made. Spacing marks do not stack.
 */
const DIACRITIC =
  /[\u{300}-\u{34E}\u{350}-\u{36F}\u{1AB0}-\u{1AFF}\u{1DC0}-\u{1DFF}\u{20D0}-\u{20FF}\u{FE20}-\u{FE2F}]/u;
const MAX_DIACRITICS = 4;
const ARABIC_MARK = /\p{Script_Extensions=Arabic}/u;
const MAX_ARABIC_MARKS = 6;
const MAX_MARKS = 10;
const MAX_SAME_MARK = 2;

// What both columns of the table strip: controls, lone surrogates, noncharacters, invisible operators, annotation marks.
// Group 1, which is kept, is a flag such as England's: a black flag and tags.
const FLAG = String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`;
const HIDDEN = new RegExp(
  String.raw`(${FLAG})|(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{AD}\u{202A}-\u{202E}` +
    String.raw`\u{2060}-\u{2065}\u{206A}-\u{206F}\u{FEFF}\u{FFF0}-\u{FFFB}\u{1D173}-\u{1D17A}` +
    String.raw`\u{E0000}-\u{E00FF}]`,
  'gu',
);
const ISOLATES = /[\u{2066}-\u{2069}]/gu;
const ISOLATES_AND_MARKS = /[\u{61C}\u{200E}\u{200F}\u{2066}-\u{2069}]/gu;
/** Group 1, which is kept, parts words or vowels where a script has no space for it: Khmer, Thai; Mongolian. */
const UNSPACED = String.raw`[\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tibetan}]`;
const MONGOLIAN = String.raw`[\u{1820}-\u{18AA}\u{180B}-\u{180D}\u{180F}]`;
const PARTING = new RegExp(
  String.raw`((?<=${UNSPACED})\u{200B}(?=${UNSPACED})|(?<=${MONGOLIAN})\u{180E}(?=${MONGOLIAN}))|` +
    String.raw`[\u{200B}\u{180E}]`,
  'gu',
);
const ARABIC_LETTER = String.raw`(?=\p{L})[\p{Script=Arabic}\u{640}]`;
const EMOJI = String.raw`\p{Extended_Pictographic}`;
/** Scripts whose letters change their form with a joiner, also at the end of a word: Indic ones, as in Malayalam ന്‍. */
const JOINED_SCRIPTS = [
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
  'Mongolian',
  'Phags_Pa',
  'Syriac',
  'Nko',
  'Adlam',
];
const JOINED = JOINED_SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('');
/**
 * Group 1, which is kept: between two Arabic letters or two emoji, after a letter that it changes in a script of
 * JOINED_SCRIPTS, and in ه‍, which stands for the Hijri year.
 */
const JOINER = new RegExp(
  String.raw`((?<=${ARABIC_LETTER}\p{M}{0,${MAX_MARKS}})[\u{200C}\u{200D}](?=${ARABIC_LETTER})|` +
    String.raw`(?<=[${JOINED}]\p{M}{0,${MAX_MARKS}})[\u{200C}\u{200D}]|(?<=ه)\u{200D}(?![\p{L}\p{M}\p{N}])|` +
    String.raw`(?<=${EMOJI}[\u{FE0F}\p{Emoji_Modifier}]?)\u{200D}(?=${EMOJI}))|[\u{200C}\u{200D}]`,
  'gu',
);
/**
 * Presentation forms of letters and of ligatures of two or three. Not the ligatures of whole phrases (U+FDF0 to U+FDFF),
 * ornate brackets and isolated marks, which are signs of their own.
 */
const PRESENTATION_FORMS =
  /[\u{FB50}-\u{FC5D}\u{FC64}-\u{FCF1}\u{FCF5}-\u{FD3D}\u{FD50}-\u{FDCF}\u{FE80}-\u{FEFC}]+/gu;
/**
 * White space, invisibles, marks, letters without ink (Hangul fillers are among the ignorables), and what only lengthens or
 * joins letters: tatweel and its kind (Unicode, Join_Causing).
 */
const BLANK = new RegExp(
  String.raw`[\s\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cc}\p{Cs}\p{M}` +
    String.raw`\u{FFF9}-\u{FFFB}\u{2800}\u{1D159}\u{640}\u{6E5}\u{6E6}\u{7FA}\u{883}-\u{885}\u{180A}]`,
  'gu',
);

/**
 * Sanitizes a display name, title or tag: one line of NFC without anything that could make it read as another name.
 * May come out empty. Idempotent.
 */
export function cleanName(text: string): string {
  const visible = compose(removeHidden(text).replace(ISOLATES_AND_MARKS, ''));
  const joined = visible.replace(/([\u{200C}\u{200D}])[\u{200C}\u{200D}]+/gu, '$1').replace(JOINER, '$1');
  return compose(joined).replace(/\s+/gu, ' ').trim();
}

/**
 * Sanitizes a comment or article body in plain text: NFC with \n for every kind of line end, at most one
 * empty line in a row, no spaces at line ends, tabs in indentation alone, and only the invisible characters that writers of Arabic and
 * Persian use. Idempotent.
 */
export function cleanBody(text: string): string {
  const lines = removeHidden(text).split('\n').map(dropUnbalancedIsolates);
  const capped = compose(lines.join('\n'));
  const trimmed = capped.split('\n').map((line) => line.trimEnd());
  return trimmed
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .replace(/^(?! {2}|\t)\s+/, '')
    .trimEnd();
}

/**
 * Sanitizes a run of text inside imported markup: as cleanBody, but with its white space, and presentation forms (Unicode,
 * Arabic Presentation Forms-A and -B), which old programs stored, become letters. What a reader sees does not change.
 * Idempotent.
 */
export function cleanRun(text: string): string {
  const lines = removeHidden(text.replace(PRESENTATION_FORMS, (drawn) => drawn.normalize('NFKC'))).split(
    '\n',
  );
  return compose(lines.map(dropUnbalancedIsolates).join('\n'));
}

function removeHidden(text: string): string {
  // Line ends of other systems first: removed with the control characters they would join two words.
  return text
    .replace(/\r\n?|[\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replace(/(^[\t ]+)|\t/gmu, (_, indentation?: string) => indentation ?? ' ')
    .replace(HIDDEN, '$1')
    .replace(PARTING, '$1');
}

/** A line is a paragraph to the bidi algorithm, so isolates must close before it ends. */
function dropUnbalancedIsolates(line: string): string {
  let depth = 0;
  for (const mark of line.match(ISOLATES) ?? []) {
    depth += mark === '\u{2069}' ? -1 : 1;
    if (depth < 0) break;
  }
  return depth === 0 ? line : line.replace(ISOLATES, '');
}

/** NFC, which would turn the ideographs of some Japanese and Korean names into others, and stacks of marks cut. */
function compose(text: string): string {
  const nfc = (run: string) => run.normalize('NFC');
  // A mark that is cut may have kept two others apart.
  return text.replace(COMPOSED, (run) => nfc(capMarks(nfc(run))));
}

const COMPOSED = /[^\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]+/gu;

function capMarks(text: string): string {
  // Format characters do not start a new stack: marks on both sides of a ZWJ still sit on one letter.
  return text.replace(/[\p{Mn}\p{Me}][\p{Mn}\p{Me}\p{Cf}]*/gu, (stack) => {
    const kept: string[] = [];
    const count = (is: (mark: string) => boolean) => kept.filter(is).length;
    return stack.replace(/[\p{Mn}\p{Me}]/gu, (mark) => {
      const isTooMany =
        kept.length >= MAX_MARKS ||
        count((other) => other === mark) >= MAX_SAME_MARK ||
        (DIACRITIC.test(mark) && count((other) => DIACRITIC.test(other)) >= MAX_DIACRITICS) ||
        (ARABIC_MARK.test(mark) && count((other) => ARABIC_MARK.test(other)) >= MAX_ARABIC_MARKS);
      if (isTooMany) return '';
      kept.push(mark);
      return mark;
    });
  });
}

/** True when a reader would see nothing to read: white space, invisibles, marks and tatweel without a letter, blank letters. */
export function looksBlank(text: string): boolean {
  return text.replace(BLANK, '') === '';
}
