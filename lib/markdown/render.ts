import type { ElementContent, Root as Tree } from 'hast';
import type { Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype, { type Options as RehypeOptions } from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { decodedSrc } from '@/lib/html/body-figures';
import { element } from '@/lib/html/hast';
import { type Body, type BodyOptions, renderTree } from '@/lib/html/render';
import { sanitizeBody } from '@/lib/html/sanitize';

type FootnoteOptions = Pick<RehypeOptions, 'footnoteLabel' | 'footnoteBackLabel' | 'footnoteBackContent'>;

/**
 * The `src` of every image of a Markdown body, with its line in that body (from 1).
 * @throws {NestingError}
 */
export function markdownImages(markdown: string): { src: string; line: number }[] {
  const found: { src: string; line: number }[] = [];
  // Taken from the sanitized tree, which has those of references and raw HTML, too.
  visit(safeTree(markdown, {}), 'element', (node) => {
    if (node.tagName !== 'img') return;
    found.push({ src: decodedSrc(node), line: node.position?.start.line ?? 1 });
  });
  return found;
}

/**
 * Renders and sanitizes a Markdown body as the HTML that is stored.
 * @throws {NestingError}
 */
export function renderBody(markdown: string, options: BodyOptions): Body {
  const { footnotes, footnoteBack } = options.words;
  const tree = safeTree(markdown, {
    footnoteLabel: footnotes,
    footnoteBackLabel: footnoteBack,
    footnoteBackContent,
  });
  return renderTree(tree, options);
}

/** An arrow up fits both directions of writing; remark's default points left. */
function footnoteBackContent(_: number, mention: number): ElementContent[] {
  const arrow: ElementContent = { type: 'text', value: '\u{2191}' };
  return mention > 1 ? [arrow, element('sup', {}, [{ type: 'text', value: String(mention) }])] : [arrow];
}

/** Blocks within blocks: what walks a tree calls itself at each step, and the stack ends after some thousands. */
const MAX_NESTING = 500;

/** A body whose blocks are nested deeper than any text needs. */
export class NestingError extends Error {}

/** @throws {NestingError} */
function safeTree(markdown: string, footnotes: FootnoteOptions): Tree {
  let tree: Tree;
  try {
    tree = markdownTree(parseMarkdown(markdown), footnotes);
  } catch (error) {
    throw error instanceof RangeError ? new NestingError() : error;
  }
  let level: Tree['children'] = tree.children;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) throw new NestingError();
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return tree;
}

/** Parses a Markdown body: CommonMark with GFM. */
export function parseMarkdown(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown);
}

/** Renders parsed Markdown as a sanitized tree. */
export function markdownTree(parsed: Root, footnotes: FootnoteOptions): Tree {
  const processor = unified()
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '', ...footnotes })
    .use(rehypeRaw);
  return sanitizeBody(processor.runSync(parsed));
}
