import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { mediaFolder } from './pictures';
import {
  readShareName,
  SHARE_SIZE,
  type ShareSubject,
  shareFolder,
  shareImageOf,
  shareNameOf,
} from './share-image';
import { drawShareImage } from './share-image-drawing';
import { readShareImage } from './share-image-store';
import { sharp } from './sharp';

const article: ShareSubject = { id: 7, title: 'عنوان', author: { name: 'كاتب' }, coauthors: [], hero: null };

/** What is drawn on the paper, in pixels from the left, without the bar at the edge. */
async function inkOf(image: Buffer): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const bar = 20;
  const inside = { left: bar, top: 0, width: SHARE_SIZE.width - 2 * bar, height: SHARE_SIZE.height };
  const { info } = await sharp(await sharp(image).extract(inside).png().toBuffer())
    .trim({ background: '#fdfcf9', threshold: 60 })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = bar - (info.trimOffsetLeft ?? 0);
  const top = -(info.trimOffsetTop ?? 0);
  return { left, right: left + info.width, top, bottom: top + info.height };
}

describe('the name of a share image', () => {
  test('is that of what it shows', () => {
    const name = shareNameOf('ar', article);
    expect(shareNameOf('ar', { ...article })).toBe(name);
    const others = [
      shareNameOf('en', article),
      shareNameOf('ar', { ...article, title: 'آخر' }),
      shareNameOf('ar', { ...article, author: { name: 'أخرى' } }),
      shareNameOf('ar', { ...article, coauthors: [{ name: 'أخرى' }] }),
      shareNameOf('ar', { ...article, hero: { src: '/media/a.jpg' } }),
      shareNameOf('ar'),
    ];
    expect(new Set([name, ...others]).size).toBe(7);
  });

  test('is read back', () => {
    expect(readShareName(shareNameOf('ar', article))).toEqual({ edition: 'ar', id: 7 });
    expect(readShareName(shareNameOf('en'))).toEqual({ edition: 'en', id: 0 });
  });

  test.each([
    '',
    'ar',
    'fr-7-0123456789abcdef.jpg',
    'ar-7-0123456789ABCDEF.jpg',
    'ar-7-0123456789abcdef.png',
  ])('cannot be %j', (name) => {
    expect(readShareName(name)).toBeNull();
  });
});

test('a page elsewhere is told address, size and what the picture shows', () => {
  const [url, alt] = [`/share/${shareNameOf('ar', article)}`, 'عنوان'];
  expect(shareImageOf('ar', article)).toEqual({ url, alt, width: 1200, height: 630 });
  expect(shareImageOf('en').alt).toBe('Maqal');
});

describe('a share image', () => {
  test('is a JPEG of 1200 by 630', async () => {
    expect(await sharp(await drawShareImage('ar', article)).metadata()).toMatchObject({
      format: 'jpeg',
      ...SHARE_SIZE,
    });
  });

  test.each([
    ['ar', 'قصير'],
    // Pango on its own takes the direction of the first strong letter.
    ['ar', 'F-35'],
    ['ar', 'C++ أم C#'],
    ['en', 'Short'],
    ['en', 'نور'],
  ] as const)('of the edition %s begins at its side: %s', async (edition, title) => {
    const { left, right } = await inkOf(await drawShareImage(edition, { ...article, title }));
    if (edition === 'ar') expect(right).toBeGreaterThan(SHARE_SIZE.width - 80);
    else expect(left).toBeLessThan(80);
    expect(right - left).toBeLessThan(600);
  });

  test.each(['كلمة '.repeat(60), 'كلمة'.repeat(75), 'W'.repeat(300), 'SAMP / T KM-SAM '.repeat(18)])(
    'holds a headline of 300 characters within its margins (%#)',
    async (title) => {
      const ink = await inkOf(await drawShareImage('ar', { ...article, title }));
      expect(ink.left).toBeGreaterThanOrEqual(55);
      expect(ink.right).toBeLessThanOrEqual(SHARE_SIZE.width - 55);
      expect(ink.top).toBeGreaterThanOrEqual(55);
      expect(ink.bottom).toBeLessThanOrEqual(SHARE_SIZE.height - 55);
    },
  );

  test('has short hyphens, whichever was typed', async () => {
    const widths = ['S-500', 'S\u2010500', 'S\u2011500', 'S–500'].map(async (title) => {
      const { left, right } = await inkOf(await drawShareImage('en', { ...article, title }));
      return right - left;
    });
    const [minus = 0, hyphen, unbroken, dash = 0] = await Promise.all(widths);
    expect([hyphen, unbroken]).toEqual([minus, minus]);
    expect(dash - minus).toBeGreaterThan(15);
  });

  test('is drawn also of a headline without a letter, and of markup', async () => {
    for (const title of ['🎉', '<span foreground="red">&amp;</b>'])
      expect((await drawShareImage('ar', { ...article, title })).length).toBeGreaterThan(1000);
  });

  test('shows the hero at the end of the line, and does without one that is gone', async () => {
    const file = `${'0'.repeat(32)}.webp`;
    const hero = { src: `/media/${file}` };
    const bare = await drawShareImage('ar', { ...article, hero });
    expect((await inkOf(bare)).left).toBeGreaterThan(600);
    await mkdir(mediaFolder, { recursive: true });
    const create = { width: 800, height: 450, channels: 3 as const, background: 'green' };
    await writeFile(path.join(mediaFolder, file), await sharp({ create }).webp().toBuffer());
    expect((await inkOf(await drawShareImage('ar', { ...article, hero }))).left).toBeLessThan(30);
  });
});

describe('a share image that was asked for', () => {
  beforeEach(() => rm(shareFolder, { recursive: true, force: true }));

  test('is kept, and drawn once however many ask', async () => {
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => readShareImage('ar', article)),
    );
    for (const other of others) expect(other).toBe(first);
    expect(await readdir(shareFolder)).toEqual([shareNameOf('ar', article)]);
    expect((await readShareImage('ar', article)).equals(first as Buffer)).toBe(true);
  });

  test('takes the place of that of an earlier revision, and of no other', async () => {
    const others = [undefined, { ...article, id: 77 }];
    for (const other of others) await readShareImage('ar', other);
    await readShareImage('ar', article);
    const changed = { ...article, title: 'آخر' };
    await readShareImage('ar', changed);
    const names = [...others, changed].map((one) => shareNameOf('ar', one));
    expect((await readdir(shareFolder)).sort()).toEqual(names.sort());
  });
});
