/** Counts the links of a text, as a reader would follow them. */
import { removeInvisibles } from '@/lib/text/arabic';

/** Top-level domains seen in comments. Some are words, but few leave out the space before just these; ASP.NET is the price. */
const TOP_LEVEL_DOMAINS =
  'com|net|org|info|biz|xyz|club|shop|store|online|site|app|dev|blog|tech|vip|bet|casino|' +
  'ae|bh|cc|cn|co|de|dz|eg|fr|gg|gov|edu|io|iq|ir|jo|kw|lb|ly|ma|om|ps|qa|ru|sa|sd|sy|tk|tn|tr|tv|uk|ws|ye';
/** Sites named without the path that says it is a link; me is a word, so it is none of TOP_LEVEL_DOMAINS. */
const HANDLE_SITES = 't|wa|telegram|m';
const LABEL = String.raw`(?<![\p{L}\p{N}\-@])(?=[\d\-]*\p{L})[\p{L}\p{N}\-]{1,63}`;
const NO_MORE = String.raw`(?![a-z\d\-])`;

// Each pattern is bounded or starts at the edge of a word, so that a search stays linear in the text.
const SCHEME = String.raw`(?<![a-z])[a-z][a-z\d+.\-]{1,15}:\/\/`;
const START = String.raw`https?:\/\/|${SCHEME}|(?<![\p{L}\d])www\.`;
// Two addresses run together are two.
const ADDRESS = new RegExp(String.raw`(?:${START})(?:(?!https?:\/\/)\S)+`, 'giu');
const MAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/gu;
const BARE = new RegExp(
  String.raw`${LABEL}\.(?:${TOP_LEVEL_DOMAINS})${NO_MORE}|` +
    String.raw`(?<![\p{L}\d])(?:${HANDLE_SITES})\.me${NO_MORE}|` +
    // With a path any country's ending will do: bit.ly/x, youtu.be/x.
    String.raw`${LABEL}\.[a-z]{2}\/[\p{L}\d]`,
  'giu',
);

/** example [.] com, example(dot)com: nobody writes these but to hide an address. */
const BRACKETED_DOT = /[ \t]{0,3}(?:\[|\(|\{)[ \t]?(?:\.|dot|نقطة)[ \t]?(?:\]|\)|\})[ \t]{0,3}/giu;
/** Without brackets the ending must be one that is no word: example . com, example dot com. */
const SPACED_DOT =
  /(?<=[\p{L}\d])[ \t]{1,3}(?:\.|dot|نقطة)[ \t]{1,3}(?=(?:com|net|org|info|biz|xyz)(?![\p{L}\d-]))/giu;

/**
 * Counts web addresses: with a scheme, from www, bare (example.com, t.me/name), and with dots that are hidden
 * (example [.] com). An e-mail address is none, nor is a number, a version or a full stop without its space.
 */
export function countLinks(text: string): number {
  const plain = removeInvisibles(text).normalize('NFKC');
  const dotted = plain.replace(BRACKETED_DOT, '.').replace(SPACED_DOT, '.');
  let count = 0;
  const rest = dotted.replace(ADDRESS, () => {
    count += 1;
    return ' ';
  });
  return count + (rest.replace(MAIL, ' ').match(BARE)?.length ?? 0);
}
