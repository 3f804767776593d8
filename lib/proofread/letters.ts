/** The letters and marks of Arabic, as parts of expressions. */

/** Inside a class: letters of Arabic script, tatweel not among them. */
const ARABIC = String.raw`\u{620}-\u{63F}\u{641}-\u{64A}\u{66E}\u{66F}\u{671}-\u{6D3}\u{6D5}\u{6EE}\u{6EF}\u{6FA}-\u{6FC}\u{750}-\u{77F}\u{8A0}-\u{8C9}`;
/** Inside a class: marks that stand on a letter. */
const MARKS = String.raw`\u{64B}-\u{65F}\u{670}`;
/** Inside a class: letters drawn in one of their forms (Unicode, Arabic Presentation Forms). */
export const DRAWN = String.raw`\u{FB50}-\u{FD3D}\u{FD50}-\u{FDCF}\u{FE70}-\u{FEFC}`;
/** Inside a class: digits of the three systems. */
export const DIGITS = String.raw`\d\u{660}-\u{669}\u{6F0}-\u{6F9}`;
/** Inside a class: characters without a glyph, and those that join or part letters. */
export const INVISIBLE = String.raw`\u{AD}\u{180E}\u{200B}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{206A}-\u{206F}\u{FEFF}`;
export const JOINERS = String.raw`\u{200C}\u{200D}`;

const CLASSES: Record<string, string> = { A: ARABIC, M: MARKS, D: DIGITS };

/** An expression with names inside its classes: `{A}` letters, `{M}` marks, `{D}` digits. Always `g` and `u`. */
export function arabic(source: string, flags = ''): RegExp {
  const whole = source.replace(/(?<!\\p)\{([AMD])\}/g, (_, name: string) => CLASSES[name] ?? '');
  return new RegExp(whole, `gu${flags}`);
}
