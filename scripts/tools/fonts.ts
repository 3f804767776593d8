/**
 * Builds the site's own woff2 subsets into public/fonts from the Fontsource packages.
 *
 * Run it by hand, `npm run fonts`, after a change of the character lists (scripts/tools/font-characters.ts) or of the version
 * of a Fontsource package. The result is committed; the build never runs this. The same input gives the same bytes.
 * The files are cached as immutable: when the bytes change, raise VERSION and change the names in app/fonts-*.css with
 * it, and when a list changes, the unicode-range there.
 */

import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ARABIC,
  ARABIC_FURTHER,
  HYPHENS,
  LATIN_1,
  LATIN_CORE,
  LATIN_EXTENDED,
  TRANSLITERATION,
} from './font-characters';
import { FAMILIES, FONT_FILES, type FontFile } from './font-files';
import { lineMetrics, mappedCodePoints } from './sfnt';
import { subsetFont } from './subset-font';

const VERSION = 'v5';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT_DIR = path.join(ROOT, 'public/fonts');
/** Fonts that db/media/share-image-drawing.ts draws with; not served. */
const DRAWING_DIR = path.join(ROOT, 'db/fonts');

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

/** Copies the licence. A reserved name would forbid calling our subsets by the family's name (OFL 3). */
async function copyLicence(family: string): Promise<void> {
  const source = path.join(folderOf(family), 'LICENSE');
  const [header = ''] = (await readFile(source, 'utf8')).split(/^-{10,}$/m);
  if (/reserved font name/i.test(header)) throw new Error(`${family} reserves a name: ${header}`);
  await copyFile(source, path.join(OUT_DIR, `OFL-${family}.txt`));
  console.log(`${family}: no reserved font name. ${header.split('\n')[0]}`);
}

/** Cuts one file, checks it, writes it and gives its size. */
async function buildFile(file: FontFile): Promise<number> {
  const source = await readFile(sourceOf(file));
  const cut = (targetFormat: 'sfnt' | 'woff2'): Promise<Buffer> =>
    subsetFont(source, file.characters, {
      targetFormat,
      variationAxes: file.weights,
      keepFeatures: FEATURES,
      preserveNameIds: LICENCE_NAME_IDS,
    });
  const unpacked = await cut('sfnt');
  const mapped = mappedCodePoints(unpacked);
  const gaps = [...file.characters]
    .filter((character) => !file.absent?.includes(character) && !mapped.has(character.codePointAt(0) ?? 0))
    .map((character) => character.codePointAt(0)?.toString(16));
  if (gaps.length > 0) throw new Error(`${file.name}: ${file.from} lacks ${gaps.join(' ')}`);

  const packed = await cut('woff2');
  const fileName = `${file.name}-${VERSION}.woff2`;
  await writeFile(path.join(OUT_DIR, fileName), packed);
  const facts = [kilobytes(packed.length), `${mapped.size} characters`, lineMetrics(unpacked)];
  if (!file.everyPage) facts.push('on demand');
  console.log(`  ${fileName}: ${facts.join(', ')}`);
  return packed.length;
}

/** Cuts what share images are drawn with: Pango reads no woff2, and picks a weight by name. */
async function buildDrawingFont(file: Pick<FontFile, 'from' | 'slice' | 'characters'>): Promise<void> {
  const font = await subsetFont(await readFile(sourceOf(file)), file.characters, {
    targetFormat: 'sfnt',
    variationAxes: { wght: 700 },
    preserveNameIds: LICENCE_NAME_IDS,
  });
  const fileName = `${file.from}-${file.slice}-bold.ttf`;
  await writeFile(path.join(DRAWING_DIR, fileName), font);
  console.log(`  ${fileName}: ${kilobytes(font.length)}, for share images`);
}

function folderOf(family: string): string {
  return path.join(ROOT, 'node_modules/@fontsource-variable', family);
}

function sourceOf({ from, slice }: Pick<FontFile, 'from' | 'slice'>): string {
  return path.join(folderOf(from), 'files', `${from}-${slice}-wght-normal.woff2`);
}

await mkdir(OUT_DIR, { recursive: true });
await mkdir(DRAWING_DIR, { recursive: true });
await buildDrawingFont({ from: 'vazirmatn', slice: 'arabic', characters: ARABIC + ARABIC_FURTHER });
// Without its hyphen, Pango takes that of the family named next.
const latin = (LATIN_CORE + LATIN_1).replace('-', '');
await buildDrawingFont({ from: 'vazirmatn', slice: 'latin', characters: latin });
await buildDrawingFont({ from: 'vazirmatn', slice: 'latin-ext', characters: LATIN_EXTENDED });
await buildDrawingFont({ from: 'noto-sans', slice: 'latin-ext', characters: TRANSLITERATION });
await buildDrawingFont({ from: 'noto-sans-hebrew', slice: 'hebrew', characters: HYPHENS });
for (const name of await readdir(OUT_DIR)) await rm(path.join(OUT_DIR, name));
for (const family of Object.keys(FAMILIES)) await copyLicence(family);
let firstVisit = 0;
for (const file of FONT_FILES) {
  const bytes = await buildFile(file);
  if (file.everyPage) firstVisit += bytes;
}
console.log(`every page: ${kilobytes(firstVisit)}`);
if (firstVisit > FIRST_VISIT_BUDGET) throw new Error(`the budget is ${kilobytes(FIRST_VISIT_BUDGET)}`);
