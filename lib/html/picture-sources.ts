/** The sizes of a stored picture as a page offers them, made from its address and the widths it was stored in. */

export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** One `<source>`: the picture in one format, at every width. */
export interface PictureSource {
  type: string;
  srcSet: string;
}

/** The file of a picture in another format and width: `a.jpg` has `a-640.avif`. */
export function variantFile(file: string, width: number, format: PictureFormat): string {
  return file.replace(/\.\w+$/, `-${width}.${format}`);
}

/** The sources of a picture, the smallest format first; none for one that was stored in one size. */
export function sourcesOf(src: string, widths: readonly number[]): PictureSource[] {
  if (widths.length === 0) return [];
  return pictureFormats.map((format) => ({
    type: `image/${format}`,
    srcSet: widths.map((width) => `${variantFile(src, width, format)} ${width}w`).join(', '),
  }));
}

const IMAGE = /<img(?: [^">]*(?:"[^"]*"[^">]*)*)>/g;

/**
 * Offers the sizes of its pictures in a stored body, which names each only once (lib/html/body-figures.ts): which sizes
 * there are may change without another import.
 * @param widths by the `src` of the picture; one that is not there stays as it is
 * @param sizes how wide a picture is shown, as the attribute says it
 */
export function addSources(
  html: string,
  widths: Readonly<Record<string, readonly number[]>>,
  sizes: string,
): string {
  return html.replace(IMAGE, (image) => {
    const src = / src="([^"]+)"/.exec(image)?.[1] ?? '';
    const sources = sourcesOf(src, widths[src] ?? []).map(
      ({ type, srcSet }) => `<source type="${type}" srcset="${srcSet}" sizes="${sizes}">`,
    );
    return sources.length === 0 ? image : `<picture>${sources.join('')}${image}</picture>`;
  });
}
