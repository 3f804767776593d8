/** `<source>`s of a stored picture (responsive images), made from its address and the widths it was stored in. */

export const pictureFormats = ['avif', 'webp'] as const;
type PictureFormat = (typeof pictureFormats)[number];

/** One `<source>`: one format, every width. */
interface PictureSource {
  type: string;
  srcSet: string;
}

/** File name of a variant in another format and width: `a.jpg` has `a-640.avif`. */
export function variantFile(file: string, width: number, format: PictureFormat): string {
  return file.replace(/\.\w+$/, `-${width}.${format}`);
}

/** The sources of a picture, the most compact format first; none for one that was stored in one size. */
export function sourcesOf(src: string, widths: readonly number[]): PictureSource[] {
  if (widths.length === 0) return [];
  return pictureFormats.map((format) => ({
    type: `image/${format}`,
    srcSet: widths.map((width) => `${variantFile(src, width, format)} ${width}w`).join(', '),
  }));
}

const IMAGE = /<img(?: [^">]*(?:"[^"]*"[^">]*)*)>/g;

/**
 * Wraps the images of a stored body in `<picture>` with their sources. Done at read time, so that the stored sizes may
 * change without another import.
 * @param widths by `src`; an image that is not there is unchanged
 * @param sizes the `sizes` attribute
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
