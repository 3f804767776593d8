'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { restoreVersion } from '@/db/writing/restore';
import { setVersionClosed } from '@/db/writing/versions';
import { ARTICLES, deskPathOf } from '@/lib/desk/articles-url';
import { parseId, postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';
import { log } from '@/runtime/log';

/** Publishes an earlier version again, as a new one. */
export async function restore(form: FormData): Promise<void> {
  const id = parseId(form);
  const staff = await requireStaff('publish', { articleId: id ?? 0 });
  const number = idFromParam(postedText(form, 'number'));
  if (id === null || number === null) redirect(ARTICLES);
  const seen = idFromParam(postedText(form, 'version')) ?? 0;
  const result = await restoreVersion(id, number, { seen, account: staff });
  const done = result.outcome === 'published' ? 'restored' : result.outcome;
  const page = deskPathOf({ id, purpose: postedText(form, 'purpose') });
  redirect(`${page}?${done === 'invalid' ? 'check=publish' : `done=${done}`}#status`);
}

/** Closes a version to readers, or opens it again. */
export async function setClosed(form: FormData): Promise<void> {
  const id = parseId(form);
  const staff = await requireStaff('publish', { articleId: id ?? 0 });
  const number = idFromParam(postedText(form, 'number'));
  if (id === null || number === null) redirect(ARTICLES);
  const closed = postedText(form, 'closed') === '1';
  await setVersionClosed(id, number, closed);
  log.info({ event: 'version', closed, article: id, number, by: staff.id });
  redirect(`${deskPathOf({ id, purpose: postedText(form, 'purpose') }, 'versions')}?closed=${number}`);
}
