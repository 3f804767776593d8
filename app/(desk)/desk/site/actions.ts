'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { saveSection, undoSection } from '@/db/site/settings';
import { listTopicNames } from '@/db/site/topic-names';
import { SITE } from '@/lib/desk/paths';
import type { SiteFormState } from '@/lib/desk/site-fields';
import { type PostedSection, parseSection } from '@/lib/desk/site-form';
import { postedText } from '@/lib/forms/read';
import { unknownTopics } from '@/lib/site/navigation';
import { isSection } from '@/lib/site/site-settings';
import { editions } from '@/site.config';

/** Sets a section of the site's settings, or shows how it would look. */
export async function saveSite(previous: SiteFormState, form: FormData): Promise<SiteFormState> {
  const staff = await requireStaff('site');
  const posted = await parseSection(form);
  if (!posted) return previous;
  const { section, values, seen } = posted;
  const unknown = await missingTopics(posted);
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

/** Lines without an address that name no topic of their edition, by field. */
async function missingTopics({ section, values }: PostedSection): Promise<Record<string, string[]>> {
  const field = { navigation: 'topics', footer: 'columns' }[section as string];
  if (!field) return {};
  const found = editions.map(async (edition) => {
    const name = `${field}-${edition}`;
    return [name, unknownTopics(values[name] ?? '', await listTopicNames(edition))] as const;
  });
  return Object.fromEntries((await Promise.all(found)).filter(([, names]) => names.length > 0));
}
