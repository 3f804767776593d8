/**
 * What an owner sets at the desk (/desk/site): sections of fields, stored as they were typed, and read by the same schemas
 * that the form is checked by. The messages of the schemas are error codes.
 */
import { z } from 'zod';
import { lineField, optionalLineField } from '@/lib/forms/read';
import { isCleanWordmark } from '@/lib/html/clean-wordmark';
import { toWesternDigits } from '@/lib/text/arabic';
import { ACCENT_FORM, accentThemes } from './accent';
import { isSafeAddress, parseLinkLines } from './link-lines';
import { isTimeZone, timeZones } from './offset-time';
import { maxLengths, numberBounds } from './setting-bounds';

/** More would not fit a line of the footer. */
const MAX_CHANNELS = 12;

/** As lib/html/wordmark-svg.ts has read it; the form does that first (lib/desk/site-form.ts). */
const wordmark = z.string().refine((svg) => svg === '' || isCleanWordmark(svg), 'not-svg');

const accent = z
  .string()
  .transform((typed) => typed.trim().toLowerCase())
  .refine((colour) => ACCENT_FORM.test(colour), { error: 'colour', abort: true })
  .refine((colour) => 'themes' in accentThemes(colour), 'contrast');

/** Named as the list of zones names it, however it was typed: forms show it. */
const timeZone = z
  .string()
  .transform((typed) => typed.trim())
  .refine(isTimeZone, 'time-zone')
  .transform((name) => timeZones().find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name);

const links = (maxLength: number) =>
  z
    .string()
    .max(maxLength, 'too-long')
    .refine((typed) => parseLinkLines(typed).problem === null, 'links');

const channels = z
  .string()
  .transform((typed) => typed.split(/\s+/).filter(Boolean))
  .refine((lines) => lines.length <= MAX_CHANNELS, { error: 'too-many', abort: true })
  .refine((lines) => lines.every((address) => /^https?:/i.test(address) && isSafeAddress(address)), 'links');

const flag = z.string().transform((value) => value !== '');

/** A whole number, in either digits; `number` outside its bounds. */
function count(name: keyof typeof numberBounds) {
  const [least, most] = numberBounds[name];
  return z.string().transform((typed, context) => {
    const digits = toWesternDigits(typed.trim());
    const value = /^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN;
    if (value >= least && value <= most) return value;
    context.addIssue('number');
    return z.NEVER;
  });
}

/** The same, or nothing. */
function optionalCount(name: keyof typeof numberBounds) {
  return z.union([z.literal('').transform(() => null), count(name)], 'number');
}

/** As in site.config.ts, which rules do not read. */
const EDITIONS = ['ar', 'en'] as const;
type Edition = (typeof EDITIONS)[number];

/** A field of each edition: `name-ar`, `name-en`. */
export function perEdition<Name extends string, Field>(
  name: Name,
  field: Field,
): Record<`${Name}-${Edition}`, Field> {
  return Object.fromEntries(EDITIONS.map((edition) => [`${name}-${edition}`, field])) as Record<
    `${Name}-${Edition}`,
    Field
  >;
}

export const sectionSchemas = {
  identity: z.object({
    ...perEdition('name', lineField(maxLengths.name)),
    ...perEdition('tagline', optionalLineField(maxLengths.tagline)),
    ...perEdition('wordmark', wordmark),
    accent,
  }),
  dates: z.object({
    timeZone,
    digits: z.enum(['latin', 'arabic-indic'], 'choice'),
    months: z.enum(['gulf-egypt', 'levant', 'morocco', 'algeria-tunisia'], 'choice'),
    hijri: flag,
  }),
  navigation: z.object({ ...perEdition('topics', links(maxLengths.topics)), allTopics: flag }),
  footer: z.object({
    ...perEdition('columns', links(maxLengths.columns)),
    ...perEdition('owner', optionalLineField(maxLengths.owner)),
    channels,
    since: optionalCount('since'),
  }),
  comments: z.object({
    hold: z.enum(['all', 'newcomers', 'none'], 'choice'),
    newcomerLinks: count('newcomerLinks'),
    otherLinks: count('otherLinks'),
    addressComments: count('addressComments'),
    addressMinutes: count('addressMinutes'),
    threadComments: count('threadComments'),
    threadMinutes: count('threadMinutes'),
    reportsToHold: count('reportsToHold'),
    editMinutes: count('editMinutes'),
    closesAfter: optionalCount('closesAfter'),
    usualHours: optionalCount('usualHours'),
  }),
  mail: z.object(perEdition('sender', optionalLineField(maxLengths.sender))),
} as const;

export type Section = keyof typeof sectionSchemas;
export const sections = Object.keys(sectionSchemas) as Section[];

export function isSection(value: string): value is Section {
  return Object.hasOwn(sectionSchemas, value);
}

/** A section's fields as they were typed, and as they are stored. */
export type TypedSection = Record<string, string>;

export type SiteSettings = { [Name in Section]: z.output<(typeof sectionSchemas)[Name]> };

/** Reads sections as they are stored; a field that this version cannot take, or does not have there, is as without it. */
export function readSections(
  stored: Partial<Record<Section, TypedSection>>,
  defaults: Record<Section, TypedSection>,
): SiteSettings {
  const read = sections.map((section) => {
    const schema: z.ZodObject = sectionSchemas[section];
    const fields = Object.entries(schema.shape).map(([name, field]) => {
      const own = field.safeParse(stored[section]?.[name]);
      return [name, own.success ? own.data : field.parse(defaults[section][name])];
    });
    return [section, Object.fromEntries(fields)];
  });
  return Object.fromEntries(read) as SiteSettings;
}
