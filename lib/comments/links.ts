/** Finds the links of a text, as a reader would follow them. */
import { removeInvisibles, removeMarks } from '@/lib/text/arabic';
import { TOP_LEVEL_DOMAINS } from './domains';
import { DOT_WORD, undisguise } from './undisguise';

/** Sites named without the path that says it is a link. */
const HANDLE_SITES = 't|wa|telegram|m';
const LABEL = String.raw`(?<![\p{L}\p{N}\-@])(?=[\d\-]*\p{L})(?:[\p{L}\p{N}\-]{1,63}\.){0,4}[\p{L}\p{N}\-]{1,63}`;
const NO_MORE = String.raw`(?![a-z\d\-])`;

// Each pattern is bounded or starts at the edge of a word, so that a search stays linear in the text.
const SCHEME = String.raw`(?<![a-z])[a-z][a-z\d+.\-]{1,15}:\/\/`;
const START = String.raw`https?:\/\/|${SCHEME}|(?<![\p{L}\d])www\.`;
// Two addresses run together are two.
const ADDRESS = new RegExp(String.raw`(?:${START})(?:(?!https?:\/\/)\S)+`, 'giu');
export const MAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/gu;
const BARE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${HANDLE_SITES})\.me${NO_MORE}(?:\/[\w+]{1,64})?|` +
    String.raw`${LABEL}\.(?:${TOP_LEVEL_DOMAINS})${NO_MORE}|` +
    // With a path any country's ending will do: bit.ly/x, youtu.be/x.
    String.raw`${LABEL}\.[a-z]{2}\/[\p{L}\d]`,
  'giu',
);
/** A full stop without its space: «We won.Bet you did not see it.» */
const SENTENCE = /\.(?!(?:Com|Org|Biz|Xyz)$)\p{Lu}\p{Ll}+$/u;
/** Nor is «He told.me so». */
const PRONOUN =
  /^(?:is|it|to|for|with|and|or|not|but|of|on|at|by|from|help|call|tell|told|trust|believe|let|like|ask|asked|show|why|as|than|so|because)\.me$/i;
const PLATFORM = /^(?:asp|vb|ado)\.net$/i;
/** With nothing around the brackets any ending is one: spam[.]example. */
const TIGHT_DOT = new RegExp(
  String.raw`(?<![\p{L}\p{N}\-])[\p{L}\p{N}\-]{1,63}[[({<](?:\.|${DOT_WORD})[\])}>][\p{L}\p{N}\-]{2,63}`,
  'giu',
);
/** Set apart, where the brackets are of no sentence: spam [dot] example. */
const LOOSE_DOT = new RegExp(
  String.raw`(?<![\p{L}\p{N}\-])[a-z\d\-]{2,63} ?[[{] ?(?:\.|${DOT_WORD}) ?[\]}] ?[a-z][a-z\d\-]{1,62}`,
  'giu',
);
/** One sign that looks like a dot between Latin names; syllables have several, and col·lecció another sign. */
const TIGHT_SIGN =
  /(?<![\p{L}\p{N}\-\u{2027}])[a-z\d-]{3,63}[\u{2027}\u{2219}\u{2E31}\u{2E33}。][a-z]{2,24}(?![\p{L}\p{N}\-\u{2027}])/giu;

/**
 * Web addresses: with a scheme, from www, bare (example.com, t.me/name), and with dots that are hidden (example [.] com).
 * An e-mail address is none, nor is a number, a version or a full stop without its space.
 */
export function findLinks(text: string): string[] {
  return linksOf(undisguise(text));
}

/** Links that only undoing a disguise shows, and those whose scheme is spoiled (hxxp), as they are meant. */
export function findDisguisedLinks(raw: string): string[] {
  const plain = (link: string) => removeMarks(removeInvisibles(link).normalize('NFKC')).toLowerCase();
  const typed = new Set(linksOf(raw).map(plain));
  const meant = findLinks(raw).filter((link) => /^hxx/i.test(link) || !typed.has(plain(link)));
  if (meant.length > 0) return meant;
  const bracketed = /[[({<]/.test(raw) ? [TIGHT_DOT, LOOSE_DOT].flatMap((dot) => raw.match(dot) ?? []) : [];
  return [...bracketed.map(undisguise), ...(raw.match(TIGHT_SIGN) ?? [])];
}

function linksOf(text: string): string[] {
  const links: string[] = [];
  const rest = !/:\/\/|www\./i.test(text)
    ? text
    : text.replace(ADDRESS, (link) => {
        links.push(link);
        return ' ';
      });
  // Most full stops have a space behind them, and are not worth a search.
  const bare = /\.[a-z]/i.test(rest) ? (rest.replace(MAIL, ' ').match(BARE) ?? []) : [];
  return [
    ...links,
    ...bare.filter((link) => !SENTENCE.test(link) && !PRONOUN.test(link) && !PLATFORM.test(link)),
  ];
}
