'use server';

import { redirect } from 'next/navigation';
import { requireModerator } from '@/db/accounts/session';
import { setThread } from '@/db/moderation/thread-settings';
import { DAYS_MOST, threadModes } from '@/lib/comments/thread-terms';
import { idFromParam } from '@/lib/site/params';
import { toWesternDigits } from '@/lib/text/arabic';

/** Keeps what was chosen for an article's thread, unless another moderator chose meanwhile. */
export async function saveThread(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const id = idFromParam(String(form.get('id')));
  if (id === null) redirect('/desk');
  const page = `/desk/articles/${id}`;
  const closesAfter = readDays(String(form.get('closesAfter') ?? ''));
  if (closesAfter === undefined) redirect(`${page}?error=days`);
  const [seenMode = '', seenDays = ''] = String(form.get('seen') ?? '').split(':');
  const seen = { mode: readMode(seenMode), closesAfter: readDays(seenDays) ?? null };
  const settings = { mode: readMode(form.get('mode')), closesAfter };
  const result = await setThread(id, settings, moderator.id, seen);
  if (result.outcome !== 'done') redirect(`${page}?error=stale`);
  redirect(`${page}?saved=1`);
}

function readMode(value: FormDataEntryValue | null) {
  return threadModes.find((mode) => mode === value) ?? null;
}

/** null for an empty field, undefined for what is no number of days. */
function readDays(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const days = idFromParam(toWesternDigits(typed.trim()));
  return days !== null && days <= DAYS_MOST ? days : undefined;
}
