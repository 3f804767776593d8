/** The cookie `desk_done`: what a moderator did last. */
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { UNDO_WINDOW_MS } from '@/db/moderation/undo';
import { isHttps } from '@/runtime/settings';

const COOKIE = 'desk_done';

const done = z.object({
  action: z.enum(['publish', 'refuse', 'spam', 'pick', 'unpick', 'edit', 'undo', 'answer']),
  /** How many comments it was done to. */
  count: z.int().min(0),
  /** These, each as `id:revision` after it; of more than a page, for which a cookie has no room, the first. */
  items: z.array(z.string()).max(100),
  /** Of more than a page: when it was done, in milliseconds since 1970. */
  batch: z.int().nullable(),
  /** Those that had changed before the decision came. */
  stale: z.array(z.int().positive()).max(100),
  /** Why nothing was done at all. */
  problem: z.enum(['none', 'reason']).nullable(),
  /** The list in which it was done. */
  from: z.string(),
});

/** What a moderator did last, shown on the next page with an undo button. */
export type LastAction = z.infer<typeof done>;

/** For pages; null when nothing was done within the undo window. */
export async function readLastAction(): Promise<LastAction | null> {
  const cookie = (await cookies()).get(COOKIE)?.value;
  if (!cookie) return null;
  try {
    return done.safeParse(JSON.parse(cookie)).data ?? null;
  } catch {
    return null;
  }
}

/** For actions. A cookie, so that it is there without a script, and survives going from list to list. */
export async function rememberLastAction(what: LastAction): Promise<void> {
  (await cookies()).set(COOKIE, JSON.stringify(what), {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps,
    path: '/desk',
    maxAge: UNDO_WINDOW_MS / 1000,
  });
}
