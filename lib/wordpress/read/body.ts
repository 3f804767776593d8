import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { BodyPicture } from '@/lib/html/body-figures';
import { element } from '@/lib/html/hast';
import { type Body, type BodyOptions, renderTree, sanitizeBody } from '@/lib/html/render';
import { cleanRun } from '@/lib/text/clean-text';
import { autop } from './autop';
import { type ConvertContext, convertChildren, type SourceImage } from './elements';
import { embedCard, isEmbeddable, type MediaWords } from './embeds';
import { type BodyNote, Notes, preprocess } from './shortcodes';
import { elementsIn, isBlank, text, trim } from './tree';

export type { BodyNote, SourceImage };

/** A stored picture, with what its attachment says of it; used where the body says nothing. */
export interface WordPressImage extends BodyPicture {
  alt?: string;
  caption?: string;
}

export interface WordPressBodyOptions extends Omit<BodyOptions, 'pictures'> {
  /** By the `src` that `wordPressImages` gave; one that is not here leaves its text in its place. */
  images: ReadonlyMap<string, WordPressImage>;
  /** Attachments of the post, for a gallery that names none. */
  attached?: readonly number[];
  words: BodyOptions['words'] & { missingPicture: string } & MediaWords;
}

/** Blocks that are left out when nothing is in them. */
const DROPPED_WHEN_EMPTY = /^(?:p|h[1-6]|li|blockquote|figcaption)$/;

/**
 * Every picture of a body, each once.
 * @throws RangeError when elements are nested some thousands deep
 */
export function wordPressImages(source: string, attached: readonly number[] = []): SourceImage[] {
  const found = new Map<string, SourceImage>();
  parseBody(source, {
    notes: new Notes(),
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
 * Turns the body of a WordPress post, classic or of blocks, into the HTML that is stored and printed: what a reader of
 * the old page saw, without what came from elsewhere. Linear in the length of the source.
 * @throws RangeError when elements are nested some thousands deep
 */
export function renderWordPressBody(
  source: string,
  options: WordPressBodyOptions,
): Body & { notes: BodyNote[] } {
  const notes = new Notes();
  const placed = new Map<string, BodyPicture>();
  const { attached = [], words } = options;
  const tree = parseBody(source, {
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
      notes.add('missing-picture', src);
      return [text(said ? `[${words.missingPicture}: ${said}]` : `[${words.missingPicture}]`)];
    },
  });
  cleanText(tree);
  const body = renderTree(sanitizeBody(tree), { ...options, pictures: placed });
  return { ...body, notes: notes.list() };
}

function parseBody(source: string, context: ConvertContext): Root {
  const html = preprocess(source, context.notes);
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  convertChildren(tree, context);
  autop(tree);
  arrangeParagraphs(tree, context);
  return tree;
}

/** Pictures leave their paragraphs, an address alone on its line becomes a card, and empty blocks go. */
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

/** The address when a paragraph holds nothing else, bare or linked to itself. */
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
 * Takes out what no reader sees and every search stumbles over. Directions are found anew (lib/html/render.ts): those
 * of an old editor's buttons say where the cursor was. Only within a line they tell something.
 */
function cleanText(node: Root | Element): void {
  if (node.type === 'element' && !/^(?:span|bdi|bdo|a|b|strong|em|i|code|q|cite)$/.test(node.tagName))
    delete node.properties.dir;
  for (const child of node.children) {
    if (child.type === 'text') child.value = cleanRun(child.value);
    else if (child.type === 'element') cleanText(child);
  }
}
