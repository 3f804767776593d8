import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '@/runtime/settings';
import { addressOfPicture, contentTypeOf, pathOfPicture, pictureFilesIn } from './pictures';

describe('the path of a picture', () => {
  const NAME = '0'.repeat(32);

  test('lies in the media folder', () => {
    expect(pathOfPicture(`${NAME}.webp`)).toBe(path.join(dataFolder, 'media', `${NAME}.webp`));
    expect(addressOfPicture(`${NAME}.webp`)).toBe(`/media/${NAME}.webp`);
  });

  test.each([
    [`${NAME}.jpg`, 'image/jpeg'],
    [`${NAME}.webp`, 'image/webp'],
    [`${NAME}-640.webp`, 'image/webp'],
    [`${NAME}-1600.avif`, 'image/avif'],
  ])('%s is one, of the type %s', (file, type) => {
    expect(pathOfPicture(file)).toBe(path.join(dataFolder, 'media', file));
    expect(contentTypeOf(file)).toBe(type);
  });

  test.each([
    '',
    '.',
    '..',
    '../secrets.json',
    `../${NAME}.webp`,
    `..%2F${NAME}.webp`,
    `/etc/${NAME}.webp`,
    `${NAME}.webp/..`,
    `${NAME}.webp\n`,
    `${NAME}.webp\u{0}`,
    `\n${NAME}.webp`,
    `${NAME}.WEBP`,
    `${'A'.repeat(32)}.webp`,
    `${NAME}0.webp`,
    `${NAME}.webp.part`,
    `${NAME}.png`,
    `${NAME}.svg`,
    `${NAME}-640.jpg`,
    `${NAME}-0.webp`,
    `${NAME}-16000.webp`,
    `${NAME}-640-640.webp`,
    'maqal.db',
  ])('%j is no picture', (name) => {
    expect(pathOfPicture(name)).toBeUndefined();
  });
});

test('the pictures of a body are found, each once', () => {
  const name = 'ab'.repeat(16);
  const image = `<img src="/media/${name}.jpg" alt="">`;
  expect(pictureFilesIn(`<p>${image}${image}<code>/media/${name}.jpg</code></p>`)).toEqual([`${name}.jpg`]);
  expect(pictureFilesIn('<p>نص</p>')).toEqual([]);
});

/** What takes pictures that are sent to the desk. */
const UPLOADS = /desk\/(?:articles\/save|authors\/portrait|pictures\/send)\/route\.ts$/;

test('nothing but an upload loads what makes pictures: elsewhere its addresses are enough', async () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test)\.tsx?$/.test(file) && !UPLOADS.test(file),
  );
  const { metafile } = await build({
    entryPoints: pages.map((file) => path.join('app', file)),
    outdir: 'nowhere',
    bundle: true,
    metafile: true,
    write: false,
    packages: 'external',
    loader: { '.css': 'empty' },
    logLevel: 'error',
  });
  const loaded = Object.keys(metafile.inputs);
  expect(loaded).toContain('db/media/pictures.ts');
  expect(loaded).not.toContain('db/media/store.ts');
});
