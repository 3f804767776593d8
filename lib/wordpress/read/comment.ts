/** What a comment of a WordPress export means here. */
import { createHash } from 'node:crypto';
import { plainText } from '@/lib/html/plain-text';
import { cleanBody, cleanName } from '@/lib/text/clean-text';
import type { WxrComment } from './wxr-fields';

/** Where a comment stands, as db/schema/comments.ts and lib/comments/policy.ts have it. */
export interface CommentStatus {
  state: 'published' | 'waiting' | 'spam' | 'refused';
  reason: 'everyone' | 'off-topic' | null;
}

/** WordPress's bin is no state of ours: what a moderator threw away there is refused here, and can be published again. */
const STATUSES: Record<string, CommentStatus> = {
  '1': { state: 'published', reason: null },
  approve: { state: 'published', reason: null },
  spam: { state: 'spam', reason: null },
  trash: { state: 'refused', reason: 'off-topic' },
  'post-trashed': { state: 'refused', reason: 'off-topic' },
};
const WAITING: CommentStatus = { state: 'waiting', reason: 'everyone' };

/** What became of a comment at its own site. */
export function statusOf(approved: string): CommentStatus {
  return STATUSES[approved] ?? WAITING;
}

/** As the form has it, in UTF-16 units and with room for vowel marks. */
const MAX_COMMENTER_LENGTH = 120;

/** Who wrote what, in plain text; empty where there is none. */
export function commentText({ author, content }: WxrComment): { name: string; body: string } {
  return {
    name: cleanName(plainText(author)).slice(0, MAX_COMMENTER_LENGTH),
    body: cleanBody(plainText(content)),
  };
}

/** Equal for comments that would come in the same. @param parent what it answers, once that is known */
export function commentHash(
  { author, email, content, approved, dateGmt }: WxrComment,
  parent: number,
): string {
  const text = JSON.stringify([author, email, content, approved, dateGmt, parent]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
