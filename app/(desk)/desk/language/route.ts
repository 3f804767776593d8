import { cookies } from 'next/headers';
import { requireSameOrigin } from '@/db/accounts/session';
import { DESK_LANGUAGE } from '@/i18n/desk-language';
import { DESK, SIGN_IN, toDeskPath } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';
import { isHttps } from '@/runtime/settings';
import { isEdition } from '@/site.config';

/** A choice of language is kept for a year, in seconds. */
const YEAR = 365 * 24 * 60 * 60;

/** Changes the language of the desk for this browser, and shows the page it was changed on. */
export async function POST(request: Request) {
  await requireSameOrigin();
  const form = await request.formData();
  const language = postedText(form, 'language');
  if (isEdition(language)) {
    (await cookies()).set(DESK_LANGUAGE, language, {
      path: DESK,
      maxAge: YEAR,
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps,
    });
  }
  return new Response(null, { status: 303, headers: { Location: back(postedText(form, 'to')) } });
}

/** The sign-in page is one to come back to, with what it remembers. */
function back(path: string): string {
  return path === SIGN_IN || path.startsWith(`${SIGN_IN}?`) ? path : toDeskPath(path);
}
