import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { images } from '@/db/schema/articles';
import { variantFile } from '@/lib/html/picture-sources';
import { dataFolder } from '@/runtime/settings';
import { sharp } from './sharp';
import { checkPicture, PictureError, storePicture } from './store';

const MEDIA = path.join(dataFolder, 'media');

beforeAll(async () => {
  await migrate();
  await mkdir(MEDIA);
});

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
  test('is kept as a JPEG, and in its sizes as AVIF and WebP, all of them in the database', async () => {
    const kept = await storePicture(await (await picture(900, 600)).png().toBuffer());
    expect(kept).toMatchObject({ width: 900, height: 600, widths: [320, 480, 720, 900] });
    const { file, widths } = kept;
    expect(await (await stored(file)).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 600 });
    for (const width of widths) {
      const [avif, webp] = [variantFile(file, width, 'avif'), variantFile(file, width, 'webp')];
      const size = { width, height: Math.round((width * 2) / 3) };
      expect(await (await stored(avif)).metadata()).toMatchObject({ compression: 'av1', ...size });
      expect(await (await stored(webp)).metadata()).toMatchObject({ format: 'webp', ...size });
    }
    expect(await db.select().from(images)).toContainEqual(kept);
  });

  test('is white where it was transparent: a drawing in black is read at night too', async () => {
    const clear = { width: 40, height: 30, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { file, widths } = await storePicture(await sharp({ create: clear }).png().toBuffer());
    for (const one of [
      file,
      variantFile(file, widths[0] ?? 0, 'avif'),
      variantFile(file, widths[0] ?? 0, 'webp'),
    ]) {
      const { channels } = await (await stored(one)).stats();
      expect(
        channels.every(({ min }) => min > 250),
        one,
      ).toBe(true);
    }
  });

  test.each(['cmyk', 'b-w', 'rgb16'] as const)(
    'of another colour space is shown all the same: %s',
    async (space) => {
      const other = await picture(60, 40);
      const source = space === 'cmyk' ? other.toColourspace(space).jpeg() : other.toColourspace(space).png();
      const { file } = await storePicture(await source.toBuffer());
      expect(await (await stored(file)).metadata()).toMatchObject({
        space: 'srgb',
        depth: 'uchar',
        width: 60,
      });
    },
  );

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
    for (const one of [file, variantFile(file, 60, 'avif'), variantFile(file, 60, 'webp')]) {
      const { exif, xmp, icc } = await (await stored(one)).metadata();
      expect([exif, xmp, icc], one).toEqual([undefined, undefined, undefined]);
    }
  });

  test('is at most 1600 wide, and never made larger', async () => {
    const wide = await storePicture(await (await picture(3200, 1000)).png().toBuffer());
    expect(wide).toMatchObject({ width: 1600, height: 500, widths: [320, 480, 720, 1080, 1600] });
    const tall = await storePicture(await (await picture(100, 2000)).png().toBuffer());
    expect(tall).toMatchObject({ width: 100, height: 2000, widths: [100] });
  });

  test('stored again, or many times at once, is one file and one row', async () => {
    const source = await (await picture(123, 45)).png().toBuffer();
    const copies = await Promise.all(Array.from({ length: 8 }, () => storePicture(Buffer.from(source))));
    const first = await storePicture(source);
    for (const copy of copies) expect(copy).toEqual(first);
    expect((await readdir(MEDIA)).filter((name) => name.startsWith(first.file.slice(0, 32)))).toHaveLength(3);
    expect((await db.select().from(images)).filter((row) => row.file === first.file)).toHaveLength(1);
  });

  test('of another content is another file', async () => {
    const one = await storePicture(await (await picture(50, 50)).png().toBuffer());
    const other = await storePicture(await (await picture(50, 51)).png().toBuffer());
    expect(other.file).not.toBe(one.file);
  });

  test('of which a file was lost is made again', async () => {
    const source = await (await picture(70, 50)).png().toBuffer();
    const { file } = await storePicture(source);
    await rm(path.join(MEDIA, variantFile(file, 70, 'avif')));
    await storePicture(source);
    expect(await readdir(MEDIA)).toContain(variantFile(file, 70, 'avif'));
  });

  describe('is refused with its reason, and nothing is kept of it', () => {
    async function refused(source: Buffer, reason: RegExp, values = {}): Promise<void> {
      const before = await readdir(MEDIA);
      for (const attempt of [checkPicture, storePicture]) {
        const error = await attempt(source).then(
          () => undefined,
          (thrown) => thrown,
        );
        expect(error).toBeInstanceOf(PictureError);
        expect(error.message).toMatch(reason);
        expect(error.problemOf('a.png').values).toEqual({ src: 'a.png', ...values });
      }
      expect(await readdir(MEDIA)).toEqual(before);
    }

    test('broken, cut off or none at all', async () => {
      for (const format of ['jpeg', 'png', 'webp'] as const) {
        const whole = await (await picture(300, 200)).toFormat(format, { quality: 100 }).toBuffer();
        await refused(whole.subarray(0, whole.length * 0.6), /^picture-unreadable: \S/);
      }
      for (const source of [Buffer.from('نص'), Buffer.alloc(0), Buffer.alloc(1000)])
        await refused(source, /^picture-unreadable: \S/);
    });

    test('of more than fifty megapixels, however small the file', async () => {
      const create = { width: 10_000, height: 5_001, channels: 3 as const, background: 'white' };
      const bomb = await sharp({ create }).png({ compressionLevel: 9 }).toBuffer();
      expect(bomb.length).toBeLessThan(1_000_000);
      await refused(bomb, /^picture-pixels$/, { width: 10_000, height: 5_001, limit: 50_000_000 });
    });

    test('of more than forty megabytes', async () => {
      await refused(Buffer.alloc(40_000_001), /^picture-heavy$/, { limit: 40 });
    });

    test('animated', async () => {
      const first = await (await picture(20, 20)).png().toBuffer();
      const second = await sharp(first).flop().png().toBuffer();
      const animated = await sharp([first, second], { join: { animated: true } })
        .gif()
        .toBuffer();
      await refused(animated, /^picture-pages$/);
    });

    test('a drawing that is a program', async () => {
      await refused(
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
        /^picture-kind$/,
        { format: 'svg' },
      );
    });
  });
});
