/** Text for Pango, which draws the share images: escaped, unbreakable where needed, and bidi-isolated. */

import { type Direction, isolateToken, LRI, markTokens, PDI, RLI } from '@/lib/text/bidi';
import { escapeHtml } from './escape';

/** A directional mark (RLM, LRM) and an isolate. */
const BASE = { rtl: ['\u{200F}', RLI], ltr: ['\u{200E}', LRI] } as const;

/** Characters without a glyph in our font (emoji, controls), and directional marks, which this file sets itself. */
const NOT_DRAWN =
  /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{FE0F}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]|(?!\s)[\p{Cc}\p{Cs}]/gu;

/**
 * Pango markup of one paragraph of plain text. The paragraph is isolated and begins with a directional mark: Pango takes
 * the direction of the first strong character, also inside isolates, which flips a headline that begins with F-35.
 * Tokens are isolated or kept on one line as lib/text/bidi.ts says. Empty when there is nothing to draw.
 */
export function pangoText(text: string, direction: Direction): string {
  const drawn = text.replace(NOT_DRAWN, '').replace(/\s+/g, ' ').trim();
  if (drawn === '') return '';
  const tokens = markTokens(drawn).map(({ text: token, kind }) => {
    const whole = kind.endsWith('nowrap') ? keepWhole(token) : token;
    const escaped = escapeHtml(whole);
    return kind.startsWith('ltr') ? isolateToken(escaped) : escaped;
  });
  return [...BASE[direction], ...tokens, PDI].join('');
}

/** No-break spaces, and word joiners around every sign: Pango may break KM-SAM and C++ at theirs. */
function keepWhole(token: string): string {
  return token.replaceAll(' ', '\u{A0}').replace(/[^\p{L}\p{M}\p{N}\u{A0}]/gu, '\u{2060}$&\u{2060}');
}
