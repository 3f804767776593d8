'use server';

import { redirect } from 'next/navigation';
import type { AskState } from '@/components/comments/ask-for-replies';
import { askForReplies, commentOfReceipt, confirm, end, endForComment } from '@/db/mail/subscriptions';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

/** From a receipt: asks for mail about replies. Back comes why not, or a redirect to the receipt. */
export async function askForReplyMail(_previous: AskState, form: FormData): Promise<AskState> {
  const commentId = await commentOfReceipt(field(form, 'receipt'));
  const asked = commentId === null ? ({ error: 'gone' } as const) : await askForReplies(commentId);
  if ('error' in asked) return { error: asked.error };
  redirectToReceipt(form);
}

/** From a receipt: no more mail about replies. */
export async function stopReplyMail(form: FormData): Promise<void> {
  const commentId = await commentOfReceipt(field(form, 'receipt'));
  if (commentId !== null) await endForComment(commentId);
  redirectToReceipt(form);
}

function redirectToReceipt(form: FormData): never {
  redirect(`${pathFor(editionOf(form), 'receipts', field(form, 'receipt'))}#reply-notice`);
}

/** From the page that a mail leads to. */
export async function confirmSubscription(form: FormData): Promise<void> {
  await confirm(field(form, 'token'));
  redirectToSubscription(form);
}

/** From the page that a mail leads to. */
export async function endSubscription(form: FormData): Promise<void> {
  await end(field(form, 'token'));
  redirectToSubscription(form);
}

function redirectToSubscription(form: FormData): never {
  redirect(`${pathFor(editionOf(form), 'subscriptions', field(form, 'token'))}#subscription`);
}

function editionOf(form: FormData) {
  return toEdition(field(form, 'edition'));
}

/** A field of a form of ours; a token in it is one we made, and anything else finds nothing. */
function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : '_';
}
