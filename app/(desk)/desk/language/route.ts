import { cookies } from 'next/headers';
import { requireSameOrigin } from '@/db/accounts/session';
import { DESK, DESK_LANGUAGE, isOpenAtDesk, toDeskPath } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';
import { seeOther } from '@/lib/http/see-other';
import { isHttps } from '@/runtime/settings';
import { isEdition } from '@/site.config';

const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

/** Sets the desk's language in a cookie, and redirects back. */
export async function POST(request: Request) {
  await requireSameOrigin();
  const form = await request.formData();
  const language = postedText(form, 'language');
  if (isEdition(language)) {
    (await cookies()).set(DESK_LANGUAGE, language, {
      path: DESK,
      maxAge: COOKIE_MAX_AGE_SECONDS,
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps,
    });
  }
  return seeOther(back(postedText(form, 'to')));
}

/** The pages for who is not signed in may be returned to, with their queries. */
function back(path: string): string {
  return isOpenAtDesk(path) ? path : toDeskPath(path);
}
