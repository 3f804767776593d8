/**
 * Builds the site's own woff2 subsets into public/fonts from the Fontsource packages.
 *
 * Run it by hand, `npm run fonts`, after a change of the character lists (scripts/tools/font-characters.ts) or of the version
 * of a Fontsource package. The result is committed; the build never runs this. The same input gives the same bytes.
 * Browsers may keep the files for ever: when the bytes change, raise VERSION and change the names in app/fonts.css with
 * it, and when a list changes, the unicode-range there.
 */

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARABIC, ARABIC_FURTHER, ARABIC_SIGNS, LATIN_1, LATIN_CORE, LATIN_EXTENDED } from './font-characters';
import { lineMetrics, mappedCodePoints } from './sfnt';

const VERSION = 'v3';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT_DIR = path.join(ROOT, 'public/fonts');
/** Where db/media/share-image-drawing.ts finds the fonts it draws with, which nobody fetches. */
const DRAWING_DIR = path.join(ROOT, 'db/fonts');

/** Vazirmatn: nothing here is lighter than 400 or bolder than 700; the full axis (100–900) costs 8 KB more. */
const WEIGHTS = { wght: { min: 400, max: 700 } };

/** Naskh: running text alone. Its bold would cost 13 KB; strong words are in Vazirmatn's (app/tokens.css). */
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
