'use server';

import { redirect } from 'next/navigation';
import type { WishState } from '@/components/comments/wish-form';
import { type EditResult, editComment, objectToRefusal, withdrawComment } from '@/db/comments/own';
import { readPostedText } from '@/lib/forms/read';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { site, toEdition } from '@/site.config';

/** From a receipt: changes the text of the comment. Back comes what is wrong with it, or a redirect to the receipt. */
export async function edit(_previous: WishState, form: FormData): Promise<WishState> {
  const { text, clean, error } = readPostedText(form, 'text', site.comments.bodyLimit);
  if (error) return { error, text };
  return grant(form, text, (token) => editComment(token, clean, text));
}

/** From a receipt: asks the moderators to look at a refusal again, and says why. */
export async function object(_previous: WishState, form: FormData): Promise<WishState> {
  const { text, clean, error } = readPostedText(form, 'text', site.comments.objectionLimit);
  if (error) return { error, text };
  return grant(form, text, (token) => objectToRefusal(token, clean));
}

/** From a receipt: takes the comment back. */
export async function withdraw(_previous: WishState, form: FormData): Promise<WishState> {
  return grant(form, '', withdrawComment);
}

/** @param text given back where the wish can no longer be granted, or the database cannot be written */
async function grant(
  form: FormData,
  text: string,
  wish: (token: string) => Promise<EditResult>,
): Promise<WishState> {
  const token = String(form.get('token'));
  try {
    if ((await wish(token)) === 'too-late') return { error: 'too-late', text };
  } catch (error) {
    const fault = logFailure('A wish of a commenter could not be granted', error);
    return { error: 'unavailable', fault, text };
  }
  redirect(`${pathFor(toEdition(String(form.get('edition'))), 'receipts', token)}#receipt`);
}
