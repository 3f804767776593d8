import { z } from 'zod';
import { type RefusalReason, refusalReasons } from '@/lib/comments/policy';
import { postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';

/**
 * `id:revision`: the comment a form is about, and its revision as shown (optimistic locking); null for anything else.
 */
export const seenField = z.string().transform((seen) => {
  const [id, revision] = seen.split(':').map(idFromParam);
  return id && revision ? { id, revision } : null;
});

/** The value that `seenField` reads. */
export function seenValue({ id, revision }: { id: number; revision: number }): string {
  return `${id}:${revision}`;
}

/** The same of several, in one field. */
export function seenValues(seen: readonly { id: number; revision: number }[]): string {
  return seen.map(seenValue).join(' ');
}

const actions = ['publish', 'refuse', 'spam', 'pick', 'unpick', 'undo'] as const;

const schema = z.object({
  // Without a reason, which only the button of a refusal sends, it changes nothing.
  action: z.enum(actions).catch('refuse'),
  reason: z.enum(refusalReasons).nullable().catch(null),
});

/** The value of the button that refuses for this reason: one press says both. */
export function refuseValue(reason: RefusalReason): string {
  return `refuse:${reason}`;
}

/**
 * Reads a form of buttons that decides on one comment or on several. No field of it can be mended, so it has no errors:
 * comments that cannot be read are left out.
 * @param maxComments what comes after them is ignored
 */
export function parseDecision(form: FormData, maxComments: number) {
  const [pressed, why] = postedText(form, 'decision').split(':');
  const { action, reason } = schema.parse({ action: pressed, reason: why });
  return { action, decision: decisionOf(action, reason), comments: seenItems(form, maxComments) };
}

/** The comments that a form is about; those that cannot be read are left out. @param most what comes after them is ignored */
export function seenItems(form: FormData, most: number) {
  const items = form.getAll('item').flatMap((item) => String(item).split(' ').slice(0, most));
  return z
    .array(seenField)
    .parse(items.slice(0, most))
    .filter((seen) => seen !== null);
}

/** The comment's new state; null for a pick, an undo, and a refusal without a reason. */
function decisionOf(action: (typeof actions)[number], reason: RefusalReason | null) {
  if (action === 'publish') return { state: 'published' as const };
  if (action === 'spam') return { state: 'spam' as const };
  return action === 'refuse' && reason ? { state: 'refused' as const, reason } : null;
}
