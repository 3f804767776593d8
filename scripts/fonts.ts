/**
 * Builds the site's own woff2 subsets into public/fonts from the Fontsource packages.
 *
 * Run it by hand, `npx tsx scripts/fonts.ts`, after a change of the character lists below or of the version
 * of a Fontsource package. The result is committed; the build never runs this. The same input gives the same
 * bytes. Browsers may keep the files for ever: when the bytes change, raise VERSION and change the names in
 * app/fonts.css with it, and when a list changes, the unicode-range there.
 */

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = 'v3';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT_DIR = path.join(ROOT, 'public/fonts');
/** Where db/share-drawing.ts finds the fonts it draws with, which nobody fetches. */
const DRAWING_DIR = path.join(ROOT, 'db/fonts');

/** Vazirmatn: nothing here is lighter than 400 or bolder than 700; the full axis (100–900) costs 8 KB more. */
const WEIGHTS = { wght: { min: 400, max: 700 } };

/** Naskh: running text alone. Its bold would cost 13 KB; strong words are in Vazirmatn's (app/global.css). */
const REGULAR = { wght: 400 };

/**
 * What Arabic shaping and ordinary Latin need, and tnum, because Vazirmatn's Arabic digits differ in width.
 * Left out are pnum, lnum, frac, numr and dnom: more sets of digits, about 1 KB a file, that nothing uses.
 */
const SHAPING = ['ccmp', 'locl', 'isol', 'init', 'medi', 'fina', 'rlig', 'liga', 'calt'];
const PLACING = ['mark', 'mkmk', 'kern'];
const FEATURES = [...SHAPING, ...PLACING, 'tnum'];

/** Licence text and licence address, which HarfBuzz drops otherwise; the copyright line (0) always stays. */
const LICENCE_NAME_IDS = [13, 14];

/** What the four files of every page may weigh: just over today's 53 KB, to notice a careless addition. */
const FIRST_VISIT_BUDGET = 54 * 1024;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

const range = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');

/** Hamza to yeh, tatweel, tashkeel with combining madda and hamza (U+0653–0655), dagger alef, alef wasla. */
const ARABIC_LETTERS = range(0x621, 0x63a) + range(0x640, 0x655) + range(0x670, 0x671);

/**
 * Letters of names and quotations in Persian, Maghrebi spelling and Kurdish. They have no file of their own:
 * outside Chromium, a letter from another file does not join its neighbours.
 */
const ARABIC_NEIGHBOURS = 'پچژگکیڤ' + 'ڨڥڭ' + 'ەۆێڕڵۀھ';

const ARABIC_DIGITS = range(0x660, 0x669);

/** Urdu, old Maghrebi letters and Persian digits: too rare here for 7 KB on every page, joined or not. */
const ARABIC_FURTHER = `ٹڈڑںہۃۂےۓݣڢڧ${range(0x6f0, 0x6f9)}`;
const ARABIC_PUNCTUATION = '،؛؟٪٫٬٭۔';

/**
 * Space, no-break space, Arabic letter mark, ZWNJ, ZWJ, LRM, RLM and two hyphens. The Arabic file owns the
 * space: it stands mostly between Arabic words, and CSS takes line metrics from the face that has it.
 */
const ARABIC_SPACING = range(0x20, 0x20) + range(0xa0, 0xa0) + range(0x61c, 0x61c) + range(0x200c, 0x2011);

/** Whole words in one glyph, and the Quran brackets. They join nothing, so only pages with one fetch them. */
const ARABIC_SIGNS = 'ﷺﷻ﴾﴿';

/** Signs of code and sums, which is set in the reader's monospace font. */
const RARE_ASCII = '<>\\^`{}~';

/** Basic Latin, and the punctuation and signs Arabic shares: Fontsource's Arabic files have none of it. */
const LATIN_CORE = [...range(0x20, 0x7e), '–—‘’“”•…«»‹›', '€×−°·']
  .filter((sign) => !RARE_ASCII.includes(sign))
  .join('');

/** Letters of western European names with their quotation marks and signs, fetched when a page has one. */
const LATIN_1 = [
  ...[range(0xc0, 0xd6), range(0xd8, 0xf6), range(0xf8, 0xff)],
  ...['ıŒœ', '¡¿‚„', '¢£¥§©®™', RARE_ASCII],
].join('');

