/** Bidi isolation of tokens (lib/text/bidi.ts) within HTML. */

import { bindArabicCommas } from '@/lib/text/arabic-commas';
import { elementOf, markTokens, type TokenKind } from '@/lib/text/bidi';
import { namedCharacter, numberedCharacter } from './escape';
import { INLINE_ELEMENT } from './html-text';

const SKIPPED_ELEMENTS = new Set(['pre', 'code', 'bdi', 'script', 'style']);
const VOID_ELEMENTS = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source', 'track', 'col', 'area', 'embed']);
const TAG = String.raw`<(?<close>\/?)(?<name>[a-z][^\s/<>]*)(?=[\s/>])(?<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>`;
const ATTRIBUTE = /([^\s="']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g;
const HTML_PART = new RegExp(`${TAG}|[^<]+|<`, 'gi');
const HTML_CHARACTER = /&(?:#x[\da-f]+|#\d+|[a-z][\da-z]*);|[\s\S]/giu;

/**
 * Wraps the tokens of markTokens in trusted HTML (sanitized, without comments) in `<bdi dir="ltr">`, `<bdo>` and
 * `<span class="nowrap">`, and removes spaces before Arabic commas (lib/text/arabic-commas.ts). Tags and entities are
 * unchanged, as is everything inside pre, code, bdi, span.nowrap and elements with dir="ltr". Idempotent.
 */
export function isolateTokensInHtml(html: string): string {
  let skipped = { name: '', depth: 0 };
  let before = '';
  return html.replace(HTML_PART, (part: string, ...rest: unknown[]) => {
    const tag = rest.at(-1) as { close?: string; name?: string; attributes?: string };
    if (tag.name === undefined) {
      const marked = skipped.depth > 0 ? part : markHtmlText(part, before);
      before = lastCharacter(part);
      return marked;
    }
    const name = tag.name.toLowerCase();
    if (!INLINE_ELEMENT.test(name)) before = '';
    if (skipped.depth > 0) {
      if (name === skipped.name) skipped.depth += tag.close ? -1 : 1;
    } else if (!tag.close && !VOID_ELEMENTS.has(name) && isSkipped(name, tag.attributes ?? '')) {
      skipped = { name, depth: 1 };
    }
    return part;
  });
}

function isSkipped(name: string, attributes: string): boolean {
  if (SKIPPED_ELEMENTS.has(name)) return true;
  return [...attributes.matchAll(ATTRIBUTE)].some(([, attribute, quoted]) => {
    const value = quoted?.replace(/^["']|["']$/g, '').toLowerCase();
    return (attribute === 'class' && value === 'nowrap') || (attribute === 'dir' && value !== 'rtl');
  });
}

/** `before` is the preceding character, '' at the start of a block: after some characters no token may start. */
function markHtmlText(html: string, before: string): string {
  const characters = bindArabicCommas(html).match(HTML_CHARACTER) ?? [];
  const decoded = characters.map(decodeCharacter);
  let next = 0;
  let marked = '';
  for (const [index, token] of markTokens(before + decoded.join('')).entries()) {
    const continued = index === 0 && before !== '';
    let left = token.text.length - (continued ? before.length : 0);
    let source = '';
    while (left > 0 && next < characters.length) {
      left -= decoded[next]?.length ?? 0;
      source += characters[next];
      next += 1;
    }
    // A token that began before a tag cannot be wrapped across it.
    marked += continued ? source : wrapToken(source, token.kind);
  }
  return marked;
}

function wrapToken(html: string, kind: TokenKind): string {
  if (kind === 'plain') return html;
  if (kind === 'nowrap') return `<span class="nowrap">${html}</span>`;
  const name = elementOf(html);
  return `<${name} dir="ltr"${kind === 'ltr' ? '' : ' class="nowrap"'}>${html}</${name}>`;
}

function lastCharacter(html: string): string {
  const source = /(?:&[^\s&;]{1,32};|[\s\S])$/u.exec(html.slice(-34))?.[0] ?? '';
  return decodeCharacter(source);
}

/** Decodes one character or entity; U+FFFD for an unknown one, which belongs to no token. */
function decodeCharacter(source: string): string {
  if (source.length < 3) return source;
  const body = source.slice(1, -1);
  if (!body.startsWith('#')) return namedCharacter(body) ?? '\u{FFFD}';
  const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  return numberedCharacter(code) ?? '\u{FFFD}';
}
