/** Builds the figures of a body: pictures, galleries and quotations, as lib/html/body-schema.ts names them. */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { element, isSpace, textOfTree } from './hast';

/** Address and intrinsic size in pixels, so that the layout does not shift when it loads. */
export interface BodyPicture {
  src: string;
  width: number;
  height: number;
}

/** Sets the file and size of each image; one that is not in `pictures` is removed. */
export function placePictures(tree: Root, pictures: ReadonlyMap<string, BodyPicture>): void {
  visit(tree, { tagName: 'img' }, (node: Element, index, parent) => {
    const picture = pictures.get(decodedSrc(node));
    if (picture) {
      const { alt = '', title } = node.properties;
      node.properties = { ...picture, alt, title, loading: 'lazy', decoding: 'async' };
    } else if (parent && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
  });
}

/**
 * A paragraph that holds only a picture becomes a figure, its title the caption; one that begins with several
 * pictures becomes a gallery, whose caption is the text after them.
 */
export function makeFigures(tree: Root): void {
  visit(tree, { tagName: 'p' }, (node: Element) => {
    const { pictures, rest } = leadingPictures(node);
    const [first] = pictures;
    if (!first || (pictures.length === 1 && rest.length > 0)) return;
    node.tagName = 'figure';
    if (pictures.length === 1) node.children = figureOf(first).children;
    else {
      node.properties.className = ['gallery'];
      node.children = [...pictures.map(figureOf), ...captionOf(rest)];
    }
  });
}

function leadingPictures(paragraph: Element): { pictures: Element[]; rest: ElementContent[] } {
  const rest = [...paragraph.children];
  const pictures: Element[] = [];
  for (let next = rest[0]; next; next = rest[0]) {
    if (next.type === 'element' && next.tagName === 'img') pictures.push(next);
    else if (!isSpace(next) && !(next.type === 'element' && next.tagName === 'br')) break;
    rest.shift();
  }
  // A picture within the text after them: this is a sentence, no gallery.
  const isSentence = rest.some((child) => child.type === 'element' && child.tagName === 'img');
  if (isSentence) return { pictures: [], rest };
  if (rest[0]?.type === 'text') rest[0].value = rest[0].value.trimStart();
  return { pictures, rest };
}

function figureOf(picture: Element): Element {
  const { title, ...properties } = picture.properties;
  picture.properties = properties;
  const caption = title ? captionOf([{ type: 'text', value: String(title) }]) : [];
  return element('figure', {}, [picture, ...caption]);
}

/** `caption | credit`: the text after the last bar is the credit. */
function captionOf(content: ElementContent[]): Element[] {
  if (content.length === 0) return [];
  const last = content.at(-1);
  const bar = last?.type === 'text' ? last.value.lastIndexOf('|') : -1;
  if (last?.type !== 'text' || bar < 0 || last.value.slice(bar + 1).trim() === '')
    return [element('figcaption', {}, content)];
  const caption = last.value.slice(0, bar).trimEnd();
  const small = element('small', {}, [{ type: 'text', value: last.value.slice(bar + 1).trim() }]);
  const words: ElementContent[] = [...content.slice(0, -1), { type: 'text', value: caption }];
  const isEmpty = words.every(isSpace);
  return [element('figcaption', {}, isEmpty ? [small] : [...words, { type: 'text', value: ' ' }, small])];
}

const PULL_MARK = /^\s*\[!pull\]\s*/i;
/** The usual beginning of the attribution line below a quotation. */
const SOURCE_MARK = /^\s*[—―–]\s+/;

/**
 * A blockquote that begins with the line `[!pull]` becomes a pull quote; a last paragraph that begins with a dash becomes
 * the attribution of the blockquote.
 */
export function makeQuotations(tree: Root): void {
  visit(tree, { tagName: 'blockquote' }, (node: Element, index, parent) => {
    if (!parent || index === undefined || isPlaced(parent)) return;
    const isPull = takeMark(paragraphsOf(node)[0], PULL_MARK);
    const paragraphs = paragraphsOf(node);
    const last = paragraphs.at(-1);
    const hasSource = paragraphs.length > 1 && takeMark(last, SOURCE_MARK);
    if (!isPull && !hasSource) return;
    const source = hasSource && last ? last : undefined;
    node.children = node.children.filter((child) => child !== source && !isEmptyParagraph(child));
    const caption = source ? [element('figcaption', {}, source.children)] : [];
    const className = [isPull ? 'pull' : 'quote'];
    parent.children[index] = element('figure', { className }, [node, ...caption]);
    return SKIP;
  });
}

function isPlaced(parent: Root | Element): boolean {
  return parent.type === 'element' && parent.tagName === 'figure';
}

function paragraphsOf(quotation: Element): Element[] {
  return quotation.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'p',
  );
}

/** Removes a leading mark from a paragraph. Returns whether it was there. */
function takeMark(paragraph: Element | undefined, mark: RegExp): boolean {
  const first = paragraph?.children[0];
  if (first?.type !== 'text' || !mark.test(first.value)) return false;
  first.value = first.value.replace(mark, '');
  return true;
}

function isEmptyParagraph(child: ElementContent): boolean {
  return (
    child.type === 'element' &&
    child.tagName === 'p' &&
    child.children.length < 2 &&
    !textOfTree(child).trim()
  );
}

/** An image's `src`, percent-decoded: Markdown encodes Arabic file names, the folder has them as written. */
export function decodedSrc(image: Element): string {
  const url = String(image.properties.src ?? '');
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
