import { plainText } from '@/lib/html/plain-text';
import { type ImportNote, note } from '@/lib/import/report';
import { picturesIn, type WordPressPicture } from '@/lib/wordpress/read/body';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ReadyPost } from './articles';
import type { Moving } from './context';
import { addressesOf, knownPicture } from './images';
import type { PictureAddress } from './staged-images';
import type { Staging } from './staging';

/** A picture that a post shows: where it is, and what the body calls it; null for the featured one. */
interface ShownPicture extends PictureAddress {
  src: string | null;
  attachment: WxrPost | undefined;
}

/** The attachment that is a post's featured image. */
export async function heroOf(staging: Staging, post: WxrPost): Promise<WxrPost | undefined> {
  const id = Number(post.meta._thumbnail_id);
  return id > 0 ? staging.attachment(id) : undefined;
}

/** Every picture that a post shows, the featured one first. */
export async function shownPictures(staging: Staging, post: WxrPost): Promise<ShownPicture[]> {
  const shown: ShownPicture[] = [];
  const show = (src: string | null, attachment: WxrPost | undefined) => {
    const address = addressesOf(src ?? '', staging.site.address, attachment);
    if (address) shown.push({ src, attachment, ...address });
  };
  const hero = await heroOf(staging, post);
  if (hero?.attachmentUrl) show(null, hero);
  for (const { src, attachment } of inBody(post, await attachedTo(staging, post)))
    show(src, attachment === undefined ? undefined : await staging.attachment(attachment));
  return shown;
}

/** A link to a picture, which some themes open in the place of the page. */
const PICTURE_LINK = /\shref=["']([^"'\s<>]{1,2000}\.(?:jpe?g|png|gif|webp|avif))["']/gi;

/** Pictures of the library of files that a post links to: they come in, too, since the links shall lead to them. */
export function linkedPictures(staging: Staging, post: WxrPost): PictureAddress[] {
  const { address } = staging.site;
  if (!URL.canParse(address)) return [];
  const { host } = new URL(address);
  return Array.from(post.content.matchAll(PICTURE_LINK)).flatMap(([, href = '']) => {
    const found = addressesOf(href, address);
    const isOwn = found && new URL(found.url).host === host && found.url.includes('/uploads/');
    return isOwn ? [found] : [];
  });
}

/** Only a gallery that names no pictures shows all that were added to its post. */
export async function attachedTo(staging: Staging, post: WxrPost): Promise<number[]> {
  return post.content.includes('[gallery') ? staging.attachedTo(post.id) : [];
}

function inBody(post: WxrPost, attached: readonly number[]) {
  try {
    return picturesIn(post.content, attached);
  } catch (error) {
    // Thousands of elements inside each other: the post will be left out when its turn comes.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The pictures of a post that are here, as its body and its head show them, and notes of those that are not. */
export async function picturesOf({ staging, source }: Moving, post: WxrPost) {
  const pictures = new Map<string, WordPressPicture>();
  const missing: ImportNote[] = [];
  let hero: ReadyPost['hero'] = null;
  for (const { src, url, attachment } of await shownPictures(staging, post)) {
    const picture = await knownPicture(source, url);
    const alt = attachment?.meta._wp_attachment_image_alt ?? '';
    // WordPress lets a caption hold some HTML, and writes its entities.
    const caption = plainText(attachment?.excerpt ?? '');
    const credit = attachment?.meta._media_credit ?? '';
    if (!picture) {
      const reason = (await staging.pictures.failureOf(url)) ?? 'it was not fetched';
      note(missing, src === null ? 'hero-missing' : 'missing-picture', `${url}: ${reason}`);
    } else if (src === null) hero = { picture, alt, caption, credit };
    else {
      const { file: _, ...shown } = picture;
      pictures.set(src, { ...shown, alt, caption });
    }
  }
  return { pictures, hero, missing };
}
