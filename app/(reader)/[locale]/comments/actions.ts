'use server';

import { updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import type { CommentFormState } from '@/components/comments/comment-form';
import { type Added, addComment } from '@/db/commenting';
import { minutesToWait } from '@/db/rates';
import { type CommentInput, type CommentValues, parseComment } from '@/lib/comment-form';
import { pathFor } from '@/lib/slug';
import { site } from '@/site.config';
import { rememberBrowser, thisBrowser } from '../browser';

/** Takes a posted comment: back comes the form with its errors, or a redirect to the comment's receipt. */
export async function postComment(_previous: CommentFormState, form: FormData): Promise<CommentFormState> {
  const parsed = parseComment(form, site.comments);
  if ('errors' in parsed) return parsed;
  const { comment, values } = parsed;
  const browser = await thisBrowser();
  const minutes = await minutesToWait(browser.address, comment.articleId);
  if (minutes > 0) return { errors: { form: 'too-fast', minutes }, values };
  const added = await store(comment, browser, values);
  if ('error' in added) return { errors: { form: added.error }, values };
  await rememberBrowser(browser);
  for (const tag of added.tags) updateTag(tag);
  // The fragment replaces the form's own, which the browser would otherwise carry along.
  redirect(`${pathFor(added.edition, 'receipts', added.receipt)}#receipt`);
}

/** A database that cannot be written is an answer for the commenter too: the text must come back to them. */
async function store(
  comment: CommentInput,
  browser: Awaited<ReturnType<typeof thisBrowser>>,
  typed: CommentValues,
): Promise<Added> {
  try {
    return await addComment(comment, browser, typed);
  } catch (error) {
    console.error('A comment could not be stored', error);
    return { error: 'unavailable' };
  }
}
