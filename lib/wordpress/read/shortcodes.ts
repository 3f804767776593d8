/**
 * Preprocesses the source of a WordPress body into HTML: freeform text and shortcodes become `div` elements, which
 * lib/wordpress/read/convert-shortcodes.ts turns into what is shown. Grammar: WordPress's block grammar and its Shortcode API.
 */
import { type ImportNote, note } from '@/lib/import/report';
import { decodeFrames, Frames, frameContent, isButton } from './frames';

/** Properties of those elements; a `div`, because an HTML parser closes open paragraphs before one. */
export const SHORTCODE = 'dataWpShortcode';
export const FREEFORM = 'dataWpFreeform';

/** Static blocks, whose saved HTML is all that is rendered. */
const KNOWN_BLOCKS = new Set(
  (
    'paragraph heading list list-item quote pullquote image gallery table embed columns column separator code html ' +
    'preformatted verse group media-text cover buttons button file audio video spacer details freeform more ' +
    'nextpage shortcode footnotes'
  ).split(' '),
);

/** Enclosing and self-closing shortcodes (a closing tag of the latter is ignored). */
const ENCLOSING = new Set(['caption', 'wp_caption', 'embed']);
const STANDALONE = new Set(['gallery', 'audio', 'video', 'playlist', 'youtube']);

/** `[name …]`, `[/name]`, and the escaped `[[name …]]`. */
const SHORTCODE_TAG = /(\[?)\[(\/?)([A-Za-z][\w-]{0,60})((?:\s[^[\]]*)?)\](\]?)/g;
/** Shortcodes are not expanded in code. */
const CODE_TAG = /^<\/?(?:pre|code)\b/i;
const ATTRIBUTE = /([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g;

/**
 * Expands shortcodes and removes block comments, in one pass. Text that WordPress would pass through wpautop is wrapped
 * in `<div data-wp-freeform>`: the whole of a classic body, and what stands between blocks.
 */
export function preprocess(body: string, notes: ImportNote[]): string {
  const source = decodeFrames(body.replace(/\r\n?/g, '\n'));
  const frames = new Frames(source);
  const parts: string[] = [];
  const opened: string[] = [];
  const closings = closingShortcodes(source);
  let freeform: string[] = [];
  let codeDepth = 0;
  const endFreeform = () => {
    if (freeform.some((part) => part.trim() !== ''))
      parts.push('<div data-wp-freeform>', ...freeform, '</div>');
    freeform = [];
  };
  for (const { kind, text, at } of tokenize(source)) {
    const block = kind === 'comment' ? blockComment(text) : undefined;
    if (block) {
      if (opened.length === 0) endFreeform();
      if (!block.closes && !KNOWN_BLOCKS.has(block.name)) note(notes, 'unknown-block', block.name);
      if (block.closes) opened.pop();
      else if (!block.isVoid) opened.push(block.name);
      continue;
    }
    if (kind === 'comment') continue;
    const out = opened.length === 0 ? freeform : parts;
    if (kind === 'tag' && CODE_TAG.test(text))
      codeDepth = Math.max(0, codeDepth + (text[1] === '/' ? -1 : 1));
    out.push(kind === 'tag' || codeDepth > 0 ? text : replaceShortcodes(text, at, closings, frames, notes));
  }
  endFreeform();
  return parts.join('');
}

interface Token {
  kind: 'text' | 'tag' | 'comment';
  text: string;
  /** Offset in the source. */
  at: number;
}

/** Tokenizes HTML into text, tags and comments, in linear time: an unclosed tag is text. */
function* tokenize(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const start = nextTag(html, at);
    if (start > at) yield { kind: 'text', text: html.slice(at, start), at };
    if (start === html.length) return;
    const isComment = html.startsWith('<!--', start);
    const end = isComment ? html.indexOf('-->', start + 4) : html.indexOf('>', start);
    // As in browsers, an unclosed comment swallows the rest.
    if (end < 0) {
      if (!isComment) yield { kind: 'text', text: `&lt;${html.slice(start + 1)}`, at: start };
      return;
    }
    at = end + (isComment ? 3 : 1);
    yield { kind: isComment ? 'comment' : 'tag', text: html.slice(start, at), at: start };
  }
}

function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1))
    if (/[a-z/!]/i.test(html[at + 1] ?? '')) return at;
  return html.length;
}

/** Parses `<!-- wp:name {…} -->`, `<!-- wp:name {…} /-->` or `<!-- /wp:name -->`; `core/` is dropped. */
function blockComment(comment: string): { name: string; closes: boolean; isVoid: boolean } | undefined {
  const [, slash, name] = /^<!--\s*(\/?)wp:([a-z][\w/-]{0,100})/.exec(comment) ?? [];
  if (!name) return;
  return { name: name.replace(/^core\//, ''), closes: slash === '/', isVoid: /\/-->$/.test(comment) };
}

/** Offset of the last closing tag of each enclosing shortcode: an opening one after it encloses nothing. */
function closingShortcodes(source: string): ReadonlyMap<string, number> {
  return new Map([...ENCLOSING].map((name) => [name, source.lastIndexOf(`[/${name}]`)]));
}

function replaceShortcodes(
  text: string,
  at: number,
  closings: ReadonlyMap<string, number>,
  frames: Frames,
  notes: ImportNote[],
): string {
  if (!text.includes('[')) return text;
  return text.replace(
    SHORTCODE_TAG,
    (tag, before, slash, name: string, words: string, after, index: number) => {
      if (before && after) return tag.slice(1, -1);
      const shown = (html: string) => `${before}${html}${after}`;
      const isStandalone = STANDALONE.has(name);
      if (!isStandalone && !ENCLOSING.has(name)) {
        if (frames.has(name, slash !== '', words, at + index)) {
          if (!slash) note(notes, 'frame', name);
          // An empty element between two paragraphs; it is dropped later.
          const edge = frames.isBlock(at + index, tag.length, slash !== '') ? '<div></div>' : '';
          if (slash) return shown(frames.closeLink(name) + edge);
          const given = attributesIn(words);
          const link = frames.openLink(name, at + index, given);
          const content = link && isButton(name) ? '' : frameContent(name, given);
          if (link) return shown(content + edge + link + (link.endsWith('</a>') ? edge : ''));
          return shown(content || edge);
        }
        if (!slash) note(notes, 'unknown-shortcode', name);
        return tag;
      }
      if (slash) return shown(isStandalone ? '' : '</div>');
      if (!isStandalone && at + index > (closings.get(name) ?? -1)) return shown('');
      const opening = `<div data-wp-shortcode="${name}"${attributes(words)}>`;
      return shown(isStandalone ? `${opening}</div>` : opening);
    },
  );
}

/** Values without a name, as in `[youtube URL]`, as `value`. */
function attributesIn(words: string): Map<string, string> {
  const found = new Map<string, string>();
  // Editors and plugins turn quotes into typographic ones and entities.
  const plain = words.replace(/&quot;|&#8221;|&#8243;|[“”″]/g, '"').replace(/&#0?39;|[‘’′]/g, "'");
  for (const [, name, double, single, bare, quoted, alone] of plain.matchAll(ATTRIBUTE))
    found.set(name ? name.toLowerCase() : 'value', double ?? single ?? bare ?? quoted ?? alone ?? '');
  return found;
}

/** Shortcode attributes as `data-*`. */
function attributes(words: string): string {
  return [...attributesIn(words)]
    .map(([name, value]) => ` data-${name}="${value.replaceAll('"', '&quot;')}"`)
    .join('');
}
