import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FONT_FILES } from '@/scripts/tools/font-files';

const css = ['naskh', 'vazirmatn'].map((family) => readFileSync(`app/fonts-${family}.css`, 'utf8')).join('');
const faces = [...css.matchAll(/@font-face \{([^}]+)\}/g)].map(([, face = '']) => {
  const value = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(face)?.[1] ?? '';
  const address = /url\("([^"]+)"\)/.exec(face)?.[1] ?? '';
  return {
    family: value('font-family').slice(1, -1),
    weights: value('font-weight').split(' '),
    display: value('font-display'),
    address,
    file: FONT_FILES.find(({ name }) => address.match(`^/fonts/${name}-v\\d+\\.woff2$`)),
    ranges: [...value('unicode-range').matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(
      ([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const,
    ),
  };
});

/** In the order of the stacks (app/stand-ins-vazirmatn.css). */
const STACKS = {
  naskh: ['Noto Naskh Arabic', 'Noto Naskh rare'],
  sans: ['Vazirmatn', 'Noto Naskh Arabic', 'Noto Naskh rare'],
};

/** The file that draws a character: of each family the last face with it in its range (CSS Fonts 4, section 4.5). */
function fileOf(character: string, stack: string[], weight: string): string | undefined {
  const point = character.codePointAt(0) ?? 0;
  const asked = stack.map((family) =>
    faces.findLast(
      (face) =>
        face.family === family &&
        face.weights.includes(weight) &&
        face.ranges.some(([from, to]) => point >= from && point <= to),
    ),
  );
  const files = asked.map((face) => face?.file);
  return files.find((file) => file?.characters.includes(character) && !file.absent?.includes(character))
    ?.name;
}

test('every file swaps in, and every file that is cut is asked for by its name', () => {
  expect(new Set(faces.map(({ display }) => display))).toEqual(new Set(['swap']));
  const onDisk = readdirSync('public/fonts').filter((name) => name.endsWith('.woff2'));
  expect(new Set(faces.map(({ address }) => address))).toEqual(
    new Set(onDisk.map((name) => `/fonts/${name}`)),
  );
  const preloaded = readFileSync('app/(reader)/[locale]/layout.tsx', 'utf8');
  const [version] = /-v\d+\.woff2/.exec(faces[0]?.address ?? '') ?? [];
  expect(preloaded).toContain(version);
  for (const { name } of FONT_FILES.filter(({ everyPage }) => everyPage))
    expect(preloaded).toContain(`'${name}'`);
});

for (const [name, stack] of Object.entries(STACKS)) {
  test(`every character that is cut is drawn by our files, regular and bold: ${name}`, () => {
    // RLM, Arabic letter mark and the non-breaking hyphen need no glyph.
    const all = new Set(
      FONT_FILES.flatMap(({ characters }) => [...characters.replace(/[\u200f\u061c\u2011]/g, '')]),
    );
    for (const weight of ['400', '700'])
      expect([...all].filter((character) => !fileOf(character, stack, weight))).toEqual([]);
  });
}

test.each([
  ['-', 'noto-naskh-latin', 'hyphens'],
  ['\u2010', 'hyphens', 'hyphens'],
  ['Ṣ', 'noto-naskh-translit', 'vazirmatn-translit'],
  ['ū', 'noto-naskh-translit', 'vazirmatn-translit'],
  ['š', 'noto-naskh-latin-ext', 'vazirmatn-latin-ext'],
  ['é', 'noto-naskh-latin-1', 'vazirmatn-latin-1'],
])('%s comes from %s in running text and from %s elsewhere', (character, naskh, sans) => {
  expect([fileOf(character, STACKS.naskh, '400'), fileOf(character, STACKS.sans, '400')]).toEqual([
    naskh,
    sans,
  ]);
});

test.each([
  ['ب', 'noto-naskh-arabic-bold'],
  [' ', 'noto-naskh-arabic'],
  ['5', 'vazirmatn-latin'],
  ['-', 'hyphens'],
  ['é', 'vazirmatn-latin-1'],
  ['ہ', 'noto-naskh-further'],
])('a bold %s of running text comes from %s', (character, file) => {
  expect(fileOf(character, STACKS.naskh, '700')).toBe(file);
});
