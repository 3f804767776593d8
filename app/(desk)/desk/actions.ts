'use server';

import { refresh } from 'next/cache';
import { type LastAction, rememberLastAction } from '@/components/desk/queue/last-action';
import { subjectOf } from '@/db/accounts/authority';
import { requireStaff } from '@/db/accounts/session';
import { MAX_DECIDED } from '@/db/moderation/campaigns';
import {
  type DecisionResult,
  decideComment,
  decideMany,
  pickComment,
  reviseComment,
} from '@/db/moderation/decisions';
import { QUEUE_PAGE_SIZE } from '@/db/moderation/queue';
import { findItems } from '@/db/moderation/queue-items';
import { findBatch, undoBatch, undoDecision, undoMany } from '@/db/moderation/undo';
import { parseDecision, seenItems, seenValue } from '@/lib/desk/decision-form';
import { type ItemTextFormState, itemTextSchema, parseItemText, pickSchema } from '@/lib/desk/item-text-form';
import { toDeskPath } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';
import { log } from '@/runtime/log';
import { metrics } from '@/runtime/metrics';
import { site } from '@/site.config';
import { postAnswer } from './post-answer';
import { showAgain } from './show-again';

const itemText = itemTextSchema(site.comments.bodyLimit);
const pickNote = pickSchema(site.comments.pickNoteLimit);

/** Decides on one comment: publish, refuse, spam, pick, unpick or undo. */
export async function decide(form: FormData): Promise<void> {
  const { action, decision, comments } = parseDecision(form, 1);
  const act = action === 'pick' || action === 'unpick' ? 'pick' : 'decide';
  const staff = await requireStaff(act, subjectOf(comments));
  const [seen] = comments;
  if (!seen) return showDone(form, { action, problem: 'none' });
  const { id, revision } = seen;
  if (action === 'pick' || action === 'unpick') {
    const outcome = await pickComment(id, action === 'pick', staff.id, revision);
    return showDone(form, { action, results: [{ id, ...outcome }] });
  }
  if (action === 'undo') {
    const outcome = await undoDecision(id, staff.id, revision);
    return showDone(form, { action, results: [{ id, ...outcome }] });
  }
  if (!decision) return showDone(form, { action, problem: 'reason' });
  const outcome = await decideComment(id, decision, staff.id, revision);
  return showDone(form, { action, results: [{ id, ...outcome }] });
}

/** Bulk action: one decision on all selected comments. */
export async function decideSelected(form: FormData): Promise<void> {
  const { action, decision, comments } = parseDecision(form, MAX_DECIDED);
  const staff = await requireStaff('decide', subjectOf(comments));
  if (!decision) return showDone(form, { action, problem: 'reason' });
  if (comments.length === 0) return showDone(form, { action, problem: 'none' });
  const at = new Date();
  return showDone(form, { action, at, results: await decideMany(comments, decision, staff.id, at) });
}

/** Undoes the action that the page tells of. */
export async function undoLast(form: FormData): Promise<void> {
  const { comments } = parseDecision(form, QUEUE_PAGE_SIZE);
  const staff = await requireStaff('decide', subjectOf(comments));
  const at = idFromParam(postedText(form, 'batch'));
  if (at === null) return showDone(form, { action: 'undo', results: await undoMany(comments, staff.id) });
  const batch = await findBatch(new Date(at), staff.id);
  await requireStaff('decide', subjectOf(batch));
  return showDone(form, { action: 'undo', results: await undoBatch(batch, staff.id) });
}

/** Edits the text of a comment. */
export async function editText(_previous: ItemTextFormState, form: FormData): Promise<ItemTextFormState> {
  const staff = await requireStaff('revise', subjectOf(seenItems(form, 1)));
  const parsed = parseItemText(itemText, form);
  if ('errors' in parsed) return parsed;
  const { text, seen } = parsed.data;
  const outcome = await reviseComment(seen.id, text, staff.id, seen.revision);
  if (outcome.outcome !== 'done' && outcome.outcome !== 'unchanged')
    return { errors: { form: 'stale' }, values: parsed.values };
  await showDone(form, { action: 'edit', results: [{ id: seen.id, ...outcome }] });
  return { errors: {}, values: { text: null } };
}

/** Picks a comment, with the line why where there is one. */
export async function pickWithNote(_previous: ItemTextFormState, form: FormData): Promise<ItemTextFormState> {
  const staff = await requireStaff('pick', subjectOf(seenItems(form, 1)));
  const parsed = parseItemText(pickNote, form);
  if ('errors' in parsed) return parsed;
  const { text, seen } = parsed.data;
  const outcome = await pickComment(seen.id, true, staff.id, seen.revision, text);
  if (outcome.outcome !== 'done') return { errors: { form: 'stale' }, values: parsed.values };
  await showDone(form, { action: 'pick', results: [{ id: seen.id, ...outcome }] });
  return { errors: {}, values: { text: null } };
}

/** Replies to a comment as one of the newsroom, and publishes it first if it is not. */
export async function answerComment(
  _previous: ItemTextFormState,
  form: FormData,
): Promise<ItemTextFormState> {
  const staff = await requireStaff('reply', subjectOf(seenItems(form, 1)));
  const parsed = parseItemText(itemText, form);
  if ('errors' in parsed) return parsed;
  const { text, seen } = parsed.data;
  const [item] = await findItems([seen.id], staff.id);
  if (!item) return { errors: { form: 'stale' }, values: parsed.values };
  if (item.comment.state !== 'published') {
    const outcome = await decideComment(seen.id, { state: 'published' }, staff.id, seen.revision);
    if (outcome.outcome !== 'done') return { errors: { form: 'stale' }, values: parsed.values };
  }
  const posted = await postAnswer(staff, seen.id, text);
  if ('errors' in posted) {
    refresh();
    return { errors: posted.errors, values: parsed.values };
  }
  await showDone(form, { action: 'answer' });
  return { errors: {}, values: { text: null } };
}

interface DoneNow {
  action: LastAction['action'];
  results?: readonly (DecisionResult & { id: number })[];
  /** When many were decided on at once. */
  at?: Date;
  problem?: LastAction['problem'];
}

/**
 * Stores the outcome for the next page, logs and counts it, and shows the page again: React has moved the focus on already;
 * without JavaScript it opens at the comment to look at now.
 */
async function showDone(
  form: FormData,
  { action, results = [], at, problem = null }: DoneNow,
): Promise<void> {
  const done = results.filter((result) => result.outcome === 'done');
  const ids = done.map(({ id }) => id);
  const items = done.slice(0, QUEUE_PAGE_SIZE).map(seenValue);
  const batch = at && done.length > items.length ? at.getTime() : null;
  const stale = results.filter(({ outcome }) => outcome === 'stale').map(({ id }) => id);
  metrics.decisions.inc({ action }, ids.length);
  log.info({ event: 'decision', action, comments: ids, stale, problem });
  const from = toDeskPath(form.get('from'));
  await rememberLastAction({
    action,
    count: done.length,
    items,
    batch,
    stale: stale.slice(0, QUEUE_PAGE_SIZE),
    problem,
    from,
  });
  const [changed] = stale;
  const next = idFromParam(postedText(form, 'next'));
  const stays = action === 'undo' || action === 'pick' || action === 'unpick' || action === 'edit';
  const focused = changed ?? (stays ? ids[0] : next);
  await showAgain(`${from}#${focused ? `comment-${focused}` : 'queue'}`);
}
