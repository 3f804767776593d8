'use server';

import { updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import type { ReportState } from '@/components/comments/report-fields';
import { reportComment } from '@/db/reports';
import { reportReasons } from '@/db/schema-comments';
import { idFromParam } from '@/lib/address';
import { cleanBody } from '@/lib/clean-text';
import { pathFor } from '@/lib/slug';
import { toEdition } from '@/site.config';
import { thisBrowser } from '../../../browser';

/** Longer notes are an essay, not a report; what is beyond is cut. */
const NOTE_LIMIT = 1000;

/** Takes a reader's report: back comes the form when no reason was chosen, or a redirect to our thanks. */
export async function postReport(_previous: ReportState, form: FormData): Promise<ReportState> {
  const note = String(form.get('note') ?? '').slice(0, NOTE_LIMIT);
  const reason = reportReasons.find((known) => known === form.get('reason'));
  if (!reason) return { error: 'missing', note };
  const commentId = idFromParam(String(form.get('commentId')));
  const browser = await thisBrowser();
  const touched = commentId && (await reportComment({ commentId, reason, note: cleanBody(note) }, browser));
  for (const tag of touched || []) updateTag(tag);
  redirect(`${pathFor(toEdition(String(form.get('edition'))), 'reported')}#content`);
}
