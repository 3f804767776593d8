'use server';

import { updateTag } from 'next/cache';
import { redirect } from 'next/navigation';
import type { WishState } from '@/components/comments/wish-form';
import { logFailure } from '@/db/log';
import { editComment, type Granted, objectToRefusal, withdrawComment } from '@/db/own-comments';
import { countGraphemes } from '@/lib/arabic';
import { cleanBody, looksBlank } from '@/lib/clean-text';
import { pathFor } from '@/lib/slug';
import { site, toEdition } from '@/site.config';

export async function edit(_previous: WishState, form: FormData): Promise<WishState> {
  const { text, error } = readText(form, site.comments.bodyLimit);
  if (error) return { error, text };
  return grant(form, text, (token) => editComment(token, cleanBody(text), text));
}

export async function object(_previous: WishState, form: FormData): Promise<WishState> {
  const { text, error } = readText(form, site.comments.objectionLimit);
  if (error) return { error, text };
  return grant(form, text, (token) => objectToRefusal(token, cleanBody(text)));
}

export async function withdraw(_previous: WishState, form: FormData): Promise<WishState> {
  return grant(form, '', withdrawComment);
}

function readText(form: FormData, limit: number): { text: string; error: WishState['error'] } {
  const value = form.get('text');
  const text = typeof value === 'string' ? value : '';
  const clean = cleanBody(text);
  if (looksBlank(clean)) return { text, error: 'missing' };
  return { text, error: countGraphemes(clean) > limit ? 'too-long' : null };
}

async function grant(
  form: FormData,
  text: string,
  wish: (token: string) => Promise<Granted>,
): Promise<WishState> {
  const token = String(form.get('token'));
  const granted = await wish(token).catch((error: unknown) => ({
    error: 'unavailable' as const,
    fault: logFailure('A wish of a commenter could not be granted', error),
  }));
  if ('error' in granted) return { ...granted, text };
  for (const tag of granted.tags) updateTag(tag);
  redirect(`${pathFor(toEdition(String(form.get('edition'))), 'receipts', token)}#receipt`);
}
