import { cookies } from 'next/headers';
import { DESK_LANGUAGE } from '@/lib/desk/paths';
import { type Edition, toEdition } from '@/site.config';

/** The language of the desk: the one in the visitor's cookie, else the site's. */
export async function deskLanguage(): Promise<Edition> {
  return toEdition((await cookies()).get(DESK_LANGUAGE)?.value);
}
