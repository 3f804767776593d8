/** Inline content of a body as mdast; as HTML tags around it where Markdown has no exact form. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { PhrasingContent } from 'mdast';
import { hasOnly } from '@/lib/html/hast';

/** URLs that Markdown leaves as they are (micromark's normalizeUri). */
const ADDRESS = /^(?:[!#$&-;=?-Z_a-z~]|%[0-9A-Za-z]{2})*$/;
/** Fragments of section ids, whose percent-encoding is decoded again. */
const SECTION = /^#[\p{L}\p{Nd}-]+$/u;

/** Where remark-gfm would autolink a URL or an e-mail address, however it is escaped. */
const WITHIN_ADDRESS = /(?<=https?:)(?=\/\/)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-])/i;

/** @param notes identifiers of the footnotes */
export function phrasing(
  nodes: readonly ElementContent[],
  notes: ReadonlySet<string>,
  isLink = false,
): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    const next = nodes[index + 1];
    if (node.type === 'text') return text(node.value, nodes[index - 1], isLink);
    if (node.type !== 'element') return [];
    if (node.tagName === 'br' && startsLine(next)) return [{ type: 'break' }];
    return inline(node, notes) ?? tagged(node, notes);
  });
}

/** The exact Markdown form of an element, if there is one. */
function inline(node: Element, notes: ReadonlySet<string>): PhrasingContent[] | undefined {
  const { tagName, properties, children } = node;
  if (tagName === 'sup') return reference(node, notes);
  if (tagName === 'img' && hasOnly(node, 'src', 'alt', 'title')) {
    const { src, alt, title } = properties;
    return [{ type: 'image', url: String(src), alt: String(alt ?? ''), title: title ? String(title) : null }];
  }
  if (tagName === 'a' && hasOnly(node, 'href') && typeof properties.href === 'string') {
    const url = properties.href;
    if (!ADDRESS.test(url) && !SECTION.test(url)) return undefined;
    // Links do not nest, so there is nothing to autolink.
    return [{ type: 'link', url, children: phrasing(children, notes, true) as never[] }];
  }
  if (!hasOnly(node)) return undefined;
  const [only, ...more] = children;
  if (tagName === 'code' && only?.type === 'text' && more.length === 0 && !only.value.includes('\n'))
    return [{ type: 'inlineCode', value: only.value }];
  if (children.length === 0) return undefined;
  if (tagName === 'strong') return [{ type: 'strong', children: phrasing(children, notes) }];
  if (tagName === 'em') return [{ type: 'emphasis', children: phrasing(children, notes) }];
  if (tagName === 'del') return [{ type: 'delete', children: phrasing(children, notes) }];
  return undefined;
}

function reference({ children: [link] }: Element, notes: ReadonlySet<string>): PhrasingContent[] | undefined {
  if (link?.type !== 'element' || link.properties.dataFootnoteRef === undefined) return undefined;
  const identifier = footnoteIdentifier(String(link.properties.href).replace(/^#fn-/, ''));
  return notes.has(identifier) ? [{ type: 'footnoteReference', identifier, label: identifier }] : undefined;
}

/** Identifier of a footnote from the end of its id; empty if Markdown allows no such label. */
export function footnoteIdentifier(end: string): string {
  try {
    const identifier = decodeURIComponent(end);
    return /^[\p{L}\p{M}\p{N}_-]+$/u.test(identifier) ? identifier : '';
  } catch {
    return '';
  }
}

/** Raw HTML tags around Markdown content. */
function tagged(node: Element, notes: ReadonlySet<string>): PhrasingContent[] {
  const whole = toHtml({ ...node, children: [] });
  const end = `</${node.tagName}>`;
  if (!whole.endsWith(end)) return [{ type: 'html', value: whole }];
  const start = whole.slice(0, -end.length);
  return [{ type: 'html', value: start }, ...phrasing(node.children, notes), { type: 'html', value: end }];
}

/** Rendered Markdown has a newline after a `<br>`. */
function startsLine(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && node.value.startsWith('\n');
}

/** Breaks up URLs that are no links with an empty comment against autolinking, which the sanitizer removes. */
function text(value: string, previous: ElementContent | undefined, isLink: boolean): PhrasingContent[] {
  const isAfterBreak = previous?.type === 'element' && previous.tagName === 'br';
  const words = isAfterBreak ? value.replace(/^\n/, '') : value;
  if (isLink) return [{ type: 'text', value: words }];
  return words
    .split(WITHIN_ADDRESS)
    .flatMap((part, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'html' as const, value: '<!-- -->' }] : []),
      { type: 'text', value: part },
    ]);
}
