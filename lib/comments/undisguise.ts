/**
 * Undoes what hides addresses from filters: hidden characters, letters of other scripts, dots and at signs in brackets, in
 * words or as other signs, and overrides.
 */
import { removeInvisibles, removeMarks } from '@/lib/text/arabic';
import { readCharacter } from '@/lib/text/confusables';
import { SAID_AS_WORDS, SURE_DOMAINS, TOP_LEVEL_DOMAINS } from './domains';

export const DOT_WORD = 'd[o0]t|نقطة|نقطه|دوت';
/** example [.] com, example(dot)com: nobody writes these but to hide an address. */
const BRACKETED_DOT = new RegExp(
  String.raw`(?<=[\p{L}\d])[ \t]{0,3}[[({<][ \t]?(?:\.|${DOT_WORD})[ \t]?[\])}>][ \t]{0,3}(?=[\p{L}\d])`,
  'giu',
);
const ODD_SIGN = /[。・·•\u{2027}\u{2219}\u{22C5}\u{2E31}\u{2E33}\u{16EB}\u{A4F8}۔٠]/u;
/** What looks like a dot, between what look like the parts of a host: spam。com, spam·com, spam٠com. */
const ODD_DOT = new RegExp(
  String.raw`(?<=[\p{L}\d])${ODD_SIGN.source}(?=(?:${TOP_LEVEL_DOMAINS})(?![\p{L}\d-]))`,
  'giu',
);
/** A comma without its space, before an ending that is no word after one: spam,com. Not «gross,net». */
const COMMA_DOT = /(?<=[a-z\d-]{3}|\p{Script=Arabic}{3})[,،٫](?=(?:com|org|biz|xyz)(?![\p{L}\d-]))/giu;
/** Endings as they are said. */
const SAID_DOMAINS = new Map([
  ['كوم', 'com'],
  ['نت', 'net'],
  ['اورج', 'org'],
  ['اورغ', 'org'],
  ['أورغ', 'org'],
  ['أورج', 'org'],
  ['انفو', 'info'],
  ['إنفو', 'info'],
]);
const SAID = [...SAID_DOMAINS.keys()].join('|');
/** Without brackets the ending must be one that is no word: example . com, example dot com. */
const SPACED_DOT = new RegExp(
  String.raw`(?<=[\p{L}\d])[ \t]{1,3}(?:\.[ \t]{1,3}(?=(?:${SURE_DOMAINS})(?![\p{L}\d-]))|` +
    String.raw`(?:${DOT_WORD})[ \t]{1,3}(?=(?:${TOP_LEVEL_DOMAINS}|${SAID})(?![\p{L}\d-])))`,
  'giu',
);
/** Set apart by marks that are no brackets of ASCII: spam *dot* com, spam 【dot】 com, spam_dot_com, «spam "نقطة" كوم». */
const MARKS = String.raw`[*_~|/\\"'“”«»【】〔〕「」『』〈〉《》-]{1,2}`;
const MARKED_DOT = new RegExp(
  String.raw`(?<=[\p{L}\d])[ \t]{0,3}${MARKS}[ \t]?(?:\.|${DOT_WORD})[ \t]?${MARKS}[ \t]{0,3}(?=(?:${SURE_DOMAINS}|${SAID})(?![\p{L}\d-]))`,
  'giu',
);
/** The boom around 2000, and a kind of company, are called so as well. */
const DOT_COM_BEFORE =
  /(?<!\p{L})(?:the|an?|of|and|in|our|this|every|first|early|late|most|was|فقاعة|فقاعات|انهيار|شركات|شركة|أزمة|ازمة|طفرة|عصر|زمن|جيل)$/iu;
const DOT_COM_BEHIND =
  /^[ \t]+\S+[ \t]+\p{L}+[ \t]+(?:bubble|boom|bust|crash|era|age|compan|stock|firm|craze|years)/iu;
/** What is no name before a said dot whose ending is a word: «I write dot net», «لغة دوت نت». */
const NO_HOST =
  /^(?:[aiu]|an|the|of|and|or|in|on|at|to|for|by|with|is|are|was|not|no|my|your|our|this|that|each|every|one|red|blue|polka|connect|asp|vb|ado|core|microsoft|learn|use|used|using|love|like|know|write|wrote|why|it|java|framework|visual|studio)$/iu;
const LAST_WORD = /([a-z\d][a-z\d-]{2,62})$/iu;
const LAST_ARABIC_WORD = /\p{Script=Arabic}{2,62}$/u;
/** What sends others to an address. */
const SENT_TO =
  /(?:visit|go to|open|see|check|try|site|website|at|from|زوروا?|موقع(?:نا|ي)?|رابط(?:نا)?|افتحوا?|ادخلوا?)[ \t:]{1,3}$/iu;
