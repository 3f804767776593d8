import { textOfHtml } from './html-text';
import { decodeReferences } from './plain-text';

export interface FigureWords {
  alt: string;
  caption: string;
  credit: string;
}

/** The words that a stored body shows a picture with (lib/html/body-schema.ts); null where it does not show it. @param src as stored */
export function figureWords(html: string, src: string): FigureWords | null {
  const at = html.indexOf(` src="${src}"`);
  if (at < 0) return null;
  const image = html.slice(html.lastIndexOf('<', at), html.indexOf('>', at));
  const [, alt = ''] = / alt="([^"]*)"/.exec(image) ?? [];
  // Of this figure: no other picture, and no end of it, is between.
  const [, note = ''] = /^[^>]*>\s*<figcaption[^>]*>([\s\S]*?)<\/figcaption>/.exec(html.slice(at)) ?? [];
  const [small = '', credit = ''] = /<small[^<>]*>([\s\S]*?)<\/small>\s*$/.exec(note) ?? [];
  const caption = note.slice(0, note.length - small.length);
  return {
    alt: decodeReferences(alt),
    caption: textOfHtml(caption).trim(),
    credit: textOfHtml(credit).trim(),
  };
}
