import { cookies, headers } from 'next/headers';
import type { Browser } from '@/db/comments/visitors';
import { newVisitor, readVisitor, signVisitor, VISITOR_COOKIE } from '@/db/comments/visitors';
import { isHttps } from '@/runtime/settings';

/** How long a browser keeps the id by which it earns trust. */
const COOKIE_MAX_AGE_SECONDS = 365 * 24 * 60 * 60;

/** The browser that sent this request, with a new visitor id if it has none yet. For actions only. */
export async function thisBrowser(): Promise<Browser & { visitor: string }> {
  const sent = await headers();
  const cookie = (await cookies()).get(VISITOR_COOKIE)?.value;
  return {
    // The one address that server/http/main.ts lets through.
    address: sent.get('x-forwarded-for') ?? '',
    agent: sent.get('user-agent') ?? '',
    visitor: readVisitor(cookie) ?? newVisitor(),
  };
}

/** Sets the signed visitor cookie: with a comment, never by reading. */
export async function rememberBrowser({ visitor }: { visitor: string }): Promise<void> {
  (await cookies()).set(VISITOR_COOKIE, signVisitor(visitor), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps,
    maxAge: COOKIE_MAX_AGE_SECONDS,
    path: '/',
  });
}