/** A name, its dot and ending by themselves among Arabic, marks or nothing. */
const LATIN_BEFORE = /[a-z\d#+][ \t,'"]{0,3}$/iu;
const LATIN_BEHIND = /^[a-z\d]+[ \t,]{1,3}[a-z]/iu;
const ENDS_AS_WORD = new RegExp(String.raw`^(?:${SAID_AS_WORDS})(?![\p{L}\d-])`, 'iu');
/** s p a m . c o m: letters one by one. */
const SPACED_ENDINGS = TOP_LEVEL_DOMAINS.split('|')
  .map((ending) => Array.from(ending).join('[ \\t]{0,2}'))
  .join('|');
const SPACED_LETTERS = new RegExp(
  String.raw`(?<![\p{L}\d])[a-z\d](?:[ \t]{1,2}[a-z\d@_-]){2,40}[ \t]{0,2}(?:\.|${DOT_WORD})[ \t]{0,2}(?:${SPACED_ENDINGS})(?![\p{L}\d])`,
  'giu',
);
const SAID_AT_END = new RegExp(`(?:${DOT_WORD})(?=(?:${TOP_LEVEL_DOMAINS})$)`, 'iu');
const SAID_DOMAIN = new RegExp(String.raw`(?<=[\p{L}\d]\.)(?:${SAID})(?!\p{L})`, 'giu');

const AT_WORD = 'at|ات|آت|أت|ايت|آيت';
const MAIL_HOSTS =
  'gmail|googlemail|hotmail|outlook|yahoo|icloud|live|msn|proton|protonmail|جيميل|هوتميل|ياهو|اوتلوك';
/** Those around a dot, but for the strokes of hosts. */
const AT_MARKS = MARKS.replace('_', '').replace('-]', ']');
const BRACKETED_AT = new RegExp(
  String.raw`(?<=[\p{L}\d])[ \t]{0,3}[[({<][ \t]?(?:@|${AT_WORD})[ \t]?[\])}>][ \t]{0,3}(?=[\p{L}\d])`,
  'giu',
);
/** Without brackets at is a word: only before a host of mail. */
const SPACED_AT = new RegExp(
  String.raw`(?<=[\p{L}\d])[ \t]{1,3}(?:@[ \t]{0,3}(?=[\p{L}\d-]{1,63}\.)|(?:@|${AT_WORD})[ \t]{1,3}(?=(?:${MAIL_HOSTS})\.))`,
  'giu',
);

const MARKED_AT = new RegExp(
  String.raw`(?<=[\p{L}\d])[ \t]{0,3}${AT_MARKS}[ \t]?(?:@|${AT_WORD})[ \t]?${AT_MARKS}[ \t]{0,3}(?=[\p{L}\d-]{1,63}\.\p{L})`,
  'giu',
);
/** www spam com, www. spam .com */
const SPACED_WWW = new RegExp(
  String.raw`(?<![\p{L}\d])www[ \t.]{1,3}(?=[\p{L}\d-]{2,63}[ \t.]{1,3}(?:${SURE_DOMAINS})(?![\p{L}\d-]))`,
  'giu',
);

/** From a right-to-left override to the end of its run: what a reader sees stands in it backwards. */
const TURNED = /\u{202E}([^\u{202C}\n]+)/gu;
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** Each with what a text without it needs not be searched for: most comments have none. */
const REWRITES: [needs: RegExp, pattern: RegExp, to: (found: string, at: number, text: string) => string][] =
  [
    [FOREIGN, FOREIGN, readCharacter],
    [/[[({<]/, BRACKETED_DOT, () => '.'],
    [new RegExp(`${MARKS} ?(?:\\.|${DOT_WORD}) ?${MARKS}`, 'iu'), MARKED_DOT, () => '.'],
    [ODD_SIGN, ODD_DOT, () => '.'],
    [/[,،٫](?:com|org|biz|xyz)/i, COMMA_DOT, () => '.'],
    [/[a-z\d][ \t]{1,2}[a-z\d][ \t]{1,2}[a-z\d]/i, SPACED_LETTERS, joined],
    [new RegExp(String.raw`[ \t](?:\.|${DOT_WORD})[ \t]`, 'iu'), SPACED_DOT, spacedDot],
    [new RegExp(String.raw`\.(?:${SAID})`, 'u'), SAID_DOMAIN, (said) => SAID_DOMAINS.get(said) ?? said],
    [/www[ .]/i, SPACED_WWW, () => 'www.'],
    [/[[({<]/, BRACKETED_AT, () => '@'],
    [new RegExp(`${AT_MARKS} ?(?:@|${AT_WORD}) ?${AT_MARKS}`, 'iu'), MARKED_AT, () => '@'],
    [new RegExp(String.raw`[ \t](?:@|(?:${AT_WORD})[ \t]+(?:${MAIL_HOSTS})\.)`, 'iu'), SPACED_AT, () => '@'],
  ];

/** The text with its addresses as they are meant, and behind it what an override had turned. */
export function undisguise(raw: string): string {
  const turned = [...raw.matchAll(TURNED)].map(([, run = '']) => Array.from(run).reverse().join(''));
  const plain = removeMarks(removeInvisibles([raw, ...turned].join('\n')).normalize('NFKC'));
  return REWRITES.reduce(
    (text, [needs, pattern, to]) => (text.search(needs) < 0 ? text : text.replace(pattern, to)),
    plain,
  );
}

function joined(letters: string): string {
  const plain = letters.replace(/[ \t]/g, '');
  return plain.includes('.') ? plain : plain.replace(SAID_AT_END, '.');
}

function spacedDot(dot: string, at: number, text: string): string {
  const before = text.slice(Math.max(0, at - 80), at);
  const behind = text.slice(at + dot.length, at + dot.length + 40);
  if (DOT_COM_BEFORE.test(before.slice(-12)) || DOT_COM_BEHIND.test(text.slice(at, at + 40))) return dot;
  return dot.includes('.') || !ENDS_AS_WORD.test(behind) || isHost(before, behind) ? '.' : dot;
}

/** Whether a word before a said dot is a name, where the ending is a word as well. */
function isHost(before: string, behind: string): boolean {
  const arabic = before.match(LAST_ARABIC_WORD)?.[0] ?? '';
  if (arabic && SENT_TO.test(before.slice(0, -arabic.length))) return !SENT_TO.test(`${arabic} `);
  const name = before.match(LAST_WORD)?.[1];
  if (!name || NO_HOST.test(name)) return false;
  const rest = before.slice(0, -name.length);
  if (/[\d-]/.test(name) || SENT_TO.test(rest)) return true;
  return !LATIN_BEFORE.test(rest) && !LATIN_BEHIND.test(behind);
}
