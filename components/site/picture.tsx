import type { ResponsivePicture as Stored } from '@/db/media/pictures';
import { sourcesOf } from '@/lib/html/picture-sources';

interface PictureProps {
  picture: Stored;
  /** Alternative text; empty for decoration. */
  alt: string;
  /** Value of the attribute `sizes`. */
  sizes: string;
  /** Whether it is the largest contentful paint: fetched with priority, and not lazily. */
  isFirst?: boolean;
  /** The widest variant that is offered, in pixels; otherwise every one. */
  widest?: number;
  className?: string;
  /** Width and height in CSS pixels of a square; otherwise the picture's own shape. */
  square?: number;
}

/**
 * A picture in the size that fits the screen and the format that the browser reads; its room is kept until it comes.
 */
export function Picture({
  picture,
  alt,
  sizes,
  isFirst = false,
  widest = Infinity,
  className,
  square,
}: PictureProps) {
  const { src, width, height, widths } = picture;
  // What is fetched when it comes near is measured first, in browsers that know the word.
  const shown = isFirst ? sizes : `auto, ${sizes}`;
  return (
    <picture>
      {sourcesOf(
        src,
        widths.filter((each) => each <= widest),
      ).map((source) => (
        <source key={source.type} {...source} sizes={shown} />
      ))}
      <img
        className={className}
        src={src}
        width={square ?? width}
        height={square ?? height}
        alt={alt}
        loading={isFirst ? undefined : 'lazy'}
        decoding={isFirst ? undefined : 'async'}
        fetchPriority={isFirst ? 'high' : undefined}
      />
    </picture>
  );
}
