import { existsSync } from 'node:fs';
import path from 'node:path';
import type { OverlayOptions } from 'sharp';
import { pangoText } from '@/lib/html/pango-text';
import type { Direction } from '@/lib/text/bidi';
import { siteEdition, siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { pathOfPicture } from './pictures';
import { bylineOf, SHARE_SIZE, type ShareSubject } from './share-image';
import { sharp } from './sharp';

/** Colours of the light theme in app/tokens.css: an image on other sites has no dark theme. */
const PAPER = '#fdfcf9';
const INK = '#1b1a18';
const SOFT = '#5a564e';

const { width: WIDTH, height: HEIGHT } = SHARE_SIZE;
/** In pixels: margin, the hero at the inline end, the bar at the inline start. */
const MARGIN = 60;
const HERO_WIDTH = 500;
const BAR_WIDTH = 16;
/** In pixels: the lines of the site's name above the headline and of the author below it. */
const LINE_HEIGHT = 56;
const LINE_GAP = 28;

/** Font sizes in pixels, from the preferred to the smallest legible in a message. */
const TITLE_SIZES = [80, 72, 65, 58, 52, 47, 42, 38, 34, 30, 26];
const LINE_SIZES = [36, 30, 24];
const SITE_SIZES = [180, 120, 80];

/** Subset by scripts/tools/fonts.ts; of Noto the letters of transliteration and the hyphens. */
const FONT = 'Vazirmatn, Noto Sans, Noto Sans Hebrew Bold';
const [ARABIC, ...OTHERS] = [
  'vazirmatn-arabic',
  'vazirmatn-latin',
  'vazirmatn-latin-ext',
  'noto-sans-latin-ext',
  'noto-sans-hebrew-hebrew',
].map((name) => path.resolve('db/fonts', `${name}-bold.ttf`));
/** At 72 dpi a point is a pixel. */
const DPI = 72;

/** Font registration, once per process: Pango takes one font file at a time, and keeps it. */
let fontsLoaded: Promise<unknown> | undefined;

interface Box {
  dir: Direction;
  color: string;
  sizes: readonly number[];
  width: number;
  height: number;
}

interface Block {
  data: Buffer;
  info: { width: number; height: number };
}

/**
 * Draws a share image: the site's name, the headline, the author, and the hero if any; without an article the site's name
 * alone.
 * @returns a JPEG of SHARE_SIZE
 */
export async function drawShareImage(edition: Edition, article?: ShareSubject): Promise<Buffer> {
  const { dir, name } = siteEdition(edition);
  const { accent } = siteSettings().identity;
  const hero = article?.hero && (await cropHero(article.hero.src));
  const width = WIDTH - 2 * MARGIN - (hero ? HERO_WIDTH : 0);
  const line = { dir, sizes: LINE_SIZES, width, height: LINE_HEIGHT };
  const start = (blockWidth: number, edge: number) => (dir === 'rtl' ? WIDTH - edge - blockWidth : edge);
  const put = ({ data, info }: Block, top: number): OverlayOptions => ({
    input: data,
    left: start(info.width, MARGIN),
    top: Math.round(top),
  });

  const layers: OverlayOptions[] = [{ input: solid(BAR_WIDTH, accent), left: start(BAR_WIDTH, 0), top: 0 }];
  if (hero) layers.push({ input: hero, left: WIDTH - HERO_WIDTH - start(HERO_WIDTH, 0), top: 0 });
  const room = HEIGHT - 2 * MARGIN - (article ? 2 * (LINE_HEIGHT + LINE_GAP) : 0);
  const sizes = article ? TITLE_SIZES : SITE_SIZES;
  const title = await fitText(article?.title ?? name, { dir, color: INK, sizes, width, height: room });
  if (title) layers.push(put(title, (HEIGHT - title.info.height) / 2));
  if (article) {
    const head = await fitText(name, { ...line, color: accent });
    const foot = await fitText(bylineOf(edition, article), { ...line, color: SOFT });
    if (head) layers.push(put(head, MARGIN));
    if (foot) layers.push(put(foot, HEIGHT - MARGIN - foot.info.height));
  }
  return sharp(solid(WIDTH, PAPER)).composite(layers).jpeg({ quality: 85, mozjpeg: true }).toBuffer();
}

/** A square of the accent colour with a letter on it, as large as maskable icons allow; a PNG. @param size in pixels */
export async function drawIcon(size: number, letter: string, accent: string): Promise<Buffer> {
  const room = Math.round(size * 0.62);
  const sizes = [0.62, 0.5, 0.4].map((part) => Math.round(size * part));
  const drawn = await fitText(letter, { dir: 'rtl', color: PAPER, sizes, width: room, height: room });
  const ground = { create: { width: size, height: size, channels: 3 as const, background: accent } };
  return sharp(ground)
    .composite(drawn ? [{ input: await sharp(drawn.data).trim().toBuffer(), gravity: 'centre' }] : [])
    .png()
    .toBuffer();
}

/** The hero cropped around its most salient part; undefined when its file is missing. */
async function cropHero(src: string): Promise<Buffer | undefined> {
  const file = pathOfPicture(path.basename(src));
  if (!file || !existsSync(file)) return undefined;
  return sharp(file).resize(HERO_WIDTH, HEIGHT, { fit: 'cover', position: 'attention' }).png().toBuffer();
}

/** Text at the largest size that fits its box; undefined when there is nothing to draw. */
async function fitText(text: string, box: Box): Promise<Block | undefined> {
  const marked = pangoText(text, box.dir);
  fontsLoaded ??= Promise.all(
    OTHERS.map((fontfile) => sharp({ text: { text: 'x', font: FONT, fontfile } }).toBuffer()),
  );
  await fontsLoaded;
  if (marked === '') return undefined;
  let block: Block | undefined;
  for (const size of box.sizes) {
    block = await drawText(marked, size, box);
    if (block.info.width <= box.width && block.info.height <= box.height) return block;
  }
  // Too long for every size: better scaled down than cut off.
  const { width, height } = box;
  return sharp(block?.data).resize({ width, height, fit: 'inside' }).toBuffer({ resolveWithObject: true });
}

async function drawText(marked: string, size: number, { color, width }: Box): Promise<Block> {
  const text = `<span foreground="${color}">${marked}</span>`;
  const options = { font: `${FONT} ${size}`, dpi: DPI, width, rgba: true };
  return sharp({ text: { ...options, text, fontfile: ARABIC } })
    .png()
    .toBuffer({ resolveWithObject: true });
}

function solid(width: number, background: string) {
  return { create: { width, height: HEIGHT, channels: 3 as const, background } };
}