/** Letters of Turkish, Polish, Czech, Baltic, Hungarian, Romanian and South Slavic names. */
const LATIN_EXTENDED =
  'ĀāĂăĄąĆćĊċČčĎďĐđĒēĖėĘęĚěĞğĠġĢģĦħĪīĮįİĶķĹĺĻļĽľŁłŃńŅņŇňŐőŔŕŘřŚśŞşŠšŤťŪūŮůŰűŲųŴŵŶŷŸŹźŻżŽž' + 'ȘșȚț';

interface FontFile {
  /** File name without version and ending. */
  name: string;
  /** Which of Fontsource's files it is cut from. HarfBuzz cannot join two of them, hence one for each. */
  slice: 'arabic' | 'latin' | 'latin-ext';
  characters: string;
  /** Characters of the list that the source is known not to have. Any other gap stops the script. */
  absent?: string;
  /** Fetched only by pages where unicode-range finds one of its characters. */
  onDemand?: true;
}

interface Family {
  package: string;
  axes: typeof WEIGHTS | typeof REGULAR;
  files: FontFile[];
}

const ARABIC = ARABIC_LETTERS + ARABIC_NEIGHBOURS + ARABIC_DIGITS + ARABIC_PUNCTUATION + ARABIC_SPACING;

// RLM and Arabic letter mark are drawn as nothing and U+2011 as U+2010, with or without a glyph.
const FAMILIES: Family[] = [
  {
    package: 'noto-naskh-arabic',
    axes: REGULAR,
    files: [
      { name: 'noto-naskh-arabic', slice: 'arabic', characters: ARABIC, absent: '\u200f\u2011' },
      { name: 'noto-naskh-latin', slice: 'latin', characters: LATIN_CORE },
      { name: 'noto-naskh-further', slice: 'arabic', characters: ARABIC_FURTHER, onDemand: true },
      { name: 'noto-naskh-signs', slice: 'arabic', characters: ARABIC_SIGNS, onDemand: true },
      { name: 'noto-naskh-latin-1', slice: 'latin', characters: LATIN_1, onDemand: true },
      { name: 'noto-naskh-latin-ext', slice: 'latin-ext', characters: LATIN_EXTENDED, onDemand: true },
    ],
  },
  {
    package: 'vazirmatn',
    axes: WEIGHTS,
    files: [
      { name: 'vazirmatn-arabic', slice: 'arabic', characters: ARABIC, absent: 'ڨڥ\u061c\u200f' },
      {
        name: 'vazirmatn-further',
        slice: 'arabic',
        characters: ARABIC_FURTHER,
        absent: 'ڢڧ',
        onDemand: true,
      },
      { name: 'vazirmatn-latin', slice: 'latin', characters: LATIN_CORE },
      { name: 'vazirmatn-latin-1', slice: 'latin', characters: LATIN_1, onDemand: true },
      { name: 'vazirmatn-latin-ext', slice: 'latin-ext', characters: LATIN_EXTENDED, onDemand: true },
    ],
  },
];

interface SubsetOptions {
  targetFormat: 'sfnt' | 'woff2';
  variationAxes: Family['axes'];
  keepFeatures?: string[];
  preserveNameIds: number[];
}

// The package is CommonJS without types, so it is loaded by require and typed here.
const require = createRequire(import.meta.url);
type SubsetFont = (font: Buffer, text: string, options: SubsetOptions) => Promise<Buffer>;
const subsetFont = require('subset-font') as SubsetFont;

/** Offset of a table in an sfnt file. */
function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`no ${tag} table`);
}

/** The code points that a font maps to a glyph. All we ask for is in the BMP, so format 4 is enough. */
function mappedCodePoints(font: Buffer): Set<number> {
  const cmap = tableOffset(font, 'cmap');
  const found = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(table) !== 4) continue;
    const twiceSegments = font.readUInt16BE(table + 6);
    const ends = table + 14;
    const starts = ends + twiceSegments + 2;
    for (let s = 0; s < twiceSegments; s += 2) {
      const start = font.readUInt16BE(starts + s);
      const end = font.readUInt16BE(ends + s);
      const delta = font.readUInt16BE(starts + twiceSegments + s);
      const offsetAt = starts + 2 * twiceSegments + s;
      const offset = font.readUInt16BE(offsetAt);
      for (let point = start; point <= end && point !== 0xffff; point++) {
        const entry = offset === 0 ? point : font.readUInt16BE(offsetAt + offset + 2 * (point - start));
        if (entry !== 0 && ((entry + delta) & 0xffff) !== 0) found.add(point);
      }
    }
  }
  return found;
}

