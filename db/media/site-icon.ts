/** The site's icon where its owner has named or coloured it otherwise: the name's first letter on the accent colour. */
import { createHash } from 'node:crypto';
import { perProcess } from '@/runtime/per-process';
import { sectionDefaults, siteSettings } from '@/runtime/site-settings';
import { site } from '@/site.config';
import { drawIcon } from './share-image-drawing';

/** In pixels: a tab's, a shortcut's on an iPhone, those of the web app manifest. */
const ICON_SIZES = [48, 180, 192, 512] as const;
type IconSize = (typeof ICON_SIZES)[number];

/** Of each name of a file, as long as that one is asked for. */
const drawn = perProcess('site icons', () => new Map<string, Promise<Buffer>>());

/** The address of the icon in a size; undefined while it is the one in public/. */
export function siteIconPath(size: IconSize): string | undefined {
  const { letter, accent } = facts();
  const name = `name-${site.defaultEdition}` as const;
  const { identity } = sectionDefaults;
  if (siteSettings().identity[name] === identity[name] && accent === identity.accent) return;
  return `/share/${nameOf(size, letter, accent)}`;
}

/** Draws the icon of this name; undefined for that of other settings, and for anything else. */
export function readSiteIcon(file: string): Promise<Buffer> | undefined {
  const { letter, accent } = facts();
  const size = ICON_SIZES.find((one) => nameOf(one, letter, accent) === file);
  if (!size) return;
  const icon = drawn.get(file) ?? drawIcon(size, letter, accent);
  drawn.set(file, icon);
  icon.catch(() => drawn.delete(file));
  return icon;
}

function facts() {
  const { identity } = siteSettings();
  // The article is no initial: of «الميزان» it is the meem.
  const bare = identity[`name-${site.defaultEdition}`].replace(/^ال(?=\p{L}{2})/u, '');
  const [first] = new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(bare);
  return { letter: first?.segment ?? '', accent: identity.accent };
}

function nameOf(size: number, letter: string, accent: string): string {
  const revision = createHash('sha256').update(`${letter} ${accent}`).digest('hex').slice(0, 16);
  return `icon-${size}-${revision}.png`;
}
