import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type Body, type BodyOptions, finishBody, sanitizeBody, sourceOf } from './stored-body';

/** The `src` of every image of a Markdown body, with its line in that body (from 1). */
export function imagesIn(markdown: string): { src: string; line: number }[] {
  const found: { src: string; line: number }[] = [];
  // The sanitised tree has them all: `![](src)`, `![][reference]` and raw HTML.
  visit(safeTree(markdown, {}), 'element', (node) => {
    if (node.tagName !== 'img') return;
    found.push({ src: sourceOf(node), line: node.position?.start.line ?? 1 });
  });
  return found;
}

/** Turns a Markdown body into the HTML that is stored and printed. */
export function renderBody(markdown: string, options: BodyOptions): Body {
  const { footnotes, footnoteBack } = options.words;
  return finishBody(
    safeTree(markdown, { footnoteLabel: footnotes, footnoteBackLabel: footnoteBack }),
    options,
  );
}

function safeTree(markdown: string, footnotes: { footnoteLabel?: string; footnoteBackLabel?: string }): Root {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '', ...footnotes })
    .use(rehypeRaw);
  return sanitizeBody(processor.runSync(processor.parse(markdown)) as Root);
}
