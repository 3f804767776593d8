'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { listTopics } from '@/db/articles/topics';
import { saveSection, undoSection } from '@/db/site/settings';
import { SITE } from '@/lib/desk/paths';
import type { SiteErrors, SiteFormState } from '@/lib/desk/site-fields';
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
  const errors = { ...(await missingTopics(posted)), ...posted.errors };
  if (Object.keys(errors).length > 0) return { errors, values };
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

/** Names in the navigation that are no topic of their edition. */
async function missingTopics({ section, values }: PostedSection): Promise<SiteErrors> {
  if (section !== 'navigation') return {};
  const found = editions.map(async (edition) => {
    const name = `topics-${edition}`;
    return unknownTopics(values[name] ?? '', await listTopics(edition)).length > 0
      ? [[name, 'unknown-topic']]
      : [];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}
