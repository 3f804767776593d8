import { plainText } from '@/lib/html/plain-text';
import { type ImportNote, note } from '@/lib/import/report';
import { type WordPressImage, wordPressImages } from '@/lib/wordpress/read/body';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImportContext } from './context';
import { findImage, type ImportedImage, imageAddress } from './images';
import type { SourcePost } from './source-post';
import type { ImageAddress } from './staged-images';
import type { Staging } from './staging';

/** An image of a post; `src` as the body has it, null for the featured image. */
interface ShownImage extends ImageAddress {
  src: string | null;
  attachment: WxrPost | undefined;
}

export interface FeaturedImage {
  image: ImportedImage;
  alt: string;
  caption: string;
  credit: string;
}

/** The featured image, then those of the body. */
export async function shownImages(
  staging: Staging,
  { post, featured, attached }: SourcePost,
): Promise<ShownImage[]> {
  const shown: ShownImage[] = [];
  const show = (src: string | null, attachment: WxrPost | undefined) => {
    const address = imageAddress(src ?? '', staging.site.address, attachment);
    if (address) shown.push({ src, attachment, ...address });
  };
  if (featured?.attachmentUrl) show(null, featured);
  for (const { src, attachment } of inBody(post, attached))
    show(src, attachment === undefined ? undefined : await staging.attachment(attachment));
  return shown;
}

/** Links to image files, which some themes open in a lightbox. */
const IMAGE_LINK = /\shref=["']([^"'\s<>]{1,2000}\.(?:jpe?g|png|gif|webp|avif))["']/gi;

/** Images of the media library that a post links to: imported, too, as targets of those links. */
export function linkedImages(staging: Staging, post: WxrPost): ImageAddress[] {
  const { address } = staging.site;
  if (!URL.canParse(address)) return [];
  const { host } = new URL(address);
  return Array.from(post.content.matchAll(IMAGE_LINK)).flatMap(([, href = '']) => {
    const found = imageAddress(href, address);
    const isOwn = found && new URL(found.url).host === host && found.url.includes('/uploads/');
    return isOwn ? [found] : [];
  });
}

function inBody(post: WxrPost, attached: readonly number[]) {
  try {
    return wordPressImages(post.content, attached);
  } catch (error) {
    // Nested some thousands deep: the post itself will be left out.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The imported images of a post, by `src`, its featured image, and notes of those that are missing. */
export async function findImages({ staging, source }: ImportContext, sourcePost: SourcePost) {
  const images = new Map<string, WordPressImage>();
  const missing: ImportNote[] = [];
  let hero: FeaturedImage | null = null;
  for (const { src, url, attachment } of await shownImages(staging, sourcePost)) {
    const image = await findImage(source, url);
    const alt = attachment?.meta._wp_attachment_image_alt ?? '';
    // A caption may hold HTML.
    const caption = plainText(attachment?.excerpt ?? '');
    const credit = attachment?.meta._media_credit ?? '';
    if (!image) {
      const reason = (await staging.images.failureOf(url)) ?? 'it was not fetched';
      note(missing, src === null ? 'hero-missing' : 'missing-picture', `${url}: ${reason}`);
    } else if (src === null) hero = { image, alt, caption, credit };
    else {
      const { file: _, ...shown } = image;
      images.set(src, { ...shown, alt, caption });
    }
  }
  return { images, hero, missing };
}
