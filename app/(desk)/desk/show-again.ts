import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';

/**
 * Ends an action with the page it was sent from, as that is now: React stays where it is and takes a refresh, as it would
 * go to a fragment of its own page without asking for it; a form sent without JavaScript is redirected.
 * @param place path with the fragment to look at
 */
export async function showAgain(place: string): Promise<void> {
  if ((await headers()).has('next-action')) refresh();
  else redirect(place);
}
