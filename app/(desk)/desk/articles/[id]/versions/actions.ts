'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { restoreVersion } from '@/db/writing/restore';
import { ARTICLES, deskArticlePath } from '@/lib/desk/articles-url';
import { parseId, postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';

/** Publishes an earlier version again, as a new one. */
export async function restore(form: FormData): Promise<void> {
  const id = parseId(form);
  const staff = await requireStaff('publish', { articleId: id ?? 0 });
  const number = idFromParam(postedText(form, 'number'));
  if (id === null || number === null) redirect(ARTICLES);
  const seen = idFromParam(postedText(form, 'version')) ?? 0;
  const result = await restoreVersion(id, number, { seen, account: staff });
  const done = result.outcome === 'published' ? 'restored' : result.outcome;
  redirect(`${deskArticlePath(id)}?${done === 'invalid' ? 'check=publish' : `done=${done}`}#status`);
}
