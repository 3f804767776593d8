'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { savePins } from '@/db/writing/front';
import { type FrontFormState, parseFront } from '@/lib/desk/front-form';
import { FRONT } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';
import { siteSettings } from '@/runtime/site-settings';
import { toEdition } from '@/site.config';

/** Sets what stands first on an edition's front page. */
export async function saveFront(_previous: FrontFormState, form: FormData): Promise<FrontFormState> {
  await requireStaff('front');
  const edition = toEdition(postedText(form, 'edition'));
  const parsed = parseFront(form, siteSettings().dates.timeZone, new Date());
  if (!('data' in parsed)) return parsed;
  const { outcome } = await savePins(edition, parsed.data, postedText(form, 'seen'));
  if (outcome !== 'saved') return { errors: { form: outcome }, values: parsed.values };
  redirect(`${FRONT}?saved=${edition}`);
}
