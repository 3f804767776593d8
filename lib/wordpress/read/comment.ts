/** Maps a comment of a WordPress export. */
import { createHash } from 'node:crypto';
import { plainText } from '@/lib/html/plain-text';
import { cleanBody, cleanName } from '@/lib/text/clean-text';
import type { WxrComment } from './wxr-fields';

/** State and reason as in db/schema/comments.ts and lib/comments/policy.ts. */
interface CommentStatus {
  state: 'published' | 'waiting' | 'spam' | 'refused';
  reason: 'everyone' | 'off-topic' | null;
}

/** By `wp:comment_approved`. There is no trash here: what was in it is refused, and can still be published. */
const STATUSES: Record<string, CommentStatus> = {
  '1': { state: 'published', reason: null },
  approve: { state: 'published', reason: null },
  spam: { state: 'spam', reason: null },
  trash: { state: 'refused', reason: 'off-topic' },
  'post-trashed': { state: 'refused', reason: 'off-topic' },
};
const WAITING: CommentStatus = { state: 'waiting', reason: 'everyone' };

export function statusOf(approved: string): CommentStatus {
  return STATUSES[approved] ?? WAITING;
}

/** As in the comment form, in UTF-16 units with room for vowel marks. */
const MAX_COMMENTER_LENGTH = 120;

/** Name and body as plain text. */
export function commentText({ author, content }: WxrComment): { name: string; body: string } {
  return {
    name: cleanName(plainText(author)).slice(0, MAX_COMMENTER_LENGTH),
    body: cleanBody(plainText(content)),
  };
}

/** Changes with anything of a comment that is imported. @param parent as resolved by planThread */
export function commentHash(
  { author, email, content, approved, dateGmt }: WxrComment,
  parent: number,
): string {
  const text = JSON.stringify([author, email, content, approved, dateGmt, parent]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
