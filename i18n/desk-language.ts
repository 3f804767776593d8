import { cookies } from 'next/headers';
import { type Edition, toEdition } from '@/site.config';

/** Holds the language a moderator chose for the desk: the name of an edition. */
export const DESK_LANGUAGE = 'desk_language';

/** The language of the desk: the one in the visitor's cookie, else the site's. */
export async function deskLanguage(): Promise<Edition> {
  return toEdition((await cookies()).get(DESK_LANGUAGE)?.value);
}
