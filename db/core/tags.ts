import { createHash } from 'node:crypto';
import type { Edition } from '@/site.config';

/**
 * Cache tags: each names a fact, and is invalidated by every write that changes it (db/core/invalidation.ts). ASCII, and
 * short: Next ignores those over 256 characters.
 */
export const tags = {
  /** An article, author or topic of the edition came, changed or went: lists, neighbours, boxes. */
  articles: (edition: Edition) => `articles:${edition}`,
  /** The number of comments of some article of the edition: what a list prints beside a headline. */
  counts: (edition: Edition) => `counts:${edition}`,
  /** One article, also while there is none at the address. */
  article: (edition: Edition, slug: string) => `article:${edition}:${digest(slug)}`,
  /** What is written of one article and not published, and who may see it. */
  workingCopy: (articleId: number) => `copy:${articleId}`,
  /** The comments below one article. */
  thread: (articleId: number) => `thread:${articleId}`,
  /** The editors' picks of the edition. */
  picks: (edition: Edition) => `picks:${edition}`,
  /**
   * Every page and document of the readers' wing, and every read for one: Next's own tag of the root layout, which it gives to all
   * of them.
   */
  everyPage: '_N_T_/layout',
  /** The date of today, in the site's time zone: what a front page says of it, and of the days before. */
  day: 'day',
  /** The hours at which something changes by time alone (server/cache/hours.ts): no read has it. */
  hours: 'hours',
  /** One comment, as its author's receipt and a form that answers it show it. */
  comment: (commentId: number) => `comment:${commentId}`,
  /** One report of an error, as its receipt shows it. */
  errorReport: (reportId: number) => `error-report:${reportId}`,
} as const;

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
