/** Reads the figures of a body's source tree: pictures, galleries, quotations with their source. */
import type { Element, ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { hasOnly, withoutSpace } from '@/lib/html/hast';
import { NotHeld, type NumberOf, readInline } from './read-inline';
import { schema } from './schema';

type ReadBlocks = (nodes: readonly ElementContent[], numberOf: NumberOf) => Node[];

/** @throws NotHeld */
export function readFigure(figure: Element, numberOf: NumberOf, readBlocks: ReadBlocks): Node {
  const kind = String(figure.properties.className ?? '');
  if (!hasOnly(figure, 'className')) throw new NotHeld();
  const parts = withoutSpace(figure.children).map((part) => {
    if (part.type !== 'element') throw new NotHeld();
    return part;
  });
  if (kind === '') return readPicture(parts, numberOf);
  if (kind === 'gallery') return readGallery(parts, numberOf);
  if (kind === 'quote' || kind === 'pull') return readQuotation(kind, parts, numberOf, readBlocks);
  throw new NotHeld();
}

function readPicture([image, ...rest]: Element[], numberOf: NumberOf): Node {
  if (image?.tagName !== 'img' || !hasOnly(image, 'src', 'alt')) throw new NotHeld();
  const { src = '', alt = '' } = image.properties;
  return schema.node('picture', { src: String(src), alt: String(alt) }, captionOf(rest, numberOf));
}

function readGallery(parts: Element[], numberOf: NumberOf): Node {
  const pictures = parts.filter(({ tagName }) => tagName === 'figure');
  const rest = parts.slice(pictures.length);
  if (pictures.length === 0 || rest.some(({ tagName }) => tagName === 'figure')) throw new NotHeld();
  const read = pictures.map((picture) => {
    if (!hasOnly(picture)) throw new NotHeld();
    return readPicture(withoutSpace(picture.children) as Element[], numberOf);
  });
  return schema.node('gallery', null, [...read, ...captionOf(rest, numberOf)]);
}

/** Caption and credit, which are there while they are empty as well. */
function captionOf(parts: Element[], numberOf: NumberOf): Node[] {
  const [caption, ...more] = parts;
  if (more.length > 0 || (caption && (caption.tagName !== 'figcaption' || !hasOnly(caption))))
    throw new NotHeld();
  const children = caption?.children ?? [];
  const last = children.at(-1);
  const credit = last?.type === 'element' && last.tagName === 'small' && hasOnly(last) ? last : undefined;
  const words = credit ? children.slice(0, -1) : children;
  if (words.some((node) => node.type === 'element' && node.tagName === 'small')) throw new NotHeld();
  return [
    schema.node('caption', null, readInline(words, numberOf)),
    schema.node('credit', null, readInline(credit?.children ?? [], numberOf)),
  ];
}

function readQuotation(kind: string, parts: Element[], numberOf: NumberOf, readBlocks: ReadBlocks): Node {
  const [quoted, source, ...more] = parts;
  const isSource = source === undefined || (source.tagName === 'figcaption' && hasOnly(source));
  if (quoted?.tagName !== 'blockquote' || !hasOnly(quoted, 'lang', 'dir') || !isSource || more.length > 0)
    throw new NotHeld();
  const { lang = null, dir = null } = quoted.properties;
  return schema.node('quotation', { kind }, [
    schema.node('blockquote', { lang, dir }, readBlocks(quoted.children, numberOf)),
    schema.node('source', null, readInline(source?.children ?? [], numberOf)),
  ]);
}