/** Ascent and descent as parts of the em; app/fonts.css derives its ascent-override and so on from them. */
function lineMetrics(font: Buffer): string {
  const unitsPerEm = font.readUInt16BE(tableOffset(font, 'head') + 18);
  const hhea = tableOffset(font, 'hhea');
  const part = (offset: number): string => (font.readInt16BE(hhea + offset) / unitsPerEm).toFixed(4);
  return `ascent ${part(4)} descent ${part(6)} gap ${part(8)}`;
}

/** Copies the licence. A reserved name would forbid calling our subsets by the family's name (OFL 3). */
async function copyLicence(family: Family, packageDir: string): Promise<void> {
  const source = path.join(packageDir, 'LICENSE');
  const [header = ''] = (await readFile(source, 'utf8')).split(/^-{10,}$/m);
  if (/reserved font name/i.test(header)) throw new Error(`${family.package} reserves a name: ${header}`);
  await copyFile(source, path.join(OUT_DIR, `OFL-${family.package}.txt`));
  console.log(`${family.package}: no reserved font name. ${header.split('\n')[0]}`);
}

/** Cuts one file, checks it, writes it and gives its size. */
async function buildFile(file: FontFile, family: Family, packageDir: string): Promise<number> {
  const sourceName = `${family.package}-${file.slice}-wght-normal.woff2`;
  const source = await readFile(path.join(packageDir, 'files', sourceName));
  const cut = (targetFormat: 'sfnt' | 'woff2'): Promise<Buffer> =>
    subsetFont(source, file.characters, {
      targetFormat,
      variationAxes: family.axes,
      keepFeatures: FEATURES,
      preserveNameIds: LICENCE_NAME_IDS,
    });
  const unpacked = await cut('sfnt');
  const mapped = mappedCodePoints(unpacked);
  const wanted = [...file.characters]
    .filter((c) => !file.absent?.includes(c))
    .map((c) => c.codePointAt(0) ?? 0);
  const gaps = wanted.filter((point) => !mapped.has(point)).map((point) => point.toString(16));
  if (gaps.length > 0) throw new Error(`${sourceName} lacks ${gaps.join(' ')}`);

  const packed = await cut('woff2');
  const fileName = `${file.name}-${VERSION}.woff2`;
  await writeFile(path.join(OUT_DIR, fileName), packed);
  const facts = [kilobytes(packed.length), `${mapped.size} characters`, lineMetrics(unpacked)];
  if (file.onDemand) facts.push('on demand');
  console.log(`  ${fileName}: ${facts.join(', ')}`);
  return packed.length;
}

/** Cuts what share images are drawn with: Pango reads no woff2, and picks a weight by name. */
async function buildDrawingFont(slice: FontFile['slice'], characters: string): Promise<void> {
  const packageDir = path.join(ROOT, 'node_modules/@fontsource-variable/vazirmatn');
  const source = await readFile(path.join(packageDir, 'files', `vazirmatn-${slice}-wght-normal.woff2`));
  const font = await subsetFont(source, characters, {
    targetFormat: 'sfnt',
    variationAxes: { wght: 700 },
    preserveNameIds: LICENCE_NAME_IDS,
  });
  const fileName = `vazirmatn-${slice}-bold.ttf`;
  await writeFile(path.join(DRAWING_DIR, fileName), font);
  console.log(`  ${fileName}: ${kilobytes(font.length)}, for share images`);
}

await mkdir(OUT_DIR, { recursive: true });
await mkdir(DRAWING_DIR, { recursive: true });
await buildDrawingFont('arabic', ARABIC + ARABIC_FURTHER);
await buildDrawingFont('latin', LATIN_CORE + LATIN_1);
await buildDrawingFont('latin-ext', LATIN_EXTENDED);
let firstVisit = 0;
for (const family of FAMILIES) {
  const packageDir = path.join(ROOT, 'node_modules/@fontsource-variable', family.package);
  await copyLicence(family, packageDir);
  for (const file of family.files) {
    const bytes = await buildFile(file, family, packageDir);
    if (!file.onDemand) firstVisit += bytes;
  }
}
console.log(`every page: ${kilobytes(firstVisit)}`);
if (firstVisit > FIRST_VISIT_BUDGET) throw new Error(`the budget is ${kilobytes(FIRST_VISIT_BUDGET)}`);
