/** Converts the `div` elements that shortcodes.ts makes of shortcodes. */
import type { Element, ElementContent } from 'hast';
import { textOfTree } from '@/lib/html/hast';
import type { ConvertContext, SourceImage } from './convert-context';
import { embedCard, fileCard } from './embeds';
import { captioned, figureOf, galleryOf, inFigure } from './figures';
import { elementsIn, text } from './tree';

/** Of a caption the figure, whose content is yet to be converted; undefined for every other shortcode. */
export function captionShortcode(name: string, node: Element): ElementContent[] | undefined {
  if (name !== 'caption' && name !== 'wp_caption') return;
  const { dataCaption } = node.properties;
  return captioned(node, dataCaption ? [text(String(dataCaption))] : undefined);
}

/** The elements of a shortcode whose attributes are all it says: a gallery, an embed, a file of sound or film. */
export function convertShortcode(name: string, node: Element, context: ConvertContext): ElementContent[] {
  const { dataIds, dataInclude, dataValue, dataSrc, dataMp3, dataMp4, dataOgg, dataWav, dataM4a, dataWebm } =
    node.properties;
  if (name === 'gallery') {
    const ids =
      String(dataIds ?? dataInclude ?? '')
        .match(/\d+/g)
        ?.map(Number) ?? context.attached;
    const images = ids.map((id) => ({ src: `attachment:${id}`, attachment: id }));
    const all = ids.length === 0 ? [{ src: 'attachment:all' }] : images;
    return [galleryOf(all.map((image) => attachedFigure(image, context)))];
  }
  if (name === 'framed') {
    const ids = String(dataIds).split(',').map(Number);
    const figures = ids.map((id) => attachedFigure({ src: `attachment:${id}`, attachment: id }, context));
    // A missing image is in the report only: no text around it referred to it.
    const shown = figures.filter((figure) => elementsIn(figure, 'img').length > 0);
    return shown.length > 0 ? [galleryOf(shown)] : [];
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
