import { bindArabicCommas } from './arabic-commas';
import { type Direction, LRI, markTokens, PDI, RLI, textDirection } from './bidi';

/**
 * A line of text for where there is no markup: a tab, a card of a social network, a feed. In Arabic, tokens that would
 * break (C++, @Eurosam) are isolated; a line that runs against the page, or whose first letter would turn it the wrong
 * way ("F-35 أفضل من Su-57!"), is isolated as a whole (research/arabic.md section 2). Arabic commas are
 * closed up (lib/text/arabic-commas.ts). Any other line comes back as it is.
 */
export function plainLine(source: string, page: Direction): string {
  const text = bindArabicCommas(source);
  const direction = textDirection(text, page);
  const tokens = direction === 'rtl' ? markTokens(text) : [{ text, kind: 'plain' as const }];
  const line = tokens.map((token) =>
    token.kind.startsWith('ltr') ? `${LRI}${token.text}${PDI}` : token.text,
  );
  const bare = tokens.filter((token) => !token.kind.startsWith('ltr')).map((token) => token.text);
  const [firstLetter] = /\p{L}/u.exec(bare.join('')) ?? [];
  const misled = firstLetter !== undefined && textDirection(firstLetter, direction) !== direction;
  if (direction === page && !misled) return line.join('');
  return `${direction === 'rtl' ? RLI : LRI}${line.join('')}${PDI}`;
}
