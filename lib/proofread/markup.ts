/** The prose of a text without its markup, and the way back to the text's own offsets. */
import { MAIL_ADDRESS, WEB_ADDRESS } from '@/lib/text/token-patterns';

export type TextFormat = 'plain' | 'markdown' | 'html';

/** Stands for what is not looked into (code, an address, a picture): to its neighbours a word. */
export const OPAQUE = '\u{FFFC}';

/** A run of the prose, where it begins there and in the text; a run that was replaced by one character has `length`. */
interface Run {
  at: number;
  from: number;
  /** Of an opaque run, its length in the text; 0 for one that is copied. */
  length: number;
}

export interface Prose {
  /** Blocks separated by line ends, a soft line break as a space. */
  text: string;
  runs: readonly Run[];
}

/** Never looked into, in all formats: the Quran, addresses, names of accounts and tags. */
const OPAQUES = [
  String.raw`\u{FD3F}[^\u{FD3E}\u{FD3F}]{0,5000}\u{FD3E}|\u{FD3E}[^\u{FD3E}\u{FD3F}]{0,5000}\u{FD3F}`,
  WEB_ADDRESS,
  MAIL_ADDRESS,
  String.raw`(?<![\p{L}\p{N}\p{M}])[@#][\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*`,
];

const ENTITY = String.raw`&(?:[a-z]\w{1,30}|#\d{1,7}|#x[\da-f]{1,6});`;

/** Elements whose words are somebody else's, code, or of another language. */
const ELEMENTS = [
  String.raw`<(?<element>pre|code|kbd|samp|script|style|blockquote|q|cite|svg)\b[^<>]*>[\s\S]*?<\/\k<element>>`,
  String.raw`<(?<foreign>[a-z][a-z\d]*)\b[^<>]*\blang="(?!ar\b)[^<>]*>[\s\S]*?<\/\k<foreign>>`,
];
const TAG = String.raw`<!--[\s\S]*?(?:-->|(?![\s\S]))|<\/?(?:a|abbr|b|bdi|bdo|em|i|ins|del|mark|s|small|span|strong|sub|sup|u|wbr)(?![a-z\d])[^<>]*>`;
const BLOCK_TAG = String.raw`<\/?[a-z][^<>]*>`;

/** The ends of a link: its words stand between them. */
const LINK_WORDS = String.raw`(?:[^\[\]\n]|\\[\[\]]|\[[^\[\]\n]{0,200}\]|\n(?!\s*\n)){0,500}`;
const LINK_START = String.raw`!?\[(?=${LINK_WORDS}\][(\[])`;
const LINK_END = String.raw`\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\]`;
const CODE_SPAN =
  '(?<!`)(?<ticks>`+)(?!`)(?:[^`\\n]|(?!(?<!`)\\k<ticks>(?!`))`|\\n(?!\\s*\\n))+(?<!`)\\k<ticks>(?!`)';
const EMPHASIS = String.raw`\*+(?=\S)|(?<=\S)\*+|~~|(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])`;

const MARKDOWN = pattern({
  break: [
    String.raw`(?<![\s\S])\u{FEFF}?---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)`,
    '^ {0,3}(?<fence>`{3,}|~{3,})[^\\n]*(?:\\n[\\s\\S]*?(?:^ {0,3}\\k<fence>[`~]*[ \\t]*$|(?![\\s\\S]))|$)',
    String.raw`^ {0,3}>.*(?:\n(?![ \t]*$).+)*`,
    String.raw`(?<=\n[ \t]*\n)(?: {4}|\t).*`,
    String.raw`^ {0,3}\[(?!\^)[^\]\n]+\]:.*`,
    String.raw`^ {0,3}\[\^[^\]\n]+\]:[ \t]*`,
    String.raw`^[ \t]*(?:[\-*_][ \t]*){3,}$|^[ \t]*=+[ \t]*$`,
    String.raw`^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|.*)?$`,
    String.raw`^[ \t]*(?:#{1,6}[ \t]+|[\-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)`,
    String.raw`(?<![ \t])[ \t]*(?<!\\)\|[ \t]*`,
    String.raw`(?<![ \t])[ \t]*\n[ \t]*\n\s*`,
    String.raw`(?:(?<! ) {2,}|\\)\n[ \t]*`,
  ],
  opaque: [...ELEMENTS, CODE_SPAN, ENTITY, ...OPAQUES],
  gone: [
    TAG,
    String.raw`\[\^[^\]\s]+\]`,
    LINK_END,
    LINK_START,
    String.raw`\\(?=[!-\/:-@\[-\x60{-~])`,
    EMPHASIS,
    '^[ \\t]+',
  ],
  tag: [BLOCK_TAG],
  space: [String.raw`(?<![ \t])[ \t]*\n`],
});
const HTML = pattern({
  break: [],
  opaque: [...ELEMENTS, ENTITY, ...OPAQUES],
  gone: [TAG],
  tag: [BLOCK_TAG],
  space: [String.raw`(?<![ \t])[ \t]*\n\s*|[ \t]{2,}`],
});
const PLAIN = pattern({ break: [String.raw`\r?\n`], opaque: OPAQUES, gone: [], tag: [], space: [] });
const PATTERNS: Record<TextFormat, RegExp> = { plain: PLAIN, markdown: MARKDOWN, html: HTML };

/** What stands in the prose for each kind of markup. */
const INSTEAD = [
  ['break', '\n'],
  ['opaque', OPAQUE],
  ['gone', ''],
  ['tag', '\n'],
  ['space', ' '],
] as const;

/** One expression with a group for each kind that occurs in a format. */
function pattern(kinds: Record<'break' | 'opaque' | 'gone' | 'tag' | 'space', readonly string[]>): RegExp {
  const groups = Object.entries(kinds).filter(([, sources]) => sources.length > 0);
  return new RegExp(groups.map(([kind, sources]) => `(?<${kind}>${sources.join('|')})`).join('|'), 'gimu');
}

/** Takes a text apart. Linear in its length. */
export function proseOf(source: string, format: TextFormat): Prose {
  const runs: Run[] = [];
  let text = '';
  let from = 0;
  const copy = (end: number) => {
    if (end > from) runs.push({ at: text.length, from, length: 0 });
    text += source.slice(from, end);
  };
  for (const { 0: markup, index, groups = {} } of source.matchAll(PATTERNS[format])) {
    copy(index);
    const [, instead = ''] = INSTEAD.find(([kind]) => groups[kind] !== undefined) ?? [];
    if (instead !== '') runs.push({ at: text.length, from: index, length: markup.length });
    text += instead;
    from = index + markup.length;
  }
  copy(source.length);
  return { text, runs };
}

/** Where the character at an offset of the prose begins and ends in the text. */
export function placeInSource({ runs }: Prose, offset: number): { start: number; end: number } {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const run = runs[low] ?? { at: 0, from: 0, length: 0 };
  if (run.length > 0) return { start: run.from, end: run.from + run.length };
  const start = run.from + offset - run.at;
  return { start, end: start + 1 };
}
