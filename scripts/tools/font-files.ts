/** The font files of the site: what each is cut from, and what it holds (scripts/tools/fonts.ts). */
import {
  ARABIC,
  ARABIC_FURTHER,
  ARABIC_SIGNS,
  HYPHENS,
  LATIN_1,
  LATIN_CORE,
  LATIN_EXTENDED,
  TRANSLITERATION,
} from './font-characters';

export interface FontFile {
  /** File name without version and ending. */
  name: string;
  /** Fontsource's package, and which of its files. HarfBuzz cannot join two of them, hence one of ours for each. */
  from: keyof typeof FAMILIES;
  slice: 'arabic' | 'latin' | 'latin-ext' | 'hebrew';
  characters: string;
  weights: { wght: number | { min: number; max: number } };
  /** Characters of the list that the source is known not to have. Any other gap stops the script. */
  absent?: string;
  /** Preloaded by every page; the others are fetched where unicode-range or a weight asks for them. */
  everyPage?: true;
}

/** The packages, by their names without the scope, and what each is here for. */
export const FAMILIES = {
  'noto-naskh-arabic': 'running text',
  vazirmatn: 'headings, comments, interface',
  'noto-serif': 'the design of Naskh’s Latin, with the letters of transliteration, which Naskh lacks',
  'noto-sans': 'letters of transliteration of nearly the shape of Vazirmatn’s Latin',
  'noto-sans-hebrew': 'the one with all hyphens; they are as in Noto Sans',
} as const;

/** Nothing here is lighter than 400 or bolder than 700; the full axis (100–900) costs Vazirmatn 8 KB more. */
const ANY = { wght: { min: 400, max: 700 } };
/** Naskh is running text, of which a few pages have bold words: only they fetch the bold file. Its Latin is regular. */
const [REGULAR, BOLD] = [{ wght: 400 }, { wght: 700 }];

const NASKH = { from: 'noto-naskh-arabic' } as const;
const VAZIRMATN = { from: 'vazirmatn', weights: ANY } as const;
const EVERY_PAGE = { everyPage: true } as const;

// RLM and Arabic letter mark are drawn as nothing, with or without a glyph.
const NASKH_ARABIC = { ...NASKH, slice: 'arabic', characters: ARABIC, absent: '\u200f' } as const;

export const FONT_FILES: FontFile[] = [
  { name: 'noto-naskh-arabic', ...NASKH_ARABIC, weights: REGULAR, ...EVERY_PAGE },
  {
    name: 'noto-naskh-latin',
    ...NASKH,
    slice: 'latin',
    characters: LATIN_CORE,
    weights: REGULAR,
    ...EVERY_PAGE,
  },
  { name: 'noto-naskh-arabic-bold', ...NASKH_ARABIC, weights: BOLD },
  { name: 'noto-naskh-further', ...NASKH, slice: 'arabic', characters: ARABIC_FURTHER, weights: ANY },
  { name: 'noto-naskh-signs', ...NASKH, slice: 'arabic', characters: ARABIC_SIGNS, weights: REGULAR },
  { name: 'noto-naskh-latin-1', ...NASKH, slice: 'latin', characters: LATIN_1, weights: REGULAR },
  {
    name: 'noto-naskh-latin-ext',
    ...NASKH,
    slice: 'latin-ext',
    characters: LATIN_EXTENDED,
    weights: REGULAR,
  },
  {
    name: 'noto-naskh-translit',
    from: 'noto-serif',
    slice: 'latin-ext',
    characters: TRANSLITERATION,
    weights: REGULAR,
  },
  {
    name: 'vazirmatn-arabic',
    ...VAZIRMATN,
    slice: 'arabic',
    characters: ARABIC,
    absent: 'ڨڥ\u061c\u200f',
    ...EVERY_PAGE,
  },
  { name: 'vazirmatn-latin', ...VAZIRMATN, slice: 'latin', characters: LATIN_CORE, ...EVERY_PAGE },
  { name: 'vazirmatn-further', ...VAZIRMATN, slice: 'arabic', characters: ARABIC_FURTHER, absent: 'ڢڧ' },
  { name: 'vazirmatn-latin-1', ...VAZIRMATN, slice: 'latin', characters: LATIN_1 },
  { name: 'vazirmatn-latin-ext', ...VAZIRMATN, slice: 'latin-ext', characters: LATIN_EXTENDED },
  {
    name: 'vazirmatn-translit',
    from: 'noto-sans',
    slice: 'latin-ext',
    characters: TRANSLITERATION,
    weights: ANY,
  },
  // For both families. Vazirmatn's own is as long as a dash, and Naskh's U+2010 lies on the baseline.
  {
    name: 'hyphens',
    from: 'noto-sans-hebrew',
    slice: 'hebrew',
    characters: HYPHENS,
    absent: '\u2011',
    weights: ANY,
  },
];
