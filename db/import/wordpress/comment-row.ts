import { sameTextKey, submissionKey } from '@/db/comments/tokens';
import type { Comment } from '@/db/comments/transitions';
import type { articles } from '@/db/schema/articles';
import type { comments } from '@/db/schema/comments';
import { EMAIL_MAX_LENGTH } from '@/lib/forms/email';
import { statusOf } from '@/lib/wordpress/read/comment';
import { timeOf } from '@/lib/wordpress/read/post';
import type { WxrComment } from '@/lib/wordpress/read/wxr-fields';
import { hashToken } from '@/runtime/keyed-hash';
import { siteSettings } from '@/runtime/site-settings';

/** What tells the commenters of one article at the other site apart. */
export interface Commenters {
  /** Name for comments without one. */
  nameless: string;
  /** Logins of the article's authors there, by user id. */
  authors: ReadonlyMap<number, string>;
  /** User ids of the site's authors there. */
  team: ReadonlySet<number>;
}

/** A comment's place in the thread here. */
interface CommentPlace {
  id: number;
  parent: { id: number; rootId: number; depth: number } | undefined;
  /** Readers see it, or a placeholder above its replies. */
  shown: boolean;
}

/** Undeliverable (RFC 2606). */
const NO_EMAIL = 'nobody@invalid';

/** Maps an exported comment to a row. @param source as in db/import/wordpress/context.ts */
export function commentRow(
  article: typeof articles.$inferSelect,
  source: string,
  commenters: Commenters,
  comment: WxrComment,
  text: { name: string; body: string },
  { id, parent, shown }: CommentPlace,
): typeof comments.$inferInsert {
  const createdAt =
    timeOf(comment.dateGmt, comment.date, siteSettings().dates.timeZone) ?? article.publishedAt;
  const verdict = statusOf(comment.approved);
  const nobody = { address: source, agent: 'import', visitor: null };
  const submission = submissionKey([article.id, comment.id], nobody);
  return {
    id,
    articleId: article.id,
    parentId: parent?.id ?? null,
    rootId: parent?.rootId ?? null,
    depth: parent ? parent.depth + 1 : 0,
    ...text,
    email: comment.email.slice(0, EMAIL_MAX_LENGTH) || NO_EMAIL,
    ...verdict,
    shown,
    badge: badgeOf(comment, commenters),
    createdAt,
    decidedAt: verdict.state === 'waiting' ? null : createdAt,
    submission,
    // No reader holds a receipt for it.
    receipt: hashToken(`import:${submission}`),
    sameText: sameTextKey(text.body),
    formerId: id === comment.id ? null : comment.id,
  };
}

function badgeOf({ userId }: WxrComment, { authors, team }: Commenters): Comment['badge'] {
  if (authors.has(userId)) return 'author';
  return team.has(userId) ? 'team' : null;
}
