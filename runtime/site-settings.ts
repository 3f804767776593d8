/** What the owner has set at the desk, over the defaults of site.config.ts: the same in all processes (db/site/settings.ts). */
import { accentCss } from '@/lib/site/accent';
import { zoneName } from '@/lib/site/number-style';
import {
  perEdition,
  readSections,
  type Section,
  type SiteSettings,
  type TypedSection,
} from '@/lib/site/site-settings';
import { type Edition, editions, site } from '@/site.config';
import { perProcess } from './per-process';
import { settings } from './settings';

/** Sections as they are stored, as JSON: from the process that prepares a build to those that render it. */
export const STORED_SECTIONS = 'MAQAL_SITE_SETTINGS';

export type StoredSections = Partial<Record<Section, TypedSection>>;

/** What a section is where nothing is stored. */
export const sectionDefaults = defaultSections();

const current = perProcess('site settings', () => ({
  settings: readSections(JSON.parse(process.env[STORED_SECTIONS] ?? '{}') as StoredSections, sectionDefaults),
}));

/** The settings that hold now: to be called where they are used, not kept. */
export function siteSettings(): SiteSettings {
  return current.settings;
}

/** Takes what is stored now. */
export function applyStored(stored: StoredSections): void {
  current.settings = readSections(stored, sectionDefaults);
}

/** What the site is called in an edition. */
export function siteName(edition: Edition): string {
  return current.settings.identity[`name-${edition}`];
}

/** What the zone of the site's times is called. @param tag a language */
export function siteZoneName(tag: string): string {
  return zoneName(current.settings.dates.timeZone, tag);
}

/** What is fixed of an edition, with its name. */
export function siteEdition<E extends Edition>(edition: E) {
  return { ...site.editions[edition], name: siteName(edition) };
}

/** What a site is without anything set: site.config.ts, with what the first start was told by the environment. */
function defaultSections(): Record<Section, TypedSection> {
  const { hold, links: allowed, rates, reportsToHold, editMinutes } = site.comments;
  const { digits, months, hijri } = site.writing;
  const names = {
    ar: settings.SITE_NAME ?? site.editions.ar.name,
    en: settings.SITE_NAME_EN ?? site.editions.en.name,
  };
  return {
    identity: {
      ...perEdition('name', ''),
      ...Object.fromEntries(editions.map((edition) => [`name-${edition}`, names[edition]])),
      ...perEdition('tagline', ''),
      ...perEdition('wordmark', ''),
      accent: site.accent,
    },
    dates: { timeZone: settings.SITE_TIME_ZONE ?? site.timeZone, digits, months, hijri: hijri ? '1' : '' },
    navigation: { ...perEdition('topics', ''), allTopics: '1' },
    footer: { ...perEdition('columns', ''), ...perEdition('owner', ''), channels: '', since: '' },
    comments: {
      hold,
      newcomerLinks: String(allowed.newcomers),
      otherLinks: String(allowed.others),
      addressComments: String(rates.address.comments),
      addressMinutes: String(rates.address.minutes),
      threadComments: String(rates.thread.comments),
      threadMinutes: String(rates.thread.minutes),
      reportsToHold: String(reportsToHold),
      editMinutes: String(editMinutes),
      closesAfter: '',
      usualHours: '',
    },
    mail: perEdition('sender', ''),
  };
}

/** The styles that the owner's settings add to those of a page; none for the colour that was built. */
export function ownerStyle(): string {
  const { accent } = current.settings.identity;
  return accent === site.accent ? '' : accentCss(accent);
}

/** The line beside the name; '' where the words of messages/ hold. */
export function siteTagline(edition: Edition): string {
  return current.settings.identity[`tagline-${edition}`];
}
