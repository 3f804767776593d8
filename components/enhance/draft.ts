import { DAY_MS } from '@/lib/site/duration';
import type { CommentFormFields } from './comment-form';
import { forget, keep, keptNames, recall } from './storage';

/** TTL of a draft, in milliseconds: on a shared machine what was never sent should not stay for long. */
const DRAFT_TTL_MS = 3 * DAY_MS;

interface Draft {
  text: string;
  /** When it was last changed, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'draft:';

/** Only the comment itself is kept, by its tab: who writes is the reader's to say again (remembered.ts). */
export function keepDraft({ articleId, parentId, body }: CommentFormFields): void {
  const name = `${nameOf(articleId, parentId)}:${tabId()}`;
  if (body.value.trim()) keep(name, { text: body.value, at: Date.now() } satisfies Draft);
  else forget(name);
}

/** Restores an unsent draft into an empty form, this tab's or else the newest, and says so. */
export function restoreDraft({ form, articleId, parentId, body }: CommentFormFields): void {
  const name = nameOf(articleId, parentId);
  const [newest = null] = draftsOf(name).sort((one, other) => other.draft.at - one.draft.at);
  const draft = readDraft(`${name}:${tabId()}`) ?? newest?.draft ?? null;
  const restored = draft !== null && (body.value === '' || body.value === draft.text);
  if (restored) body.value = draft.text;
  form.querySelector('[data-restored]')?.toggleAttribute('hidden', !restored);
}

/**
 * The comment has arrived, or its writer does not want it: nothing of it stays, also behind the back button. Another tab's
 * draft does, unless it was restored here and went on.
 */
export function discardDraft({ form, articleId, parentId, body }: CommentFormFields): void {
  const name = nameOf(articleId, parentId);
  for (const kept of draftsOf(name)) if (body.value.startsWith(kept.draft.text)) forget(kept.name);
  forget(`${name}:${tabId()}`);
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
  return Date.now() - draft.at < DRAFT_TTL_MS ? { text: draft.text, at: draft.at } : null;
}

/** The drafts of every tab for a target. */
function draftsOf(name: string): { name: string; draft: Draft }[] {
  return keptNames().flatMap((kept) => {
    const draft = kept === name || kept.startsWith(`${name}:`) ? readDraft(kept) : null;
    return draft ? [{ name: kept, draft }] : [];
  });
}

/** Lives as long as the tab, also through reloads; '' where a browser keeps nothing. */
function tabId(): string {
  try {
    const known = sessionStorage.getItem('maqal:tab');
    if (known) return known;
    const id = Math.random().toString(36).slice(2, 10);
    sessionStorage.setItem('maqal:tab', id);
    return id;
  } catch {
    return '';
  }
}

function nameOf(articleId: string, parentId: string): string {
  return `${PREFIX}${articleId}:${parentId}`;
}
