import type { XmlWarnings } from '@/lib/feeds/read-xml';
import type { DraftReason } from './draft-reason';
import type { FileProblem } from './problem';

/** Something of a post that did not come in as it was; how often, and which. The words are in messages/, `Import`. */
export interface ImportNote {
  kind: NoteKind;
  /** What it is called in the source: a shortcode, a picture's address, a post type. */
  name?: string;
  /** What is wrong in a file, of the kind `mistake`. */
  problem?: FileProblem;
  /** What the system says of it, which is in English. */
  quote?: string;
  count: number;
}

export const noteKinds = [
  // Of the body.
  'unknown-shortcode',
  'unknown-block',
  'removed',
  'missing-picture',
  'embed',
  // Of the post.
  'title-missing',
  'title-cut',
  'too-long',
  'date-missing',
  'slug-made-whole',
  'slug-taken',
  'address-taken',
  'language-unknown',
  'hero-missing',
  'topics-left-out',
  // Of its thread.
  'pingbacks',
  'comment-types',
  'comments-empty',
  'comments-cut',
  'parents-missing',
  'loops-broken',
  'changed-here',
  // Of its authors.
  'portrait-missing',
  // Why it was left out.
  'post-type',
  'mistake',
  'failed',
] as const;
export type NoteKind = (typeof noteKinds)[number];

export type ReportedOutcome = 'added' | 'updated' | 'unchanged' | 'left-out';

export interface ThreadTally {
  added: number;
  updated: number;
  unchanged: number;
  /** By what they are here, of those the file has. */
  states: Record<'published' | 'waiting' | 'spam' | 'refused', number>;
}

/** What became of one post or one file, for whoever takes them in. */
export interface ItemReport {
  /** The number of a post at its site, the name of a file. */
  id: number | string;
  title: string;
  outcome: ReportedOutcome;
  /** Why readers do not see it; null for what they do. */
  draft: DraftReason | null;
  /** Its address here; null for one left out. */
  path: string | null;
  /** Where comments come along. */
  thread?: ThreadTally;
  /** To the old site. */
  links?: number;
  notes: ImportNote[];
}

/** What is wrong in a file that was left out; nothing in one that came in. */
export function problemsOf({ notes }: Pick<ItemReport, 'notes'>): FileProblem[] {
  return notes.flatMap(({ problem }) => problem ?? []);
}

export interface PostReport extends ItemReport {
  id: number;
  type: string;
  thread: ThreadTally;
  links: number;
}

/** A link that still leads to the old site, and where it stands. */
export interface LeftLink {
  title: string;
  /** The article's address here; null where no reader sees it. */
  path: string | null;
  address: string;
}

export type ImportKind = 'wordpress' | 'markdown';

/** What became of a whole import. */
export interface ImportResult {
  kind: ImportKind;
  /** What was taken in: a site by its title, a folder by its name. */
  from: string;
  totals: ImportTotals;
  /** Things of the file that have no number and were left out. */
  numberless: number;
  /** What is of no single article. */
  notes: ImportNote[];
  /** The first of the links that lead nowhere here. */
  leftLinks: LeftLink[];
  /** What in the file was not quite XML. */
  tolerated?: XmlWarnings;
}

/** Adds to what is noted already of the same. */
export function note(notes: ImportNote[], kind: NoteKind, name?: string, count = 1): void {
  if (count === 0) return;
  const known = notes.find((one) => one.kind === kind && one.name === name);
  if (known) known.count += count;
  // A body with a thousand unknown shortcodes is told by its first ones.
  else if (notes.length < MAX_NOTES) notes.push({ kind, ...(name === undefined ? {} : { name }), count });
}

const MAX_NOTES = 50;

export function emptyThread(): ThreadTally {
  return { added: 0, updated: 0, unchanged: 0, states: { published: 0, waiting: 0, spam: 0, refused: 0 } };
}

/** What became of everything, in numbers. */
export interface ImportTotals {
  posts: Record<ReportedOutcome, number>;
  drafts: Partial<Record<DraftReason, number>>;
  thread: ThreadTally;
  /** `wanted` is all that new and changed posts show. */
  pictures: { stored: number; known: number; missing: number; wanted: number };
  /** To the old site: in new and changed articles; and in all, those that lead nowhere here. */
  links: { found: number; left: number };
  notes: Partial<Record<NoteKind, number>>;
}

export function emptyTotals(): ImportTotals {
  return {
    posts: { added: 0, updated: 0, unchanged: 0, 'left-out': 0 },
    drafts: {},
    thread: emptyThread(),
    pictures: { stored: 0, known: 0, missing: 0, wanted: 0 },
    links: { found: 0, left: 0 },
    notes: {},
  };
}

/** Counts one more post or file. */
export function addToTotals(totals: ImportTotals, report: ItemReport): void {
  const { outcome, draft, thread, links = 0, notes } = report;
  totals.posts[outcome] += 1;
  totals.links.found += links;
  if (draft) totals.drafts[draft] = (totals.drafts[draft] ?? 0) + 1;
  for (const { kind, count } of notes) totals.notes[kind] = (totals.notes[kind] ?? 0) + count;
  if (!thread) return;
  for (const key of ['added', 'updated', 'unchanged'] as const) totals.thread[key] += thread[key];
  for (const state of ['published', 'waiting', 'spam', 'refused'] as const)
    totals.thread.states[state] += thread.states[state];
}
