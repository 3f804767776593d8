/** What a comment of a WordPress export means here. */
import { createHash } from 'node:crypto';
import { plainText } from '@/lib/html/plain-text';
import { cleanBody, cleanName } from '@/lib/text/clean-text';
import type { WxrComment } from './wxr-fields';

/** Where a comment stands, as db/schema/comments.ts and lib/comments/policy.ts have it. */
export interface CommentVerdict {
  state: 'published' | 'waiting' | 'spam' | 'refused';
  reason: 'everyone' | 'off-topic' | null;
}

/** WordPress's bin is no state of ours: what a moderator threw away there is refused here, and can be published again. */
const STATES: Record<string, CommentVerdict> = {
  '1': { state: 'published', reason: null },
  approve: { state: 'published', reason: null },
  spam: { state: 'spam', reason: null },
  trash: { state: 'refused', reason: 'off-topic' },
  'post-trashed': { state: 'refused', reason: 'off-topic' },
};
const WAITING: CommentVerdict = { state: 'waiting', reason: 'everyone' };

/** What became of a comment at its own site. */
export function verdictOf(approved: string): CommentVerdict {
  return STATES[approved] ?? WAITING;
}

/** As the form has it, in UTF-16 units and with room for vowel marks. */
const NAME_LIMIT = 120;

/** Who wrote what, in plain text; empty where there is none. */
export function textOf({ author, content }: WxrComment): { name: string; body: string } {
  return { name: cleanName(plainText(author)).slice(0, NAME_LIMIT), body: cleanBody(plainText(content)) };
}

/** Equal for comments that would come in the same. @param parent what it answers, once that is known */
export function hashOf({ author, email, content, approved, dateGmt }: WxrComment, parent: number): string {
  const text = JSON.stringify([author, email, content, approved, dateGmt, parent]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
