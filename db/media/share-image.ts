import { createHash } from 'node:crypto';
import path from 'node:path';
import { isolate } from '@/lib/text/bidi';
import { dataFolder } from '@/runtime/settings';
import { siteEdition, siteName, siteSettings } from '@/runtime/site-settings';
import { type Edition, isEdition, site } from '@/site.config';

/** Folder of the drawn share images. */
export const shareFolder = path.join(dataFolder, 'share');

/** In pixels: 1.91 to 1, which Facebook, WhatsApp and X show uncropped, and the 1200 that search engines require. */
export const SHARE_SIZE = { width: 1200, height: 630 };

/** Increment when the drawing changes (db/media/share-image-drawing.ts): every image then gets a new URL. */
const DRAWING_VERSION = 3;

/** What a share image shows of its article. */
export interface ShareSubject {
  id: number;
  title: string;
  author: { name: string };
  coauthors: readonly { name: string }[];
  hero: { src: string } | null;
}

/** An image for Open Graph; `url` is a path of this site. */
export interface ShareImage {
  url: string;
  width: number;
  height: number;
  alt: string;
}

/** The share image of an article, or of the edition without one. Drawn on first request. */
export function shareImageOf(edition: Edition, article?: ShareSubject): ShareImage {
  const { name } = siteEdition(edition);
  return { url: `/share/${shareNameOf(edition, article)}`, ...SHARE_SIZE, alt: article?.title ?? name };
}

/** File name of a share image, by a hash of what is drawn, so that its URL is immutable. */
export function shareNameOf(edition: Edition, article?: ShareSubject): string {
  const drawn = [
    DRAWING_VERSION,
    siteName(edition),
    siteSettings().identity.accent,
    article?.title,
    article && bylineOf(edition, article),
    article?.hero?.src,
  ];
  const revision = createHash('sha256').update(JSON.stringify(drawn)).digest('hex').slice(0, 16);
  return `${prefixOf(edition, article?.id)}${revision}.jpg`;
}

/** The names of who signs an article, joined as the language does. */
export function bylineOf(edition: Edition, { author, coauthors }: ShareSubject): string {
  const list = new Intl.ListFormat(site.editions[edition].lang, { type: 'conjunction' });
  const names = [author, ...coauthors].map(({ name }) => (coauthors.length > 0 ? isolate(name) : name));
  return list.format(names);
}

/** Common prefix of all revisions of an image; id 0 is the edition's own. */
export function prefixOf(edition: Edition, id = 0): string {
  return `${edition}-${id}-`;
}

const NAME = /^([a-z]+)-(\d{1,15})-[0-9a-f]{16}\.jpg$/;

/** Parses the file name of a share image; null for any other. */
export function readShareName(name: string): { edition: Edition; id: number } | null {
  const [, edition, id] = NAME.exec(name) ?? [];
  return isEdition(edition) ? { edition, id: Number(id) } : null;
}
