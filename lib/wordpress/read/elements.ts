import type { Element, ElementContent, Root } from 'hast';
import { element } from '@/lib/html/hast';
import { note } from '@/lib/import/report';
import type { ConvertContext } from './convert-context';
import { captionShortcode, convertShortcode } from './convert-shortcodes';
import { embedCard, iframeCard, mediaCard, quotedPostUrl } from './embeds';
import { arrangeFigure, arrangeQuotation, inFigure, isFigure } from './figures';
import { SHORTCODE } from './shortcodes';
import { classesOf, hasClass, text, trim } from './tree';

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
  if (typeof shortcode === 'string') {
    const figure = captionShortcode(shortcode, node);
    return figure ? convertInside(figure, context) : convertShortcode(shortcode, node, context);
  }
  if (hasClass(node, /^(?:fb-post|fb-video)$/)) return embedCard(quotedPostUrl(node), context.notes) ?? [];
  if (tagName === 'iframe') return iframeCard(node, context.notes);
  if (REMOVED.has(tagName)) {
    note(context.notes, 'removed', tagName);
    return [];
  }
  // What a builder keeps for itself.
  if (tagName === 'input' && properties.type !== 'checkbox') return [];
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
