import { bindArabicCommas } from './arabic-commas';
import { type Direction, isolateToken, LRI, markTokens, PDI, RLI, textDirection } from './bidi';

/**
 * One line of text with bidi isolates as characters, for outputs without markup: a tab, a card of a social network, a
 * feed. In Arabic, tokens that would break (C++, @Eurosam) are isolated; a line against the page's direction, or whose
 * first strong letter would give it the wrong one ("F-35 أفضل من Su-57!"), is isolated as a whole. Spaces before
 * Arabic commas go (lib/text/arabic-commas.ts).
 */
export function plainLine(source: string, page: Direction): string {
  const text = bindArabicCommas(source);
  const direction = textDirection(text, page);
  const tokens = direction === 'rtl' ? markTokens(text) : [{ text, kind: 'plain' as const }];
  const line = tokens.map((token) => (token.kind.startsWith('ltr') ? isolateToken(token.text) : token.text));
  const bare = tokens.filter((token) => !token.kind.startsWith('ltr')).map((token) => token.text);
  const [firstLetter] = /\p{L}/u.exec(bare.join('')) ?? [];
  const misled = firstLetter !== undefined && textDirection(firstLetter, direction) !== direction;
  if (direction === page && !misled) return line.join('');
  return `${direction === 'rtl' ? RLI : LRI}${line.join('')}${PDI}`;
}
