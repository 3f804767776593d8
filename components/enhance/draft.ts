import { DAY_MS } from '@/lib/site/duration';
import type { CommentFormFields } from './comment-form';
import { forget, keep, keptNames, recall } from './storage';

/** TTL of a draft, in milliseconds: on a shared machine what was never sent should not stay for long. */
const LIFE = 3 * DAY_MS;

interface Draft {
  text: string;
  /** When it was last changed, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'draft:';

/** Only the comment itself is kept: who writes is the reader's to say again (remembered.ts). */
export function keepDraft({ articleId, parentId, body }: CommentFormFields): void {
  const name = nameOf(articleId, parentId);
  if (body.value.trim()) keep(name, { text: body.value, at: Date.now() } satisfies Draft);
  else forget(name);
}

/** Restores an unsent draft into an empty form, and says so. */
export function restoreDraft({ form, articleId, parentId, body }: CommentFormFields): void {
  const draft = readDraft(nameOf(articleId, parentId));
  const restored = draft !== null && (body.value === '' || body.value === draft.text);
  if (restored) body.value = draft.text;
  form.querySelector('[data-restored]')?.toggleAttribute('hidden', !restored);
}

/** The comment has arrived, or its writer does not want it: nothing of it stays, also behind the back button. */
export function discardDraft({ form, articleId, parentId, body }: CommentFormFields): void {
  forget(nameOf(articleId, parentId));
  body.value = '';
  form.querySelector('[data-restored]')?.toggleAttribute('hidden', true);
}

export function forgetOldDrafts(): void {
  for (const name of keptNames()) {
    if (name.startsWith(PREFIX) && !readDraft(name)) forget(name);
  }
}

function readDraft(name: string): Draft | null {
  const draft = recall(name) as Partial<Draft> | null;
  if (typeof draft?.text !== 'string' || typeof draft.at !== 'number') return null;
  return Date.now() - draft.at < LIFE ? { text: draft.text, at: draft.at } : null;
}

function nameOf(articleId: string, parentId: string): string {
  return `${PREFIX}${articleId}:${parentId}`;
}
