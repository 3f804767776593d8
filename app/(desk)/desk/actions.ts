'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ItemTextError, ItemTextState } from '@/components/desk/queue/item-text-form';
import type { Moderator } from '@/db/accounts/auth';
import { requireModerator } from '@/db/accounts/session';
import { addComment } from '@/db/comments/create';
import {
  type Decision,
  decideComment,
  decideMany,
  type Outcome,
  pickComment,
  reviseComment,
  type Seen,
  undoDecision,
  undoMany,
} from '@/db/moderation/decisions';
import { type Done, rememberDone } from '@/db/moderation/last-action';
import { QUEUE_PAGE } from '@/db/moderation/queue';
import { findItems } from '@/db/moderation/queue-items';
import { refusalReasons } from '@/lib/comments/policy';
import { toDeskPath } from '@/lib/desk/paths';
import { readPostedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';
import { nameKey } from '@/lib/text/arabic';
import { log } from '@/runtime/log';
import { measures } from '@/runtime/metrics';
import { site } from '@/site.config';

type Result = Outcome & { id: number };

/** Takes a decision on one comment: publish, refuse, spam, pick, unpick or undo. */
export async function decide(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const seen = readSeen(form.get('item'));
  if (!seen) return answer(form, { action: 'publish', results: [], problem: 'none' });
  const { id, revision } = seen;
  const word = form.get('decision');
  if (word === 'pick' || word === 'unpick') {
    const outcome = await pickComment(id, word === 'pick', moderator.id, revision);
    return answer(form, { action: word, results: [{ id, ...outcome }] });
  }
  if (word === 'undo') {
    const outcome = await undoDecision(id, moderator.id, revision);
    return answer(form, { action: 'undo', results: [{ id, ...outcome }] });
  }
  const decision = readDecision(form);
  if ('problem' in decision) return answer(form, { ...decision, results: [] });
  const outcome = await decideComment(id, decision.decision, moderator.id, revision);
  return answer(form, { action: decision.action, results: [{ id, ...outcome }] });
}

/** Takes one decision on all that was selected. */
export async function decideSelected(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const items = form
    .getAll('item')
    .slice(0, QUEUE_PAGE)
    .flatMap((item) => readSeen(item) ?? []);
  const decision = readDecision(form);
  if ('problem' in decision) return answer(form, { ...decision, results: [] });
  if (items.length === 0) return answer(form, { action: decision.action, results: [], problem: 'none' });
  const results = await decideMany(items, decision.decision, moderator.id);
  return answer(form, { action: decision.action, results });
}

/** Takes back what was done last. */
export async function undoLast(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const ids = form
    .getAll('id')
    .slice(0, QUEUE_PAGE)
    .flatMap((id) => idFromParam(String(id)) ?? []);
  return answer(form, { action: 'undo', results: await undoMany(ids, moderator.id) });
}

/** Changes the text of a comment: back comes the form when it cannot. */
export async function editText(_previous: ItemTextState, form: FormData): Promise<ItemTextState> {
  const moderator = await requireModerator();
  const { text, clean, error, seen } = readText(form);
  if (error || !seen) return { error: error ?? 'stale', text };
  const { id, revision } = seen;
  const outcome = await reviseComment(id, clean, moderator.id, revision);
  if (outcome.outcome !== 'done') return { error: 'stale', text };
  await answer(form, { action: 'edit', results: [{ id, ...outcome }] });
  return { error: null, text: null };
}

/** Answers a comment as one of the newsroom, and publishes it first if it is not. */
export async function answerComment(_previous: ItemTextState, form: FormData): Promise<ItemTextState> {
  const moderator = await requireModerator();
  const { text, clean, error, seen } = readText(form);
  if (error || !seen) return { error: error ?? 'stale', text };
  const [item] = await findItems([seen.id], moderator.id);
  if (!item) return { error: 'stale', text };
  if (item.comment.state !== 'published') {
    const outcome = await decideComment(seen.id, { state: 'published' }, moderator.id, seen.revision);
    if (outcome.outcome !== 'done') return { error: 'stale', text };
  }
  const failed = await addAnswer(moderator, item.article, seen.id, clean);
  if (failed) {
    refresh();
    return { error: failed, text };
  }
  await answer(form, { action: 'answer', results: [] });
  return { error: null, text: null };
}

async function addAnswer(
  { name, email }: Moderator,
  article: { id: number; author: string },
  parentId: number,
  body: string,
): Promise<ItemTextError | null> {
  const sent = await headers();
  const browser = {
    address: sent.get('x-forwarded-for') ?? '',
    agent: sent.get('user-agent') ?? '',
    visitor: null,
  };
  const input = { articleId: article.id, parentId, name, email, body };
  const badge = nameKey(name) === nameKey(article.author) ? 'author' : 'team';
  const added = await addComment(input, browser, { ...input, website: '' }, badge);
  if (!('error' in added)) return null;
  const { error } = added;
  return error === 'closed' || error === 'parent-gone' || error === 'same-text' ? error : 'unavailable';
}

/** `id:revision`, as a form says which comment it is about and how it was shown. */
function readSeen(value: FormDataEntryValue | null): Seen | null {
  const [id, revision] = String(value ?? '')
    .split(':')
    .map((part) => idFromParam(part));
  return id && revision ? { id, revision } : null;
}

function readDecision(
  form: FormData,
): { action: 'publish' | 'refuse' | 'spam'; decision: Decision } | { action: 'refuse'; problem: 'reason' } {
  const word = form.get('decision');
  if (word === 'publish') return { action: 'publish', decision: { state: 'published' } };
  if (word === 'spam') return { action: 'spam', decision: { state: 'spam' } };
  const reason = refusalReasons.find((known) => known === form.get('reason'));
  return reason
    ? { action: 'refuse', decision: { state: 'refused', reason } }
    : { action: 'refuse', problem: 'reason' };
}

function readText(form: FormData) {
  return { ...readPostedText(form, 'text', site.comments.bodyLimit), seen: readSeen(form.get('item')) };
}

interface Answer {
  action: Done['action'];
  results: readonly Result[];
  problem?: Done['problem'];
}

/**
 * Tells what was done: the page is shown again, and without a script it opens at the comment to look at now. A script
 * has moved the focus on already, and would lose its place.
 */
async function answer(form: FormData, { action, results, problem = null }: Answer): Promise<void> {
  const ids = results.filter(({ outcome }) => outcome === 'done').map(({ id }) => id);
  const stale = results.filter(({ outcome }) => outcome === 'stale').map(({ id }) => id);
  measures.decisions.inc({ action }, ids.length);
  log.info({ event: 'decision', action, comments: ids, stale, problem });
  const from = toDeskPath(form.get('from'));
  await rememberDone({ action, ids, stale, problem, from });
  if ((await headers()).has('next-action')) return refresh();
  const [changed] = stale;
  const next = idFromParam(String(form.get('next') ?? ''));
  const stays = action === 'undo' || action === 'pick' || action === 'unpick' || action === 'edit';
  const place = changed ?? (stays ? ids[0] : results.length === 1 ? next : undefined);
  redirect(`${from}#${place ? `comment-${place}` : 'queue'}`);
}
