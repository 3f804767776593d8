import type { HouseStyle } from './lib/proofread/finding';
import type { NumberStyle } from './lib/site/number-style';

/**
 * What identifies this site, unless its owner has set it at the desk: names, dates, accent and the handling of comments are
 * read by `siteSettings()` (runtime/site-settings.ts). Secrets and addresses come from the environment
 * (runtime/settings-schema.ts), words from messages/.
 */
export const site = {
  /** Time zone of every date on the site. */
  timeZone: 'Asia/Riyadh',
  /**
   * Digits of the Arabic edition ('latin' or 'arabic-indic'), names of its months ('gulf-egypt', 'levant', 'morocco' or
   * 'algeria-tunisia'), and whether the Hijri date (Umm al-Qura) stands beside each date of both editions.
   */
  writing: { digits: 'latin', months: 'gulf-egypt', hijri: false } as NumberStyle,
  /**
   * `name` is drawn in the header once `npm run wordmark` has run, and text until then; `cardLocale` is Open Graph's name of
   * the language: Facebook knows one Arabic.
   */
  editions: {
    ar: { name: 'مقال', lang: 'ar', dir: 'rtl', cardLocale: 'ar_AR' },
    en: { name: 'Maqal', lang: 'en', dir: 'ltr', cardLocale: 'en_GB' },
  },
  defaultEdition: 'ar',
  /** Of topics, `--red-light` in app/tokens.css; another one is set at the desk (lib/site/accent.ts). */
  accent: '#a3261c',
  /** `--paper` of both themes in app/tokens.css, for `theme-color` and the web app manifest. */
  paper: { light: '#fdfcf9', dark: '#151514' },
  /** One lead, three beside it and two rows of four fill a home page without a gap. */
  articlesPerPage: 12,
  /**
   * Front page, below its newest articles: how many topics have a band, and from how many last days the most discussed and the
   * corrections are.
   */
  front: { bands: 5, days: 30 },
  /** House style of Arabic text: what the proofreader (lib/proofread/) suggests at the desk and to `npm run proofread`. */
  proofreading: {
    /** Names of rules that are not applied, as lib/proofread/finding.ts lists them: 'percent-sign', 'tamma-overuse'. */
    off: [],
    digits: 'latin',
    tanwin: 'before-alef',
    spellings: [
      ['مسئول', 'مسؤول'],
      ['شئون', 'شؤون'],
      ['رئوس', 'رؤوس'],
      ['رءوس', 'رؤوس'],
      ['كئوس', 'كؤوس'],
      ['فئوس', 'فؤوس'],
      ['مائة', 'مئة'],
      ['مائتين', 'مئتين'],
      ['مائتان', 'مئتان'],
      ['مائتي', 'مئتي'],
      ['مائتا', 'مئتا'],
    ],
    names: [
      ['أردوغان', 'اردوغان', 'إردوغان'],
      ['غوتيريش', 'جوتيريش', 'غوتيريس'],
      ['زيلينسكي', 'زيلنسكي'],
      ['نتنياهو', 'نتانياهو'],
      ['ترامب', 'ترمب'],
      ['غوغل', 'جوجل', 'قوقل'],
      ['إنستغرام', 'انستغرام', 'إنستجرام', 'انستجرام'],
      ['إسطنبول', 'اسطنبول', 'إستانبول'],
      ['أوكرانيا', 'اوكرانيا'],
      ['أفريقيا', 'إفريقيا', 'افريقيا'],
      ['أمريكا', 'أميركا', 'امريكا'],
      ['إنجلترا', 'إنكلترا', 'انجلترا'],
      ['أذربيجان', 'اذربيجان'],
      ['تشيلي', 'شيلي'],
    ],
  } as HouseStyle,
  search: {
    resultsPerPage: 10,
    /** Rows of words that match one another: broken plurals, and what readers here call the same. One form of each. */
    synonyms: [
      ['صواريخ', 'صاروخ'],
      ['سفن', 'سفينة'],
      ['كتب', 'كتاب'],
      ['نجوم', 'نجم'],
      ['بحار', 'بحر'],
      ['مدن', 'مدينة'],
      ['حروف', 'أحرف', 'حرف'],
      ['أخبار', 'خبر'],
      ['جيوش', 'جيش'],
      ['علوم', 'علم'],
      ['كابل', 'كبل', 'كوابل'],
      ['نخيل', 'نخلة', 'نخل'],
      ['خطوط', 'خط'],
      ['إنترنت', 'انترنت', 'شبكة'],
    ],
  },
  /**
   * Versions that are kept of an article; older ones are deleted when it is published. An article of 1,000 words takes some
   * 10 KB a version: a page that is mended every day stays below 1 MB. A complaint about what was printed is made within
   * years, so a version stays `days` after it was replaced.
   */
  versions: { most: 100, days: 3 * 365 },
  comments: {
    /** Premoderation: whose comments wait for a moderator. */
    hold: 'all' as 'all' | 'newcomers' | 'none',
    /** Links a comment may have without waiting. */
    links: { newcomers: 0, others: 2 },
    /** Rate limits: more than these in so many minutes wait, from one IP address, and below one article. */
    rates: { address: { comments: 5, minutes: 5 }, thread: { comments: 300, minutes: 1 } },
    /** Reports by this many readers send a comment back to the moderators. */
    reportsToHold: 3,
    /** For this long its author can edit a published comment. */
    editMinutes: 15,
    /** Replies shown below a comment before the rest is collapsed behind a link. */
    repliesShown: 8,
    /** Root comments on one page of a thread; their replies come along. */
    rootsPerPage: 50,
    /** Maximum indentation of replies; deeper ones stay at it and name whom they answer. */
    levels: 3,
    /** In graphemes, so that a vowelled Arabic name has the same room as a Latin one. */
    nameLimit: 60,
    bodyLimit: 5000,
    objectionLimit: 500,
    /** The line why a comment is picked: one line of its card. */
    pickNoteLimit: 120,
    /** Moderators get a mail when this many comments wait, throttled to one in so many hours. */
    digest: { waiting: 10, everyHours: 6 },
  },
  /**
   * Retention of personal data that only machines need, in days; purged every hour. What people wrote is kept until they
   * withdraw it: docs/0019-retention.md lists all of both.
   */
  keep: {
    /**
     * Keyed hashes of IP addresses, never the address itself: they detect a comment sent twice, and a reader who reports
     * twice. Nobody resends a form a month later.
     */
    requestDays: 30,
    /** The id by which a browser earns trust, beside its comments: as long as its cookie lives. */
    browserDays: 365,
    /** Recipients of sent mails, and mails that failed: long enough for the newsroom to notice a problem. */
    mailDays: 30,
    /** Reports of errors, after they were answered: long enough to read the answer. */
    errorReportDays: 180,
    /** Subscriptions that their mailbox has not confirmed (double opt-in). */
    unconfirmedDays: 7,
  },
} as const;

export type Edition = keyof typeof site.editions;

export const editions = Object.keys(site.editions) as Edition[];

export function isEdition(value: string | undefined): value is Edition {
  return value !== undefined && Object.hasOwn(site.editions, value);
}

/** The edition of a page; the default one for any other value. */
export function toEdition(value: string | undefined): Edition {
  return isEdition(value) ? value : site.defaultEdition;
}

/** The edition that an article of this one may have its translation in. */
export function otherEdition(edition: Edition): Edition {
  return edition === 'ar' ? 'en' : 'ar';
}
