import { randomUUID } from 'node:crypto';
import type { Staff } from '@/db/accounts/auth';
import { currentStaff, requireSameOrigin, requireStaff } from '@/db/accounts/session';
import { addEditor } from '@/db/articles/editors';
import { withPictures } from '@/db/writing/pictures';
import { publishArticle, withdrawArticle } from '@/db/writing/publish';
import {
  createDraft,
  discardChanges,
  proposeArticle,
  type SavedCopy,
  sameFields,
  saveWorkingCopy,
} from '@/db/writing/save';
import { cancelScheduledChange } from '@/db/writing/scheduled-changes';
import { type PostedArticle, problemQuery, publishingIntents, readPosted } from '@/lib/desk/article-form';
import { mendFields } from '@/lib/desk/article-proofreading';
import { DESK_LISTS, deskPathOf, writtenAs } from '@/lib/desk/articles-url';
import { pictureStorePath } from '@/lib/desk/pictures-url';
import { seeOther } from '@/lib/http/see-other';
import { log } from '@/runtime/log';
import { site } from '@/site.config';

/**
 * Takes the form of an article or a page. A route handler, not an action: what was typed is stored first and shown again from there, so
 * an answer is always a redirect, no text travels twice, and React empties no field. Autosave asks for JSON.
 */
export async function POST(request: Request): Promise<Response> {
  await requireSameOrigin();
  const isScript = request.headers.get('accept') === 'application/json';
  const form = await request.formData();
  // A form without a script comes back with its text before it is here (server/http/next.ts).
  if (isScript && !(await currentStaff())) return Response.json({ outcome: 'signed-out' }, { status: 401 });
  const posted = readPosted(form);
  const subject = posted?.id ? { articleId: posted.id } : ('new' as const);
  const publishes = posted !== null && publishingIntents.has(posted.intent);
  const isPage = posted !== null && writtenAs(posted.fields) === 'pages';
  const staff = isPage
    ? await requireStaff('pages')
    : await requireStaff(publishes ? 'publish' : 'write', subject);
  if (!posted) return new Response(null, { status: 413 });
  const mended = posted.fix ? mendFields(posted.fields, posted.fix, site.proofreading) : null;
  if (mended) posted.fields = mended.fields;
  const saved = await save(posted, staff);
  if (saved.outcome === 'gone') return seeOther(DESK_LISTS[writtenAs(posted.fields)]);
  const page = deskPathOf({ id: saved.id, purpose: posted.fields.purpose });
  // Who edits an article decides on its comments: to open it and save it as it is edits nothing.
  const countAsEditor = ({ outcome }: SavedCopy) =>
    !isPage && staff.role === 'editor' && outcome === 'saved' && addEditor(saved.id, staff.id);
  await countAsEditor(saved);
  if (isScript)
    return Response.json({ ...saved, page }, { status: saved.outcome === 'conflict' ? 409 : 200 });
  const at = (query: string, part = 'status') => seeOther(`${page}?${query}#${part}`);
  if (saved.outcome === 'conflict') return at('conflict=1');
  // The text is safe by now, whatever becomes of the pictures.
  const { fields, problem } = await withPictures(posted.fields, form);
  const whole = sameFields(fields, posted.fields)
    ? saved
    : await saveWorkingCopy(saved.id, fields, saved.revision, staff, posted.submission);
  if (problem) return at(problemQuery(problem).toString());
  if (!('revision' in whole)) return at('conflict=1');
  await countAsEditor(whole);
  log.info({ event: 'article', intent: posted.intent, article: saved.id, by: staff.id });
  if (posted.id !== null && saved.id !== posted.id) return at('done=begun-again');
  if (mended) return at(`mended=${mended.count}`, 'proofreading');
  const then = await act({ ...posted, fields }, saved.id, whole.revision, staff);
  return then.startsWith('/') ? seeOther(then) : at(then);
}

async function save(posted: PostedArticle, staff: Staff): Promise<SavedCopy> {
  const { id, fields, version, submission, intent } = posted;
  if (id === null) return createDraft(fields, submission, staff);
  if (intent === 'discard') return discardChanges(id, version, staff, submission);
  const saved = await saveWorkingCopy(id, fields, version, staff, submission);
  // It was deleted while somebody wrote, with the demo edition: the text begins a draft of its own.
  return saved.outcome === 'gone' ? createDraft(fields, submission || randomUUID(), staff) : saved;
}

/** What is asked for beside saving. @returns a path, or the query of the article's own page */
async function act(posted: PostedArticle, id: number, revision: number, staff: Staff): Promise<string> {
  const { intent, fields, successor, note, changeAt } = posted;
  if (intent === 'pictures') return pictureStorePath({ article: id, caret: posted.caret });
  if (intent === 'preview') return deskPathOf({ id, purpose: fields.purpose }, 'preview');
  if (intent === 'discard') return 'done=discarded';
  if (intent === 'duplicate') {
    // Its address, its hour and its twin are its own.
    const fields = { ...posted.fields, slug: '', publishAt: '', translation: '' };
    const made = await createDraft(fields, randomUUID(), staff);
    return made.outcome === 'gone'
      ? 'done=gone'
      : `${deskPathOf({ ...fields, id: made.id })}?done=duplicated#status`;
  }
  if (intent === 'propose') {
    await proposeArticle(id, revision);
    return 'done=proposed';
  }
  if (intent === 'unpublish') {
    const done = (await withdrawArticle(id, staff.id, successor || null)).outcome;
    return new URLSearchParams({ done, ...(done === 'no-successor' && { successor }) }).toString();
  }
  if (intent === 'cancel-change') {
    await cancelScheduledChange(id);
    return 'done=cancelled';
  }
  if (intent === 'save') return 'done=saved';
  const isScheduled = intent === 'schedule';
  const { outcome } = await publishArticle(id, { seen: revision, isScheduled, changeAt, by: staff.id, note });
  return outcome === 'invalid'
    ? new URLSearchParams({ check: intent, changeAt }).toString()
    : `done=${outcome}`;
}
