/** Sanitizes typed text: which characters are stored. Rules and tables: research/arabic.md section 2. */

/** Three marks suffice for any Arabic word (shadda, vowel, small alef); a taller stack only defaces the page. */
const MAX_MARKS_IN_A_ROW = 3;

// What both columns of the table strip: controls, lone surrogates, noncharacters, invisible operators, annotation marks.
// Group 1, which is kept, is a flag such as England's: a black flag and tags.
const FLAG = String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`;
const HIDDEN = new RegExp(
  String.raw`(${FLAG})|(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{AD}\u{180E}\u{200B}\u{202A}-\u{202E}` +
    String.raw`\u{2060}-\u{2065}\u{206A}-\u{206F}\u{FEFF}\u{FFF0}-\u{FFFB}\u{1D173}-\u{1D17A}` +
    String.raw`\u{E0000}-\u{E00FF}]`,
  'gu',
);
const ISOLATES = /[\u{2066}-\u{2069}]/gu;
const ISOLATES_AND_MARKS = /[\u{61C}\u{200E}\u{200F}\u{2066}-\u{2069}]/gu;
const ARABIC_LETTER = String.raw`(?=\p{L})[\p{Script=Arabic}\u{640}]`;
const EMOJI = String.raw`\p{Extended_Pictographic}`;
/** Group 1, which is kept, joins two Arabic letters or two emoji. */
const JOINER = new RegExp(
  String.raw`((?<=${ARABIC_LETTER}\p{M}{0,${MAX_MARKS_IN_A_ROW}})[\u{200C}\u{200D}](?=${ARABIC_LETTER})|` +
    String.raw`(?<=${EMOJI}[\u{FE0F}\p{Emoji_Modifier}]?)\u{200D}(?=${EMOJI}))|[\u{200C}\u{200D}]`,
  'gu',
);
/**
 * Presentation forms of letters and of ligatures of two or three. Not the ligatures of whole phrases (U+FDF0 to U+FDFF),
 * ornate brackets and isolated marks, which are signs of their own.
 */
const PRESENTATION_FORMS =
  /[\u{FB50}-\u{FC5D}\u{FC64}-\u{FCF1}\u{FCF5}-\u{FD3D}\u{FD50}-\u{FDCF}\u{FE80}-\u{FEFC}]+/gu;
/** White space, invisibles, marks, and letters without ink (Hangul fillers are among the ignorables). */
const BLANK = new RegExp(
  String.raw`[\s\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cc}\p{Cs}\p{M}` +
    String.raw`\u{FFF9}-\u{FFFB}\u{2800}\u{1D159}]`,
  'gu',
);

/**
 * Sanitizes a display name, title or tag: one line of NFC without anything that could make it read as another name
 * (first column of the table in research/arabic.md section 2). May come out empty. Idempotent.
 */
export function cleanName(text: string): string {
  const visible = removeHidden(text).replace(ISOLATES_AND_MARKS, '');
  const joined = visible.replace(/([\u{200C}\u{200D}])[\u{200C}\u{200D}]+/gu, '$1').replace(JOINER, '$1');
  return capMarks(joined.normalize('NFC')).replace(/\s+/gu, ' ').trim();
}

/**
 * Sanitizes a comment or article body in plain text: NFC with \n for every kind of line end, at most one
 * empty line in a row, no spaces at line ends, and only the invisible characters that writers of Arabic and
 * Persian use (second column of the table in research/arabic.md section 2). Idempotent.
 */
export function cleanBody(text: string): string {
  const lines = removeHidden(text).split('\n').map(dropUnbalancedIsolates);
  const capped = capMarks(lines.join('\n').normalize('NFC'));
  const trimmed = capped.split('\n').map((line) => line.trimEnd());
  return trimmed
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
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
  return capMarks(lines.map(dropUnbalancedIsolates).join('\n').normalize('NFC'));
}

function removeHidden(text: string): string {
  // Line ends of other systems first: removed with the control characters they would join two words.
  return text
    .replace(/\r\n?|[\v\f\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(HIDDEN, '$1');
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

function capMarks(text: string): string {
  // Format characters do not start a new stack: marks on both sides of a ZWJ still sit on one letter.
  return text.replace(/\p{M}[\p{M}\p{Cf}]*/gu, (stack) => {
    let count = 0;
    return stack.replace(/\p{M}/gu, (mark) => {
      count += 1;
      return count <= MAX_MARKS_IN_A_ROW ? mark : '';
    });
  });
}

/** True when a reader would see nothing: white space, invisibles, marks without a letter, blank letters. */
export function looksBlank(text: string): boolean {
  return text.replace(BLANK, '') === '';
}
