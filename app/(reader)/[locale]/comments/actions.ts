'use server';

import { updateTag } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { CommentFormState } from '@/components/comments/comment-form';
import { type Added, addComment } from '@/db/commenting';
import type { Browser } from '@/db/receipts';
import { type CommentInput, parseComment } from '@/lib/comment-form';
import { pathFor } from '@/lib/slug';
import { site } from '@/site.config';

/** Takes a posted comment: back comes the form with its errors, or a redirect to the comment's receipt. */
export async function postComment(_previous: CommentFormState, form: FormData): Promise<CommentFormState> {
  const parsed = parseComment(form, site.comments);
  if ('errors' in parsed) return parsed;
  const added = await store(parsed.comment);
  if ('error' in added) return { errors: { form: added.error }, values: parsed.values };
  for (const tag of added.tags) updateTag(tag);
  // The fragment replaces the form's own, which the browser would otherwise carry along.
  redirect(`${pathFor(added.edition, 'receipts', added.receipt)}#receipt`);
}

/** A database that cannot be written is an answer for the commenter too: the text must come back to them. */
async function store(comment: CommentInput): Promise<Added> {
  try {
    return await addComment(comment, await browser());
  } catch (error) {
    console.error('A comment could not be stored', error);
    return { error: 'unavailable' };
  }
}

async function browser(): Promise<Browser> {
  const sent = await headers();
  return { address: sent.get('x-forwarded-for') ?? '', agent: sent.get('user-agent') ?? '' };
}
