import { type ThreadMode, type ThreadTerms, threadMode } from '@/lib/comments/thread-mode';
import { siteSettings } from '@/runtime/site-settings';

/** The terms of an article's thread: where the desk gave it no days of its own it closes after the site's. */
export function withSiteTerms<T extends Pick<ThreadTerms, 'closesAfter'>>(terms: T): T {
  return { ...terms, closesAfter: terms.closesAfter ?? siteSettings().comments.closesAfter };
}

/** Whether an article's thread takes comments now. */
export function threadModeOf(terms: ThreadTerms, now: Date): ThreadMode {
  return threadMode(withSiteTerms(terms), now);
}
