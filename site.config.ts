import type { NumberStyle } from './lib/site/number-style';

/** What identifies this site. Secrets and addresses come from the environment (runtime/settings-schema.ts), words from messages/. */
export const site = {
  /** Every date on the site is printed in this zone. */
  timeZone: 'Asia/Riyadh',
  /**
   * Digits of the Arabic edition ('latin' or 'arabic-indic'), names of its months ('gulf-egypt', 'levant', 'morocco' or
   * 'algeria-tunisia'), and whether the Hijri date (Umm al-Qura) stands beside each date of both editions.
   */
  writing: { digits: 'latin', months: 'gulf-egypt', hijri: false } as NumberStyle,
  /** `cardLocale` is Open Graph's name of the language: Facebook knows one Arabic. */
  editions: {
    ar: { name: 'مقال', lang: 'ar', dir: 'rtl', cardLocale: 'ar_AR' },
    en: { name: 'Maqal', lang: 'en', dir: 'ltr', cardLocale: 'en_GB' },
  },
  defaultEdition: 'ar',
  /** The paper of both themes as app/global.css has it, for what is painted around the page. */
  paper: { light: '#fdfcf9', dark: '#151514' },
  /** One lead, three seconds and two rows of four fill a home page without a widow. */
  articlesPerPage: 12,
  search: {
    resultsPerPage: 10,
    /** Words that are found by one another: broken plurals, and what readers here call the same. One form of each. */
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
  comments: {
    /** Whose comments wait for a moderator: everybody's, newcomers', or nobody's. */
    hold: 'all' as 'all' | 'newcomers' | 'none',
    /** Links a comment may hold without waiting: a newcomer's, and others'. */
    links: { newcomers: 0, others: 2 },
    /** More than these in so many minutes must wait: from one address, and below one article. */
    rates: { address: { comments: 5, minutes: 5 }, thread: { comments: 300, minutes: 1 } },
    /** So many readers who report a comment send it back to the moderators. */
    reportsToHold: 3,
    /** How long a published comment can be edited by its author, in minutes. */
    editMinutes: 15,
    /** Replies shown below a comment before the rest is folded behind a link. */
    repliesShown: 8,
    /** Root comments on one page of a thread; their replies come along. */
    rootsPerPage: 50,
    /** Replies are indented to this level; deeper ones stay at it and name whom they answer. */
    levels: 3,
    /** In graphemes, so that a vowelled Arabic name has the same room as a Latin one. */
    nameLimit: 60,
    bodyLimit: 5000,
    objectionLimit: 500,
    /** Moderators get a mail when this many comments wait, and no more than one in so many hours. */
    digest: { waiting: 10, everyHours: 6 },
  },
  /**
   * How long it is kept what machines need of somebody for a while, in days. It is looked for every hour. What people
   * wrote is kept until they take it back: docs/0019-what-is-kept.md lists all of both.
   */
  keep: {
    /**
     * Keyed hashes of a caller's address, never the address itself: a comment sent twice is known by one, and a reader
     * who reports twice. Nobody sends a form again a month later.
     */
    requestDays: 30,
    /** The number by which a browser earns trust, beside its comments: as long as its cookie lives. */
    browserDays: 365,
    /** To whom mails went, and those that could not be sent: until the newsroom has seen that something is wrong. */
    mailDays: 30,
    /** The wish to be told of replies, while its mailbox has not said yes. */
    unconfirmedDays: 7,
  },
} as const;

export type Edition = keyof typeof site.editions;

export const editions = Object.keys(site.editions) as Edition[];

export function isEdition(value: string | undefined): value is Edition {
  return value !== undefined && Object.hasOwn(site.editions, value);
}

/** The edition a page is in; the default one for an address that is in none. */
export function toEdition(value: string | undefined): Edition {
  return isEdition(value) ? value : site.defaultEdition;
}

/** The edition that an article of this one may have its translation in. */
export function otherEdition(edition: Edition): Edition {
  return edition === 'ar' ? 'en' : 'ar';
}
