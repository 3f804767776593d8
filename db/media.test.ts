import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from './client';
import { storePicture } from './media';
import { migrate } from './migrate';
import { images } from './schema';
import { dataFolder } from './settings';
import { sharp } from './sharp';

beforeAll(migrate);

const MEDIA = path.join(dataFolder, 'media');

/** A picture whose left half is red and whose right half is blue. */
async function picture(width: number, height: number) {
  const half = await sharp({
    create: { width: Math.ceil(width / 2), height, channels: 3, background: 'red' },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: half, left: 0, top: 0 },
  ]);
}

async function stored(file: string) {
  return sharp(await readFile(path.join(MEDIA, file)));
}

describe('a picture', () => {
  test('is kept as WebP, with its size in the database', async () => {
    const { file, width, height } = await storePicture(await (await picture(300, 200)).jpeg().toBuffer());
    expect([width, height]).toEqual([300, 200]);
    expect(await (await stored(file)).metadata()).toMatchObject({ format: 'webp', width: 300, height: 200 });
    expect(await db.select().from(images)).toContainEqual({ file, width: 300, height: 200 });
  });

  test('is turned upright as its camera says', async () => {
    // 6: the camera was held so that the top of the scene is at the right of the file.
    const turned = await (await picture(300, 200)).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { file, width, height } = await storePicture(turned);
    expect([width, height]).toEqual([200, 300]);
    const top = await (await stored(file))
      .extract({ left: 100, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(top[0], 'red is on top').toBeGreaterThan(200);
    expect(top[2]).toBeLessThan(60);
  });

  test('says nothing of camera and place', async () => {
    const source = (await picture(60, 40)).jpeg().withExif({
      IFD0: { Artist: 'a name' },
      IFD3: { GPSLatitude: '24/1 0/1 0/1' },
    });
    const { file } = await storePicture(await source.toBuffer());
    const { exif, xmp, icc } = await (await stored(file)).metadata();
    expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
  });

  test('is at most 1600 wide, and never made larger', async () => {
    const wide = await storePicture(await (await picture(3200, 1000)).png().toBuffer());
    expect([wide.width, wide.height]).toEqual([1600, 500]);
    const tall = await storePicture(await (await picture(100, 2000)).png().toBuffer());
    expect([tall.width, tall.height]).toEqual([100, 2000]);
  });

  test('stored again, or many times at once, is one file and one row', async () => {
    const source = await (await picture(123, 45)).png().toBuffer();
    const copies = await Promise.all(Array.from({ length: 8 }, () => storePicture(Buffer.from(source))));
    const first = await storePicture(source);
    for (const copy of copies) expect(copy).toEqual(first);
    expect((await readdir(MEDIA)).filter((name) => name.startsWith(first.file))).toEqual([first.file]);
    expect((await db.select().from(images)).filter((row) => row.file === first.file)).toHaveLength(1);
  });

  test('of another content is another file', async () => {
    const one = await storePicture(await (await picture(50, 50)).png().toBuffer());
    const other = await storePicture(await (await picture(50, 51)).png().toBuffer());
    expect(other.file).not.toBe(one.file);
  });

  test('that is broken, cut off or none at all is refused, and nothing is kept of it', async () => {
    const before = await readdir(MEDIA);
    const whole = await (await picture(300, 200)).jpeg({ quality: 100 }).toBuffer();
    const broken = [
      whole.subarray(0, whole.length / 2),
      Buffer.from('نص'),
      Buffer.alloc(0),
      Buffer.alloc(1000),
    ];
    for (const source of broken) await expect(storePicture(source)).rejects.toThrow();
    expect(await readdir(MEDIA)).toEqual(before);
  });

  test('that would unpack to more than fifty megapixels is refused', async () => {
    const create = { width: 10_000, height: 5_001, channels: 3 as const, background: 'white' };
    const bomb = await sharp({ create }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(storePicture(bomb)).rejects.toThrow(/pixel/);
  });
});
