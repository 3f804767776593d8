import type { XmlWarnings } from '@/lib/feeds/read-xml';
import { addCounts, type FindingCounts } from '@/lib/proofread/count';
import type { DraftReason } from './draft-reason';
import type { FileProblem } from './problem';

/** A warning about something that was not imported as it was. Worded in messages/, `Import.kinds`. */
export interface ImportNote {
  kind: NoteKind;
  /** Of the thing in the source: a shortcode, a picture's URL, a post type. */
  name?: string;
  /** Of the kind `mistake`. */
  problem?: FileProblem;
  /** The system's error message, in English. */
  quote?: string;
  count: number;
}

const noteKinds = [
  // Of the file.
  'broken-bytes',
  'text-outside',
  'file-kind',
  // Of the body.
  'frame',
  'unknown-shortcode',
  'unknown-block',
  'removed',
  'missing-picture',
  'embed',
  // Of the post.
  'broken-letters',
  'footnotes-lost',
  'languages-mixed',
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
  'edited-here',
  // Of its thread.
  'page-comments',
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
  /** By their state here. */
  states: Record<'published' | 'waiting' | 'spam' | 'refused', number>;
}

/** The outcome of one post or one file. */
export interface ItemReport {
  /** Of a post, its id at the other site; of a file, its path. */
  id: number | string;
  title: string;
  outcome: ReportedOutcome;
  /** Null when published. */
  draft: DraftReason | null;
  /** Its path here; null when left out. */
  path: string | null;
  /** Of a post. */
  thread?: ThreadTally;
  /** Count of links to the old site. */
  links?: number;
  notes: ImportNote[];
  /** Of a new or changed article: what the proofreader finds in its text, by rule. */
  findings?: FindingCounts;
}

/** The problems of a file that was left out; empty for one that was imported. */
export function problemsOf({ notes }: Pick<ItemReport, 'notes'>): FileProblem[] {
  return notes.flatMap(({ problem }) => problem ?? []);
}

export interface PostReport extends ItemReport {
  id: number;
  type: string;
  thread: ThreadTally;
  links: number;
}

/** A link that still leads to the old site, and its article. */
export interface UnresolvedLink {
  title: string;
  /** The article's path; null for a draft. */
  path: string | null;
  address: string;
}

export type ImportKind = 'wordpress' | 'markdown';

export interface ImportResult {
  kind: ImportKind;
  /** The title of a site, the name of a file or folder. */
  from: string;
  totals: ImportTotals;
  /** Items without an id, which were left out. */
  withoutId: number;
  /** Of no single article. */
  notes: ImportNote[];
  /** The first of the links that still lead to the old site. */
  unresolvedLinks: UnresolvedLink[];
  /** Where the file was not well-formed XML. */
  tolerated?: XmlWarnings;
}

/** Adds a note, or to the count of the same. */
export function note(notes: ImportNote[], kind: NoteKind, name?: string, count = 1): void {
  if (count === 0) return;
  const known = notes.find((one) => one.kind === kind && one.name === name);
  if (known) known.count += count;
  // Of a thousand unknown shortcodes the first ones say enough.
  else if (notes.length < MAX_NOTES) notes.push({ kind, ...(name === undefined ? {} : { name }), count });
}

const MAX_NOTES = 50;

export function emptyThread(): ThreadTally {
  return { added: 0, updated: 0, unchanged: 0, states: { published: 0, waiting: 0, spam: 0, refused: 0 } };
}

export interface ImportTotals {
  posts: Record<ReportedOutcome, number>;
  drafts: Partial<Record<DraftReason, number>>;
  thread: ThreadTally;
  /** `wanted` counts all pictures of new and changed posts. */
  pictures: { stored: number; known: number; missing: number; wanted: number };
  /** To the old site: in new and changed articles; those left, in all articles. */
  links: { found: number; left: number };
  notes: Partial<Record<NoteKind, number>>;
  findings: FindingCounts;
}

export function emptyTotals(): ImportTotals {
  return {
    posts: { added: 0, updated: 0, unchanged: 0, 'left-out': 0 },
    drafts: {},
    thread: emptyThread(),
    pictures: { stored: 0, known: 0, missing: 0, wanted: 0 },
    links: { found: 0, left: 0 },
    notes: {},
    findings: {},
  };
}

export function addToTotals(totals: ImportTotals, report: ItemReport): void {
  const { outcome, draft, thread, links = 0, notes, findings = {} } = report;
  totals.posts[outcome] += 1;
  totals.links.found += links;
  if (draft) totals.drafts[draft] = (totals.drafts[draft] ?? 0) + 1;
  for (const { kind, count } of notes) totals.notes[kind] = (totals.notes[kind] ?? 0) + count;
  addCounts(totals.findings, findings);
  if (!thread) return;
  for (const key of ['added', 'updated', 'unchanged'] as const) totals.thread[key] += thread[key];
  for (const state of ['published', 'waiting', 'spam', 'refused'] as const)
    totals.thread.states[state] += thread.states[state];
}
