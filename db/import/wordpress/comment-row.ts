import { sameTextKey, submissionKey } from '@/db/comments/tokens';
import type { Comment } from '@/db/comments/transitions';
import type { articles } from '@/db/schema/articles';
import type { comments } from '@/db/schema/comments';
import { EMAIL_MAX_LENGTH } from '@/lib/forms/email';
import { statusOf } from '@/lib/wordpress/read/comment';
import { parseWordPressTime } from '@/lib/wordpress/read/post';
import type { WxrComment } from '@/lib/wordpress/read/wxr-fields';
import { hashToken } from '@/runtime/keyed-hash';

/** What is known of those who comment at the other site. */
export interface Commenters {
  /** Who signs what nobody signed. */
  nameless: string;
  /** The number of the article's author there; 0 for nobody. */
  author: number;
  /** Numbers of the site's own authors there. */
  team: ReadonlySet<number>;
}

/** Where a comment stands here. */
export interface CommentPlace {
  id: number;
  parent: { id: number; rootId: number; depth: number } | undefined;
  /** Whether readers see it, or its place. */
  shown: boolean;
}

/** No mail ever reaches it (RFC 2606). */
const NO_EMAIL = 'nobody@invalid';

/** The row that a comment of another site becomes. @param source that site, as db/import/wordpress/context.ts names it */
export function commentRow(
  article: typeof articles.$inferSelect,
  source: string,
  commenters: Commenters,
  comment: WxrComment,
  text: { name: string; body: string },
  { id, parent, shown }: CommentPlace,
): typeof comments.$inferInsert {
  const createdAt =
    parseWordPressTime(comment.dateGmt) ?? parseWordPressTime(comment.date) ?? article.publishedAt;
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
    // Nobody was given a receipt by the other site.
    receipt: hashToken(`import:${submission}`),
    sameText: sameTextKey(text.body),
    formerId: id === comment.id ? null : comment.id,
  };
}

function badgeOf({ userId }: WxrComment, { author, team }: Commenters): Comment['badge'] {
  if (userId !== 0 && userId === author) return 'author';
  return team.has(userId) ? 'team' : null;
}
