/** Reads the form of /desk/site, a section at a time. */
import type { z } from 'zod';
import { firstErrors, postedText } from '@/lib/forms/read';
import { readWordmark } from '@/lib/html/wordmark-svg';
import { isSection, type Section, sectionSchemas, type TypedSection } from '@/lib/site/site-settings';
import { drawingFile, drawingGone, type SiteErrors, siteFields } from './site-fields';

export interface PostedSection {
  section: Section;
  /** As typed, to be given back, and stored. */
  values: TypedSection;
  errors: SiteErrors;
  seen: number;
}

/** Reads a posted section; null for a form that is none. */
export async function parseSection(form: FormData): Promise<PostedSection | null> {
  const section = postedText(form, 'section');
  if (!isSection(section)) return null;
  const names = Object.keys(sectionSchemas[section].shape);
  const typed = await Promise.all(names.map(async (name) => [name, await fieldText(form, name)]));
  const seen = Number(postedText(form, 'seen')) || 0;
  return { section, ...checkSection(section, Object.fromEntries(typed)), seen };
}

/** Checks a section as it was typed. A drawing is read, and stands cleaned in the values. */
export function checkSection(
  section: Section,
  typed: TypedSection,
): Pick<PostedSection, 'values' | 'errors'> {
  const schema: z.ZodObject = sectionSchemas[section];
  const { values, errors } = readDrawings(section, typed);
  const result = schema.safeParse(values);
  const wrong = { ...(result.error && firstErrors(result.error)), ...errors };
  if (!result.success || Object.keys(wrong).length > 0) return { values, errors: wrong };
  // Lines as they are stored; what is no line is stored as it was typed.
  const lines = Object.entries(result.data).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return { values: { ...values, ...Object.fromEntries(lines) }, errors: {} };
}

/** What comes back of a drawing stands in the page: cleaned, and nothing of one that could not be read. */
function readDrawings(section: Section, typed: TypedSection): { values: TypedSection; errors: SiteErrors } {
  const drawings = siteFields[section].filter(({ kind }) => kind === 'drawing');
  const values = { ...typed };
  const errors: SiteErrors = {};
  for (const [name, file] of Object.entries(typed)) {
    if (file.trim() === '' || !drawings.some((field) => name.startsWith(`${field.name}-`))) continue;
    const read = readWordmark(file);
    values[name] = 'svg' in read ? read.svg : '';
    if ('error' in read) errors[name] = read.error;
  }
  return { values, errors };
}

async function fieldText(form: FormData, name: string): Promise<string> {
  const file = form.get(drawingFile(name));
  if (form.get(drawingGone(name))) return '';
  return file instanceof File && file.size > 0 ? file.text() : postedText(form, name);
}
