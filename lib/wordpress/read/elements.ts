import type { Element, ElementContent, Root } from 'hast';
import { element, textOfTree } from '@/lib/html/hast';
import { type ImportNote, note } from '@/lib/import/report';
import { embedCard, fileCard, iframeCard, type MediaWords, mediaCard, quotedPostUrl } from './embeds';
import { arrangeFigure, arrangeQuotation, captioned, figureOf, galleryOf, isFigure } from './figures';
import { SHORTCODE } from './shortcodes';
import { classesOf, hasClass, text, trim } from './tree';

/** An image of a body. */
export interface SourceImage {
  /** As in the body; `attachment:7` for an image given by id, `attachment:all` for all of the post. */
  src: string;
  attachment?: number;
}

export interface ConvertContext {
  notes: ImportNote[];
  /** Renders a stored image, or the placeholder of a missing one. */
  image: (image: SourceImage, alt: string) => ElementContent[];
  /** The attachment's caption. */
  captionOf: (image: SourceImage) => string;
  /** Ids of the post's attachments, for a gallery without ids. */
  attached: readonly number[];
  words: MediaWords;
}

/** Elements that are removed with their content. */
const REMOVED = new Set(
  'script style noscript template form object embed canvas svg math applet frameset button select textarea'.split(
    ' ',
  ),
);
const RENAMED = new Map([
  ['s', 'del'],
  ['strike', 'del'],
  ['acronym', 'abbr'],
  ['tt', 'code'],
  ['samp', 'code'],
  ['var', 'em'],
]);
const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)(?:[?#]|$)/i;

/** Converts, in place, the markup of WordPress and its plugins into the elements of lib/html/body-schema.ts. */
export function convertChildren(parent: Root | Element, context: ConvertContext): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child) => convert(child, context));
}

function convert(node: ElementContent, context: ConvertContext): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { tagName, properties } = node;
  const shortcode = properties[SHORTCODE];
  if (typeof shortcode === 'string') return convertShortcode(shortcode, node, context);
  if (hasClass(node, /^(?:fb-post|fb-video)$/)) return embedCard(quotedPostUrl(node), context.notes) ?? [];
  if (tagName === 'iframe') return iframeCard(node, context.notes);
  if (REMOVED.has(tagName)) {
    note(context.notes, 'removed', tagName);
    return [];
  }
  if (tagName === 'img') return convertImage(node, context);
  if (tagName === 'audio' || tagName === 'video') return mediaCard(node, context.words);
  if (isFigure(node)) return convertInside(arrangeFigure(node, context.notes, context.words), context);
  if (tagName === 'blockquote') {
    const post = embedCard(quotedPostUrl(node), context.notes) ?? [];
    return [...convertInside(arrangeQuotation(node, 'quote'), context), ...post];
  }
  convertChildren(node, context);
  if (tagName === 'a') return convertLink(node);
  if (tagName === 'summary') return [element('p', {}, [element('strong', {}, node.children)])];
  node.tagName = RENAMED.get(tagName) ?? tagName;
  return [node];
}

/** Converts the content of figures and quotations that were arranged already. */
function convertInside(nodes: ElementContent[], context: ConvertContext): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || !/^(?:figure|blockquote)$/.test(node.tagName))
      return convert(node, context);
    const inside = convertInside(node.children, context);
    node.children = node.tagName === 'figure' ? inside.map(inFigure) : inside;
    return [node];
  });
}

/** Wraps the placeholder of a missing image in a paragraph. */
function inFigure(node: ElementContent): ElementContent {
  return node.type === 'text' && node.value.trim() !== '' ? element('p', {}, [node]) : node;
}

function convertShortcode(name: string, node: Element, context: ConvertContext): ElementContent[] {
  const {
    dataIds,
    dataInclude,
    dataValue,
    dataSrc,
    dataMp3,
    dataMp4,
    dataOgg,
    dataWav,
    dataM4a,
    dataWebm,
    dataCaption,
  } = node.properties;
  if (name === 'caption' || name === 'wp_caption') {
    const caption = dataCaption ? [text(String(dataCaption))] : undefined;
    return convertInside(captioned(node, caption), context);
  }
  if (name === 'gallery') {
    const ids =
      String(dataIds ?? dataInclude ?? '')
        .match(/\d+/g)
        ?.map(Number) ?? context.attached;
    const images = ids.map((id) => ({ src: `attachment:${id}`, attachment: id }));
    const all = ids.length === 0 ? [{ src: 'attachment:all' }] : images;
    return [galleryOf(all.map((image) => attachedFigure(image, context)))];
  }
  if (name === 'embed' || name === 'youtube')
    return embedCard(String(dataValue ?? textOfTree(node)), context.notes) ?? node.children;
  const source = [dataSrc, dataMp4, dataWebm, dataMp3, dataM4a, dataOgg, dataWav, dataValue].find(Boolean);
  return fileCard(String(source ?? ''), name === 'video' ? context.words.video : context.words.audio);
}

function attachedFigure(image: SourceImage, context: ConvertContext): Element {
  const caption = context.captionOf(image);
  return figureOf(context.image(image, '').map(inFigure), caption ? [text(caption)] : []);
}

/** Resolves lazy loading; a smiley becomes its text, a tracking pixel is removed. */
function convertImage(image: Element, context: ConvertContext): ElementContent[] {
  const { src, dataSrc, dataLazySrc, dataOrigFile, alt = '', width, height } = image.properties;
  if (hasClass(image, /^(?:wp-smiley|emoji)$/)) return [text(String(alt))];
  if ([width, height].some((size) => size !== undefined && Number(size) <= 1)) return [];
  const address = [dataOrigFile, dataLazySrc, dataSrc, src]
    .map((value) => String(value ?? '').trim())
    .find(Boolean);
  if (!address || address.startsWith('data:')) return [];
  const id = Number(
    classesOf(image)
      .map((name) => /^wp-image-(\d+)$/.exec(name)?.[1])
      .find(Boolean),
  );
  return context.image({ src: address, ...(id > 0 ? { attachment: id } : {}) }, String(alt));
}

/** Unwraps links that only open the same image in full size. */
function convertLink(link: Element): ElementContent[] {
  const href = String(link.properties.href ?? '');
  const content = trim(link.children);
  const isAroundImage =
    content.length === 1 && content[0]?.type === 'element' && content[0].tagName === 'img';
  if (isAroundImage && (IMAGE_FILE.test(href) || /attachment/.test(String(link.properties.rel))))
    return content;
  return [link];
}
