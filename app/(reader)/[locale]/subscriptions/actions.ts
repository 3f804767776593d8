'use server';

import { redirect } from 'next/navigation';
import {
  confirmByToken,
  findCommentByReceipt,
  requestSubscription,
  unsubscribeByToken,
  unsubscribeComment,
} from '@/db/mail/subscriptions';
import { postedToken, type SubscribeFormState } from '@/lib/comments/receipt-form';
import { postedText } from '@/lib/forms/read';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

/** Subscribes to replies, from a receipt: gives the reason why not, or redirects to the receipt. */
export async function askForReplyMail(
  _previous: SubscribeFormState,
  form: FormData,
): Promise<SubscribeFormState> {
  const commentId = await findCommentByReceipt(postedToken(form, 'receipt'));
  const asked = commentId === null ? ({ error: 'gone' } as const) : await requestSubscription(commentId);
  if ('error' in asked) return { errors: { form: asked.error }, values: {} };
  redirectToReceipt(form);
}

/** Unsubscribes from replies, from a receipt. */
export async function stopReplyMail(form: FormData): Promise<void> {
  const commentId = await findCommentByReceipt(postedToken(form, 'receipt'));
  if (commentId !== null) await unsubscribeComment(commentId);
  redirectToReceipt(form);
}

function redirectToReceipt(form: FormData): never {
  redirect(`${pathFor(editionOf(form), 'receipts', postedToken(form, 'receipt'))}#reply-notice`);
}

/** From the page that a mail leads to. */
export async function confirmSubscription(form: FormData): Promise<void> {
  await confirmByToken(postedToken(form, 'token'));
  redirectToSubscription(form);
}

/** From the page that a mail leads to. */
export async function endSubscription(form: FormData): Promise<void> {
  await unsubscribeByToken(postedToken(form, 'token'));
  redirectToSubscription(form);
}

function redirectToSubscription(form: FormData): never {
  redirect(`${pathFor(editionOf(form), 'subscriptions', postedToken(form, 'token'))}#subscription`);
}

function editionOf(form: FormData) {
  return toEdition(postedText(form, 'edition'));
}
