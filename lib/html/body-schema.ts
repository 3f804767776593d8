import type { Schema } from 'hast-util-sanitize';

/** Prefix of ids from a body's source, so that they never collide with the page's own (DOM clobbering). */
export const ID_PREFIX = 'note-';

const BLOCKS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'hr', 'br', 'pre', 'section'];
const LISTS = ['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'input'];
const FIGURES = ['figure', 'figcaption', 'img', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'];
const INLINE = ['a', 'strong', 'b', 'em', 'i', 'del', 'mark', 'sub', 'sup', 'small', 'span'];
const MEANINGS = ['code', 'kbd', 'abbr', 'cite', 'q', 'bdi'];

/** Of links. */
const SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** Whether a body may link to a URL: relative, or of one of its schemes. */
export function isAllowedUrl(url: string): boolean {
  const scheme = /^([^/?#:]*):/.exec(url.trim())?.[1];
  return scheme === undefined || SCHEMES.includes(scheme.toLowerCase());
}

/**
 * Allowlist of an article's HTML, for hast-util-sanitize: no style, event handler, frame, form or script.
 *
 * This is the vocabulary of a stored body: whatever an article is written in becomes these elements, and the page's
 * stylesheet knows no others. lib/html/render.ts adds only what is named here after "gets".
 *
 * - Text: `p`, `h2`–`h4` (each gets an id from its words), lists, `dl`, `blockquote`, `hr`, and inline elements.
 *   A block against the direction of the page gets `dir` and `lang`.
 * - Picture: `<figure><img><figcaption>caption <small>credit</small></figcaption></figure>`, its caption optional.
 * - Gallery: `<figure class="gallery">` of two or more such figures, then perhaps a `figcaption` for all.
 * - Quotation with its source: `<figure class="quote"><blockquote>…</blockquote><figcaption>source</figcaption>`;
 *   a pull quote is a `<figure class="pull">` of the same, its source optional.
 * - An embed of another site, as a link: `<figure class="link"><a><b>whose</b> <bdi>address</bdi></a></figure>`,
 *   its caption optional (lib/wordpress/read/embeds.ts).
 * - `table`, which gets a `<div class="scroll">` around it, and `<pre><code>`: both get a name and the keyboard's focus,
 *   because they scroll inside themselves.
 * - Footnotes as remark-gfm makes them: `<sup><a data-footnote-ref>`, and one `<section data-footnotes>` at the end.
 */
export const bodySchema: Schema = {
  tagNames: [...BLOCKS, ...LISTS, ...FIGURES, ...INLINE, ...MEANINGS],
  attributes: {
    '*': ['dir', 'lang'],
    a: ['href', 'id', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref'],
    abbr: ['title'],
    figure: [['className', 'gallery', 'quote', 'pull', 'link']],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    img: ['src', 'alt', 'title'],
    input: ['type', 'disabled', 'checked'],
    li: ['id'],
    ol: ['start', 'reversed'],
    section: ['dataFootnotes'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  required: { input: { disabled: true } },
  protocols: { href: SCHEMES },
  ancestors: {
    li: ['ul', 'ol'],
    input: ['li'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    figcaption: ['figure'],
  },
  clobber: ['id', 'ariaDescribedBy'],
  clobberPrefix: ID_PREFIX,
  strip: ['script', 'style', 'iframe', 'object', 'form', 'template', 'noscript'],
};
