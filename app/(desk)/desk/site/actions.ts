'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { saveSection, saveSections, undoSection } from '@/db/site/settings';
import { missingTopics } from '@/db/site/topic-names';
import { SITE } from '@/lib/desk/paths';
import { readSettingsFile } from '@/lib/desk/settings-file';
import { fileField, type SiteFormState } from '@/lib/desk/site-fields';
import { parseSection } from '@/lib/desk/site-form';
import { postedText } from '@/lib/forms/read';
import { isSection, type Section, type TypedSection } from '@/lib/site/site-settings';
import { sectionDefaults } from '@/runtime/site-settings';

/** Sets a section of the site's settings, or shows how it would look. */
export async function saveSite(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const staff = await requireStaff('site');
  const posted = await parseSection(form);
  if (!posted) return previous;
  const { section, values, seen } = posted;
  const unknown = await missingTopics(section, values);
  const errors = {
    ...Object.fromEntries(Object.keys(unknown).map((name) => [name, 'unknown-topic'])),
    ...posted.errors,
  };
  if (Object.keys(errors).length > 0) return { errors, values, unknown };
  if (postedText(form, 'intent') === 'preview') return { errors, values, isPreview: true };
  const outcome = await saveSection(section, values, staff.id, seen);
  if (outcome === 'stale') return { errors: { form: 'stale' }, values };
  redirect(`${SITE}?saved=${section}`);
}

/** Sets a section back: to what it was before its last change, or to the defaults. */
export async function resetSite(form: FormData): Promise<void> {
  const staff = await requireStaff('site');
  const section = postedText(form, 'section');
  if (!isSection(section)) redirect(SITE);
  const seen = Number(postedText(form, 'seen')) || 0;
  const isUndo = postedText(form, 'intent') === 'undo';
  const outcome = isUndo
    ? await undoSection(section, staff.id, seen)
    : await saveSection(section, null, staff.id, seen);
  redirect(`${SITE}?${outcome === 'stale' ? 'stale' : 'saved'}=${section}`);
}

/** Sets all sections that a file of settings holds (./settings/route.ts), or none and says why not. */
export async function bringSettings(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const staff = await requireStaff('site');
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { ...previous, errors: { form: 'no-file' } };
  const { sections, errors, values } = readSettingsFile(await file.text(), sectionDefaults);
  const unknown: Record<string, string[]> = {};
  for (const [section, typed] of Object.entries(sections) as [Section, TypedSection | null][])
    for (const [name, names] of Object.entries(await missingTopics(section, typed ?? {}))) {
      unknown[fileField(section, name)] = names;
      errors[fileField(section, name)] ??= 'unknown-topic';
    }
  if (Object.keys(errors).length > 0) return { errors, values, unknown };
  await saveSections(sections, staff.id);
  redirect(`${SITE}?saved=file`);
}
