/** What identifies this site. Secrets and addresses come from the environment (lib/settings.ts), words from messages/. */
export const site = {
  /** Every date on the site is printed in this zone. */
  timeZone: 'Asia/Riyadh',
  editions: {
    ar: { name: 'مقال', lang: 'ar', dir: 'rtl', formatTag: 'ar-u-ca-gregory-nu-latn' },
    en: { name: 'Maqal', lang: 'en', dir: 'ltr', formatTag: 'en-GB-u-ca-gregory-nu-latn' },
  },
  defaultEdition: 'ar',
  /** One lead, three seconds and two rows of four fill a home page without a widow. */
  articlesPerPage: 12,
  /** How many proxies of ours stand before the server and report the address they were called from. */
  trustedProxies: 0,
  comments: {
    /** Whose comments wait for a moderator: everybody's, newcomers', or nobody's. */
    hold: 'all',
    /** Root comments on one page of a thread; their replies come along. */
    rootsPerPage: 50,
    /** Replies are indented to this level; deeper ones stay at it and name whom they answer. */
    levels: 3,
    /** In graphemes, so that a vowelled Arabic name has the same room as a Latin one. */
    nameLimit: 60,
    bodyLimit: 5000,
    /** Moderators get a mail when this many comments wait, and no more than one in so many hours. */
    digest: { waiting: 10, everyHours: 6 },
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
