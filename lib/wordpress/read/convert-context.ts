import type { ElementContent } from 'hast';
import type { ImportNote } from '@/lib/import/report';
import type { MediaWords } from './embeds';

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
