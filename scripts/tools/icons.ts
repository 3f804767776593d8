/**
 * Draws the site's icons from public/icon.svg: the small ones that every page links to, and those of the web app manifest.
 *
 * Run it by hand, `npx tsx scripts/tools/icons.ts`, after a change of the drawing. The result is committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { sharp } from '@/db/media/sharp';

const DRAWING = await readFile('public/icon.svg', 'utf8');
const GROUND = '#1b1a18';
const PALETTE = { palette: true, effort: 10 } as const;

/** The drawing with its round corners. */
function draw(size: number): Promise<Buffer> {
  return sharp(Buffer.from(DRAWING), { density: 1200 }).resize(size, size).png(PALETTE).toBuffer();
}

/** The drawing on a full-bleed background, for maskable icons; `scale` keeps it within the safe zone. */
async function drawFull(size: number, scale: number): Promise<Buffer> {
  const inner = Math.round(size * scale);
  const before = Math.floor((size - inner) / 2);
  const square = Buffer.from(DRAWING.replace(/ rx="\d+"/, ''));
  const drawing = await sharp(square, { density: 1200 }).resize(inner, inner).png().toBuffer();
  return sharp({ create: { width: size, height: size, channels: 3, background: GROUND } })
    .composite([{ input: drawing, top: before, left: before }])
    .png(PALETTE)
    .toBuffer();
}

/** An .ico file that holds one PNG, as every browser since 2012 reads it: a header, an entry, the picture. */
function icoOf(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // an icon
  head.writeUInt16LE(1, 4); // of one picture
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10); // colour planes
  head.writeUInt16LE(32, 12); // bits of a pixel
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

/** The safe zone of a maskable icon is a circle of 80 % (W3C, Web Application Manifest, "Icon masks"). */
const SAFE = 0.8;

await mkdir('public/icons', { recursive: true });
await writeFile('public/favicon.ico', icoOf(await draw(32), 32));
await writeFile('public/apple-icon.png', await drawFull(180, 0.9));
await writeFile('public/icons/icon-192.png', await draw(192));
await writeFile('public/icons/icon-512.png', await draw(512));
await writeFile('public/icons/maskable-512.png', await drawFull(512, SAFE));
