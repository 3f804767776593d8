/** The characters that the site's fonts have (scripts/tools/fonts.ts). */

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
export const ARABIC_FURTHER = `ٹڈڑںہۃۂےۓݣڢڧ${range(0x6f0, 0x6f9)}`;
const ARABIC_PUNCTUATION = '،؛؟٪٫٬٭۔';

/**
 * Space, no-break space, Arabic letter mark, ZWNJ, ZWJ, LRM and RLM. The Arabic file owns the space: it stands mostly
 * between Arabic words, and CSS takes line metrics from the face that has it.
 */
const ARABIC_SPACING = range(0x20, 0x20) + range(0xa0, 0xa0) + range(0x61c, 0x61c) + range(0x200c, 0x200f);

/** Whole words in one glyph, and the Quran brackets. They join nothing, so only pages with one fetch them. */
export const ARABIC_SIGNS = 'ﷺﷻ﴾﴿';

/** Signs of code and sums, which is set in the reader's monospace font. */
const RARE_ASCII = '<>\\^`{}~';

/** Basic Latin, and the punctuation and signs Arabic shares: Fontsource's Arabic files have none of it. */
export const LATIN_CORE = [...range(0x20, 0x7e), '–—‘’“”•…«»‹›', '€×−°·']
  .filter((sign) => !RARE_ASCII.includes(sign))
  .join('');

/** Hyphen-minus, hyphen and non-breaking hyphen; the last is drawn as the one before, with or without a glyph. */
export const HYPHENS = '-\u2010\u2011';

/** Letters of western European names with their quotation marks and signs, fetched when a page has one. */
export const LATIN_1 = [
  ...[range(0xc0, 0xd6), range(0xd8, 0xf6), range(0xf8, 0xff)],
  ...['ıŒœ', '¡¿‚„', '¢£¥§©®™', RARE_ASCII],
].join('');

/** Letters of Turkish, Polish, Czech, Baltic, Hungarian, Romanian and South Slavic names. */
export const LATIN_EXTENDED =
  'ĂăĄąĆćĊċČčĎďĐđĖėĘęĚěĞğĢģĦħĮįİĶķĹĺĻļĽľŁłŃńŅņŇňŐőŔŕŘřŚśŞşŠšŤťŮůŰűŲųŴŵŶŷŸŹźŻżŽž' + 'ȘșȚț';

/**
 * Letters by which Arabic, Persian and Hebrew names are transliterated (DIN 31635, ISO 233, ALA-LC, IJMES), with the vowels
 * of Baltic names among them: so that al-Ṣūfī needs one file.
 */
export const TRANSLITERATION = 'ĀāĒēĪīŌōŪūĠġǦǧʼʾʿḌḍḎḏḤḥḪḫḲḳḴḵṢṣṬṭṮṯẒẓẔẕẖ';

/** What nearly every page has of Arabic, in one file. */
export const ARABIC =
  ARABIC_LETTERS + ARABIC_NEIGHBOURS + ARABIC_DIGITS + ARABIC_PUNCTUATION + ARABIC_SPACING;
