import { createHash } from 'node:crypto';
import path from 'node:path';
import { dataFolder } from '@/runtime/settings';
import { type Edition, isEdition, site } from '@/site.config';

/** Where share images are kept once they are drawn. */
export const shareFolder = path.join(dataFolder, 'share');

/** 1.91 to 1, which Facebook, WhatsApp and X show uncut; at least 1200 wide, which search engines ask for. In pixels. */
export const SHARE_SIZE = { width: 1200, height: 630 };

/** Goes up when the drawing changes (db/media/share-image-drawing.ts): every image then gets a new address. */
const DRAWING = 1;

/** What a share image shows of an article. */
export interface ShareSubject {
  id: number;
  title: string;
  author: { name: string };
  hero: { src: string } | null;
}

/** A picture as Open Graph names it; `url` is a path of this site. */
export interface ShareImage {
  url: string;
  width: number;
  height: number;
  alt: string;
}

/** The picture that stands for a page elsewhere: its article's, or, without one, the edition's. Drawn when first asked for. */
export function shareImageOf(edition: Edition, article?: ShareSubject): ShareImage {
  const { name } = site.editions[edition];
  return { url: `/share/${shareNameOf(edition, article)}`, ...SHARE_SIZE, alt: article?.title ?? name };
}

/** The file of a share image, named by what is drawn: whatever changes it gives a new name, and nothing else does. */
export function shareNameOf(edition: Edition, article?: ShareSubject): string {
  const drawn = [
    DRAWING,
    site.editions[edition].name,
    article?.title,
    article?.author.name,
    article?.hero?.src,
  ];
  const revision = createHash('sha256').update(JSON.stringify(drawn)).digest('hex').slice(0, 16);
  return `${prefixOf(edition, article?.id)}${revision}.jpg`;
}

/** What the names of all revisions of one image begin with; 0 stands for the edition's own. */
export function prefixOf(edition: Edition, id = 0): string {
  return `${edition}-${id}-`;
}

const NAME = /^([a-z]+)-(\d{1,15})-[0-9a-f]{16}\.jpg$/;

/** The edition and article a name speaks of; null when no share image can have it. */
export function readShareName(name: string): { edition: Edition; id: number } | null {
  const [, edition, id] = NAME.exec(name) ?? [];
  return isEdition(edition) ? { edition, id: Number(id) } : null;
}
