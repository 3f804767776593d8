/** Whether a thread takes comments, and until when: by its article and by the desk. */

import { DAY_MS } from '@/lib/site/duration';

/** `held` takes comments, and every one waits. */
export const threadModes = ['open', 'held', 'closed'] as const;
export type ThreadMode = (typeof threadModes)[number];

/** Ten years. Who wants a thread open longer wants it open. */
export const MAX_OPEN_DAYS = 3650;

export interface ThreadTerms {
  commentsOpen: boolean;
  /** Set by the desk; null leaves it to the article. */
  thread: ThreadMode | null;
  /** Days after publication. */
  closesAfter: number | null;
  publishedAt: Date;
}

/** Whether a thread takes comments now: freely, each to be read first, or none. */
export function threadMode(terms: ThreadTerms, now: Date): ThreadMode {
  const { commentsOpen, thread } = terms;
  const closes = closingTime(terms);
  if (closes && now >= closes) return 'closed';
  return thread ?? (commentsOpen ? 'open' : 'closed');
}

/** When a thread closes by itself; null when it does not. */
export function closingTime({
  closesAfter,
  publishedAt,
}: Pick<ThreadTerms, 'closesAfter' | 'publishedAt'>): Date | null {
  return closesAfter === null ? null : new Date(publishedAt.getTime() + closesAfter * DAY_MS);
}
