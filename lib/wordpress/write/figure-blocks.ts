/** Serializes figures as blocks of WordPress's editor. */
import type { Element, ElementContent } from 'hast';
import { element, hasOnly, textOfTree, withoutSpace } from '@/lib/html/hast';
import type { MediaWords } from '@/lib/wordpress/read/embeds';
import { captionOf, figureHtml, serializeBlock, serializeHtml, wrapWith } from './block';

export function partsOf(figure: Element): { content: ElementContent[]; caption: ElementContent[] } {
  const content = withoutSpace(figure.children);
  const last = content.at(-1);
  if (last?.type !== 'element' || last.tagName !== 'figcaption') return { content, caption: [] };
  return { content: content.slice(0, -1), caption: last.children };
}

/** An image block; undefined if the figure holds anything else. */
export function image(figure: Element): string | undefined {
  const { content, caption } = partsOf(figure);
  const [picture, ...more] = content;
  if (picture?.type !== 'element' || picture.tagName !== 'img' || more.length > 0) return undefined;
  const { src, alt = '', className } = picture.properties;
  const id = Number(/(?<!\d)\d+$/.exec(String(className))?.[0]);
  const shown = element('img', { src, alt, className }, []);
  const attributes = { id, sizeSlug: 'full', linkDestination: 'none' };
  return serializeBlock('image', figureHtml('wp-block-image size-full', [shown], caption), attributes);
}

export function gallery(items: ElementContent[], caption: ElementContent[]): string | undefined {
  const images = items.map((item) => (item.type === 'element' ? image(item) : undefined));
  if (images.includes(undefined)) return undefined;
  const className = ['wp-block-gallery', 'has-nested-images', 'columns-default', 'is-cropped'];
  const below = caption.length > 0 ? serializeHtml([captionOf(caption, 'blocks-gallery-caption')]) : '';
  const whole = wrapWith(element('figure', { className }, []), images.join('\n\n') + below);
  return serializeBlock('gallery', whole, { linkTo: 'none' });
}

/** WordPress's pullquote block holds plain paragraphs only; anything else is an HTML block of the same class. */
export function pullQuote(quote: Element, source: ElementContent[]): string {
  const cite = source.length > 0 ? [element('cite', {}, source)] : [];
  const children = withoutSpace(quote.children);
  const isPlain =
    hasOnly(quote) && children.every((one) => one.type === 'element' && one.tagName === 'p' && hasOnly(one));
  const whole = element('blockquote', quote.properties, [...children, ...cite]);
  return serializeBlock(isPlain ? 'pullquote' : 'html', figureHtml('wp-block-pullquote', [whole], []));
}

/** The reverse of a link card: an audio, video or embed block. */
export function embed(link: Element, caption: ElementContent[], words: MediaWords): string | undefined {
  const [name] = link.children;
  const url = link.properties.href;
  if (typeof url !== 'string' || !name) return undefined;
  const kind = ([...Object.entries(words)] as [keyof MediaWords, string][]).find(
    ([, word]) => word === textOfTree(name),
  )?.[0];
  if (kind) {
    const player = element(kind, { controls: true, src: url }, []);
    return serializeBlock(kind, figureHtml(`wp-block-${kind}`, [player], caption));
  }
  const address = { type: 'text' as const, value: `\n${url}\n` };
  const wrapper = element('div', { className: ['wp-block-embed__wrapper'] }, [address]);
  return serializeBlock('embed', figureHtml('wp-block-embed', [wrapper], caption), { url });
}
