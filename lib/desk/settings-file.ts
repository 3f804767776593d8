/** The file that the settings of a site go out in, and come back from: what each section is set to, as it was typed. */
import { z } from 'zod';
import { type Section, sectionSchemas, sections, type TypedSection } from '@/lib/site/site-settings';
import { fileField, type SiteErrors } from './site-fields';
import { checkSection } from './site-form';

/** Its name in an export; a download has the day in it. */
export const SETTINGS_FILE = 'settings.json';

/** Null for a section of which the defaults hold. */
export type SettingsFile = Partial<Record<Section, TypedSection | null>>;

/** All sections: where the file is brought back, those not set return to the defaults. */
export function writeSettingsFile(stored: SettingsFile): string {
  const whole = Object.fromEntries(sections.map((section) => [section, stored[section] ?? null]));
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const fileSchema = z
  .partialRecord(z.enum(sections as [Section, ...Section[]]), z.record(z.string(), z.string()).nullable())
  .refine((file) => Object.keys(file).length > 0);

interface ReadFile {
  sections: SettingsFile;
  /** By `fileField`; `form` where it is no file of settings. */
  errors: SiteErrors;
  /** Of the fields in `errors`, as they stand in the file. */
  values: TypedSection;
}

/**
 * Reads the file as the form of each section is read. A field that it lacks is as by default; one that this version does not have
 * is refused, for it would be lost.
 */
export function readSettingsFile(text: string, defaults: Record<Section, TypedSection>): ReadFile {
  const read: ReadFile = { sections: {}, errors: {}, values: {} };
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) return { ...read, errors: { form: 'no-settings' } };
  for (const [section, typed] of Object.entries(parsed.data) as [Section, TypedSection | null][]) {
    if (typed === null) {
      read.sections[section] = null;
      continue;
    }
    const unknown = Object.keys(typed).filter((name) => !Object.hasOwn(sectionSchemas[section].shape, name));
    const { values, errors } = checkSection(section, { ...defaults[section], ...pick(typed, unknown) });
    for (const name of unknown) errors[name] = 'unknown-setting';
    for (const [name, code] of Object.entries(errors)) {
      read.errors[fileField(section, name)] = code;
      read.values[fileField(section, name)] = typed[name] ?? '';
    }
    read.sections[section] = values;
  }
  return read;
}

function pick(typed: TypedSection, without: readonly string[]): TypedSection {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !without.includes(name)));
}

function parseJson(text: string): unknown {
  try {
    // Editors of Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\u{FEFF}/u, ''));
  } catch {
    return null;
  }
}
