'use server';

import { redirect } from 'next/navigation';
import { addComment, type CreateResult } from '@/db/comments/create';
import {
  type CommentFormState,
  type CommentInput,
  type CommentValues,
  parseComment,
} from '@/lib/comments/form';
import { CROWDED_PAGE } from '@/lib/http/error-pages';
import { pathFor } from '@/lib/site/paths';
import { log, logFailure } from '@/runtime/log';
import { metrics } from '@/runtime/metrics';
import { consumeRateLimit, refundRateLimit } from '@/runtime/rate-limit';
import { site } from '@/site.config';
import { rememberBrowser, thisBrowser } from '../browser';

/** Stores a posted comment: gives the form back with its errors, or redirects to the comment's receipt. */
export async function postComment(_previous: CommentFormState, form: FormData): Promise<CommentFormState> {
  const parsed = parseComment(form, site.comments);
  if ('errors' in parsed) return record({ outcome: 'incomplete' }, parsed);
  const { data: comment, values } = parsed;
  const { articleId } = comment;
  const browser = await thisBrowser();
  const minutes = await consumeRateLimit(browser.address, articleId);
  // Replaced by the prebuilt 503 page (server/http/next.ts): rendering one per request would overload the server.
  if (minutes === 'crowd') {
    record({ outcome: 'crowd', articleId }, null);
    redirect(pathFor(site.defaultEdition, CROWDED_PAGE));
  }
  if (minutes > 0)
    return record({ outcome: 'too-fast', articleId }, { errors: { form: 'too-fast', minutes }, values });
  const added = await store(comment, browser, values);
  if ('error' in added) {
    const { error: form, fault } = added;
    return record({ outcome: form, articleId }, { errors: { form, fault }, values });
  }
  const { stored } = added;
  record({ outcome: stored?.state ?? 'repeated', articleId, comment: stored?.id }, null);
  await rememberBrowser(browser);
  // The fragment replaces the form's own, which the browser would otherwise carry along.
  redirect(`${pathFor(added.edition, 'receipts', added.receipt)}#receipt`);
}

/** No failure page where the database cannot be written: the text must come back to its writer. */
async function store(
  comment: CommentInput,
  browser: Awaited<ReturnType<typeof thisBrowser>>,
  values: CommentValues,
): Promise<CreateResult & { fault?: string }> {
  try {
    return await addComment(comment, browser, values);
  } catch (error) {
    await refundRateLimit(browser.address, comment.articleId);
    return { error: 'unavailable', fault: logFailure('A comment could not be stored', error) };
  }
}

/** Logs and counts the outcome of a comment: numbers and codes, nothing of what was typed. */
function record<T>(event: { outcome: string; articleId?: number; comment?: number }, answer: T): T {
  metrics.comments.inc({ outcome: event.outcome });
  log.info({ event: 'comment', ...event });
  return answer;
}
