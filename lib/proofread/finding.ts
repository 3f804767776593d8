/** What the proofreader finds, and the house style it is asked to hold. */

/**
 * How far a fix may be trusted: `fix` may be applied to all at once, `offer` one by one, since a person must agree, and
 * `warn` has no fix. Nothing is ever changed unasked.
 */
export type Level = 'fix' | 'offer' | 'warn';

/**
 * The rules, in the order in which they take precedence where two would change the same letters. Their reasons are worded in
 * messages/, `Proofread.reasons`.
 */
export const ruleLevels = {
  invisible: 'fix',
  'presentation-forms': 'fix',
  'look-alike': 'fix',
  'persian-letters': 'fix',
  tatweel: 'fix',
  'double-mark': 'fix',
  'name-variant': 'offer',
  'designation-mixed': 'offer',
  'tanwin-hamza': 'fix',
  misspelling: 'fix',
  'house-spelling': 'offer',
  'hamza-wasl': 'fix',
  'hamza-qat': 'fix',
  'teh-marbuta': 'fix',
  'final-yeh': 'fix',
  'tanwin-place': 'fix',
  'digit-systems': 'fix',
  'number-separators': 'fix',
  'percent-sign': 'fix',
  'date-form': 'fix',
  'number-unit': 'fix',
  'number-gender': 'offer',
  'repeated-word': 'fix',
  'inna-after-qala': 'offer',
  ibn: 'offer',
  'al-latin': 'fix',
  'detached-waw': 'fix',
  'quote-way': 'fix',
  'quote-mixed': 'fix',
  'quote-straight': 'offer',
  'latin-mark': 'fix',
  'repeated-mark': 'fix',
  'space-before-mark': 'fix',
  'space-after-mark': 'fix',
  'inner-space': 'fix',
  'dash-kind': 'fix',
  'slash-space': 'fix',
  'double-space': 'fix',
  unbalanced: 'warn',
  'passive-agent': 'warn',
  'tamma-overuse': 'warn',
  'qama-bi': 'warn',
} as const satisfies Record<string, Level>;

export type RuleName = keyof typeof ruleLevels;

export const ruleNames = Object.keys(ruleLevels) as RuleName[];

/** The rules that go by the whole text, not by the paragraph alone: which digits it uses, how it spelled a name before. */
export function rulesOfWholeText({ tanwin }: HouseStyle): RuleName[] {
  const rules: RuleName[] = [
    'name-variant',
    'designation-mixed',
    'digit-systems',
    'date-form',
    'tamma-overuse',
  ];
  return tanwin === 'as-text' ? [...rules, 'tanwin-place'] : rules;
}

/** A change of a text: what stands in `[start, end)` becomes `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A slip: `[start, end)` in UTF-16 units of the text as it was given (markup included, nothing normalized). */
export interface Finding {
  rule: RuleName;
  level: Level;
  start: number;
  end: number;
  /** The slice of the text there. */
  found: string;
  /** What stands there instead, perhaps nothing at all; absent where a person must decide. */
  fix?: string;
  /** The changes that make the fix, in order, at places of the text; with a fix alone. */
  edits?: readonly Edit[];
}

/** What a house decides for itself; site.config.ts has this site's. */
export interface HouseStyle {
  /** Rules that are not applied. */
  off: readonly RuleName[];
  /** The digits that win where a text has as many of one system as of another. */
  digits: 'latin' | 'arabic-indic';
  /** Where the marks of tanwin stand: كتابًا, كتاباً, or as the text mostly does. */
  tanwin: 'before-alef' | 'on-alef' | 'as-text';
  /** Of two right spellings, the other and ours. Also found within a longer word: المسئولية. */
  spellings: readonly (readonly [other: string, ours: string])[];
  /** Spellings of a name, ours first; with its adjectives where it ends in ا: أمريكي. */
  names: readonly (readonly string[])[];
}
