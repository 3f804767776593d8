/** How the site formats numbers and dates. Names, designations and the text of articles are not reformatted. */
export interface NumberStyle {
  /** 0123456789 or ٠١٢٣٤٥٦٧٨٩, in the Arabic edition. */
  digits: 'latin' | 'arabic-indic';
  /** Regional names of the Arabic months: أغسطس, آب, غشت or أوت. Grouping and clock follow the region as well. */
  months: 'gulf-egypt' | 'levant' | 'morocco' | 'algeria-tunisia';
  /** Whether the Umm al-Qura date is shown beside the Gregorian one. */
  hijri: boolean;
}

/** A country for each region whose CLDR data is what newspapers of the region print. */
const COUNTRIES = { 'gulf-egypt': 'AE', levant: 'SY', morocco: 'MA', 'algeria-tunisia': 'DZ' } as const;

const DIGITS = { latin: 'latn', 'arabic-indic': 'arab' } as const;

/**
 * The BCP 47 tag that an edition formats with. Calendar and digits are explicit, because defaults differ between
 * countries (٥ in ar-EG, 5 in ar-AE) and between versions of ICU (the calendar of ar-SA).
 */
export function formatTag(lang: 'ar' | 'en', { digits, months }: NumberStyle): string {
  if (lang === 'en') return 'en-GB-u-ca-gregory-nu-latn';
  return `ar-${COUNTRIES[months]}-u-ca-gregory-nu-${DIGITS[digits]}`;
}

/**
 * The numbering system of a tag (CLDR), for CSS counters: stylesheets select on it as `data-digits`.
 * @param tag from `formatTag`
 */
export function digitsOf(tag: string): string | undefined {
  return new Intl.Locale(tag).numberingSystem;
}

/** A date and a time of day, outside next-intl: in a style that is not the site's. @param tag from `formatTag` */
export function longMoment(at: Date, tag: string, timeZone: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
}

/** What a time zone is called where its times are written, such as «توقيت مصر»; its id where no language names it. */
export function zoneName(zone: string, tag: string): string {
  const nameBy = (timeZoneName: 'shortGeneric' | 'long') =>
    new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const names = [nameBy('shortGeneric'), nameBy('long')];
  return names.find((name) => !/[+\d٠-٩-]/.test(name)) ?? zone;
}

/**
 * A date by the Umm al-Qura calendar, the Saudi civil one; the sighted moon may differ by a day.
 * @param tag from `formatTag`
 */
export function hijriDate(at: Date, tag: string, timeZone: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', calendar: 'islamic-umalqura', timeZone }).format(
    at,
  );
}
