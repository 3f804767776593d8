import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { BodyPicture } from '@/lib/html/body-figures';
import { element } from '@/lib/html/hast';
import { type Body, type BodyOptions, renderTree } from '@/lib/html/render';
import { sanitizeBody } from '@/lib/html/sanitize';
import { type ImportNote, note } from '@/lib/import/report';
import { cleanRun } from '@/lib/text/clean-text';
import { autop } from './autop';
import type { ConvertContext, SourceImage } from './convert-context';
import { convertChildren } from './elements';
import { embedCard, isEmbeddable, type MediaWords } from './embeds';
import { type Footnote, placeFootnotes } from './footnotes';
import { preprocess } from './shortcodes';
import { elementsIn, isBlank, text, trim } from './tree';

/** A stored image with its attachment's alt text and caption, the defaults of those in the body. */
export interface WordPressImage extends BodyPicture {
  alt?: string;
  caption?: string;
}

export interface WordPressBodyOptions extends Omit<BodyOptions, 'pictures'> {
  /** By the `src` of `wordPressImages`; a missing one is replaced by its alt text. */
  images: ReadonlyMap<string, WordPressImage>;
  /** Ids of the post's attachments, for a gallery without ids. */
  attached?: readonly number[];
  footnotes?: readonly Footnote[];
  words: BodyOptions['words'] & { missingPicture: string } & MediaWords;
}

const DROPPED_WHEN_EMPTY = /^(?:p|h[1-6]|li|blockquote|figcaption)$/;

/**
 * The images of a body, each once.
 * @throws RangeError when elements are nested some thousands deep
 */
export function wordPressImages(source: string, attached: readonly number[] = []): SourceImage[] {
  const found = new Map<string, SourceImage>();
  parseBody(source, {
    notes: [],
    attached,
    captionOf: () => '',
    words: { audio: '', video: '' },
    image: (image) => {
      if (!found.has(image.src)) found.set(image.src, image);
      return [];
    },
  });
  return [...found.values()];
}

/**
 * Renders and sanitizes the body of a WordPress post, classic or of blocks, as the HTML that is stored: what a reader
 * of the old page saw, without what was loaded from elsewhere. Linear in the length of the source.
 * @throws RangeError when elements are nested some thousands deep
 */
export function renderWordPressBody(
  source: string,
  options: WordPressBodyOptions,
): Body & { notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  const placed = new Map<string, BodyPicture>();
  const { attached = [], words } = options;
  const context: ConvertContext = {
    notes,
    attached,
    words,
    captionOf: ({ src }) => options.images.get(src)?.caption ?? '',
    image: ({ src }, alt) => {
      const image = options.images.get(src);
      const said = alt || (image?.alt ?? '');
      if (image) {
        const { width, height } = image;
        placed.set(image.src, { src: image.src, width, height });
        return [element('img', { src: image.src, alt: said }, [])];
      }
      note(notes, 'missing-picture', src);
      return [text(said ? `[${words.missingPicture}: ${said}]` : `[${words.missingPicture}]`)];
    },
  };
  const tree = parseBody(source, context);
  placeFootnotes(tree, options.footnotes ?? [], words, (html) => {
    const content = fragmentParser.parse(html);
    convertChildren(content, context);
    return content.children as ElementContent[];
  });
  cleanText(tree);
  const body = renderTree(sanitizeBody(tree), { ...options, pictures: placed });
  return { ...body, notes };
}

const fragmentParser = unified().use(rehypeParse, { fragment: true }).freeze();

function parseBody(source: string, context: ConvertContext): Root {
  const html = preprocess(source, context.notes);
  const tree = fragmentParser.parse(html);
  convertChildren(tree, context);
  autop(tree);
  arrangeParagraphs(tree, context);
  return tree;
}

/** Lifts images out of paragraphs, turns a URL alone on its line into a card, and drops empty blocks. */
function arrangeParagraphs(parent: Root | Element, context: ConvertContext): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (child.tagName === 'p') return arrangeParagraph(child, context);
    arrangeParagraphs(child, context);
    return DROPPED_WHEN_EMPTY.test(child.tagName) && isEmpty(child) ? [] : [child];
  });
}

function arrangeParagraph(paragraph: Element, { notes }: ConvertContext): ElementContent[] {
  const content = trim(paragraph.children);
  if (content.length === 0) return [];
  const address = soleAddress(content);
  const embedded = address && isEmbeddable(address) ? embedCard(address, notes) : undefined;
  if (embedded) return embedded;
  const parts: ElementContent[] = [];
  let words: ElementContent[] = [];
  const endWords = () => {
    const kept = trim(words);
    if (kept.length > 0) parts.push({ ...paragraph, children: kept });
    words = [];
  };
  for (const node of content) {
    if (!isImage(node)) words.push(node);
    else {
      endWords();
      parts.push(element('figure', {}, [node]));
    }
  }
  endWords();
  return parts;
}

/** The URL of a paragraph that holds nothing else, bare or linked to itself. */
function soleAddress([first, ...rest]: ElementContent[]): string | undefined {
  if (rest.length > 0 || !first) return undefined;
  if (first.type === 'text') return /^\S+$/.test(first.value) ? first.value : undefined;
  if (first.type !== 'element' || first.tagName !== 'a') return undefined;
  const [label, ...more] = first.children;
  const href = String(first.properties.href ?? '');
  return more.length === 0 && label?.type === 'text' && label.value.trim() === href ? href : undefined;
}

function isImage(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'img') return true;
  const content = trim(node.children);
  return node.tagName === 'a' && content.length === 1 && content.every(isImage);
}

function isEmpty(node: Element): boolean {
  return elementsIn(node, 'img').length === 0 && node.children.every(isBlank);
}

/**
 * Removes invisible characters, which break search, and `dir` of blocks: lib/html/render.ts computes it anew, since an
 * old editor's buttons set it wherever the cursor was. Inline it means something.
 */
function cleanText(node: Root | Element): void {
  if (node.type === 'element' && !/^(?:span|bdi|bdo|a|b|strong|em|i|code|q|cite)$/.test(node.tagName))
    delete node.properties.dir;
  for (const child of node.children) {
    if (child.type === 'text') child.value = cleanRun(child.value);
    else if (child.type === 'element') cleanText(child);
  }
}
