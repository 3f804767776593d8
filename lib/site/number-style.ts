/** How the site writes numbers and dates. Names, designations and the text of articles stay as they were written. */
export interface NumberStyle {
  /** 0123456789 or ٠١٢٣٤٥٦٧٨٩, in the Arabic edition. */
  digits: 'latin' | 'arabic-indic';
  /** Whose names the Arabic months have: أغسطس, آب, غشت or أوت. Grouping and clock follow the region as well. */
  months: 'gulf-egypt' | 'levant' | 'morocco' | 'algeria-tunisia';
  /** Whether a date by the Umm al-Qura calendar stands beside the Gregorian one. */
  hijri: boolean;
}

/** A country that stands for its region: what CLDR says of it is what newspapers of the region print. */
const COUNTRIES = { 'gulf-egypt': 'AE', levant: 'SY', morocco: 'MA', 'algeria-tunisia': 'DZ' } as const;

const DIGITS = { latin: 'latn', 'arabic-indic': 'arab' } as const;

/**
 * The tag that an edition formats with. It names calendar and digits, because what a country has of its own differs
 * between ICU versions (research/arabic.md section 5).
 */
export function formatTag(lang: 'ar' | 'en', { digits, months }: NumberStyle): string {
  if (lang === 'en') return 'en-GB-u-ca-gregory-nu-latn';
  return `ar-${COUNTRIES[months]}-u-ca-gregory-nu-${DIGITS[digits]}`;
}

/**
 * The digits of a tag by the name CLDR has for them, for what the browser counts: stylesheets ask for it as `data-digits`.
 * @param tag from `formatTag`
 */
export function digitsOf(tag: string): string | undefined {
  return new Intl.Locale(tag).numberingSystem;
}

/**
 * A date by the calendar of Umm al-Qura, which Saudi offices go by; the sighted moon may differ by a day.
 * @param tag from `formatTag`
 */
export function hijriDate(at: Date, tag: string, timeZone: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', calendar: 'islamic-umalqura', timeZone }).format(
    at,
  );
}
