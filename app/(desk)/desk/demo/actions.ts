'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { removeDemo } from '@/db/demo/remove';
import { DEMO } from '@/lib/desk/paths';
import { log } from '@/runtime/log';

/** Takes the demo edition away, with what was edited of it if that was ticked. */
export async function takeDemoAway(form: FormData): Promise<void> {
  await requireStaff('operate');
  const { articles, comments } = await removeDemo(form.get('edited') === 'remove');
  log.info({ event: 'demo', outcome: 'removed', articles: articles.length, comments });
  redirect(DEMO);
}
