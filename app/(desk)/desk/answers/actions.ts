'use server';

import { redirect } from 'next/navigation';
import { subjectOf } from '@/db/accounts/authority';
import { setDigest } from '@/db/accounts/digest-choice';
import { requireStaff } from '@/db/accounts/session';
import { propose } from '@/db/moderation/proposals';
import { answersPathAfter } from '@/lib/desk/answers-url';
import { seenItems } from '@/lib/desk/decision-form';
import { type ItemTextFormState, itemTextSchema, parseItemText } from '@/lib/desk/item-text-form';
import { ANSWERS } from '@/lib/desk/paths';
import { type ProposalFormState, parseProposal } from '@/lib/desk/proposal-form';
import { postedText } from '@/lib/forms/read';
import { log } from '@/runtime/log';
import { site } from '@/site.config';
import { postAnswer } from '../post-answer';
import { showAgain } from '../show-again';

const answerText = itemTextSchema(site.comments.bodyLimit);

/** Answers a comment below an article of one's own, published at once. */
export async function answerReader(_previous: ItemTextFormState, form: FormData): Promise<ItemTextFormState> {
  const staff = await requireStaff('answer', subjectOf(seenItems(form, 1)));
  const parsed = parseItemText(answerText, form);
  if ('errors' in parsed) return parsed;
  const { text, seen } = parsed.data;
  const posted = await postAnswer(staff, seen.id, text);
  if ('errors' in posted) return { errors: posted.errors, values: parsed.values };
  log.info({ event: 'answer', comment: seen.id });
  redirect(answersPathAfter(postedText(form, 'from'), { what: 'answered', id: posted.id ?? seen.id }));
}

/** Proposes to the editors to pick a comment below an article of one's own, or to hold it. */
export async function proposeToEditors(
  _previous: ProposalFormState,
  form: FormData,
): Promise<ProposalFormState> {
  const staff = await requireStaff('propose', subjectOf(seenItems(form, 1)));
  const parsed = parseProposal(form);
  if ('errors' in parsed) return parsed;
  if (!(await propose(parsed.data, staff.id))) return { errors: { form: 'gone' }, values: parsed.values };
  redirect(answersPathAfter(postedText(form, 'from'), { what: 'proposed', id: parsed.data.commentId }));
}

/** Turns one's daily mail about new comments on or off. */
export async function chooseDigest(form: FormData): Promise<void> {
  const staff = await requireStaff('account');
  await setDigest(staff.id, postedText(form, 'digest') === 'daily');
  await showAgain(`${ANSWERS}#digest`);
}
