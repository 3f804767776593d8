/** The desk's form of an article as it is posted, and what comes back with it. */
import { z } from 'zod';
import { postedText } from '@/lib/forms/read';
import { problemKinds } from '@/lib/import/problem';
import { idFromParam, slugFromParam } from '@/lib/site/params';
import {
  type ArticleErrors,
  type ArticleField,
  type ArticleFields,
  type ArticleProblem,
  articleFields,
} from './article-fields';

/** What the form is sent for; all but `discard` save first, so that nothing typed is lost. */
const articleIntents = [
  'save',
  'preview',
  'propose',
  'publish',
  'schedule',
  'cancel-change',
  'unpublish',
  'discard',
  'duplicate',
  'pictures',
] as const;
export type ArticleIntent = (typeof articleIntents)[number];
/** Those that change what readers see. */
export const publishingIntents: ReadonlySet<ArticleIntent> = new Set([
  'publish',
  'schedule',
  'cancel-change',
  'unpublish',
]);

export interface PostedArticle {
  /** null for a new one. */
  id: number | null;
  fields: ArticleFields;
  /** The revision of the working copy that the form was opened on; 0 where there was none. */
  version: number;
  intent: ArticleIntent;
  /** Idempotency key of the form of a new article. */
  submission: string;
  /** Why it is published, for the list of versions. */
  note: string;
  /** Of a change that is scheduled: its hour, as it was typed. */
  changeAt: string;
  /** Where the caret was in the body, in UTF-16 units; null without a script. */
  caret: number | null;
  /** What is to be mended: the value of a button of lib/desk/article-proofreading.ts; empty for nothing. */
  fix: string;
  /** Of a withdrawal: the slug of the article that takes its place. */
  successor: string;
}

/** In UTF-16 units: some 60,000 words. */
export const MAX_BODY_LENGTH = 500_000;
/** In UTF-16 units, of any other field: what nobody types, but pastes into the wrong one. */
const MAX_OTHER_LENGTH = 5_000;
/** In UTF-16 units, of all fields: what is stored as it was typed, to be put right there. */
const MAX_STORED_LENGTH = MAX_BODY_LENGTH + 100_000;

const limitOf = (name: ArticleField) => (name === 'body' ? MAX_BODY_LENGTH : MAX_OTHER_LENGTH);

/** The fields that are longer than can be published. */
export function lengthErrors(fields: ArticleFields): ArticleErrors {
  const long = articleFields.filter((name) => fields[name].length > limitOf(name));
  return Object.fromEntries(
    long.map((name) => [name, { kind: 'too-long', values: { limit: limitOf(name) } } as const]),
  );
}

/** Reads the form as it was posted; null where it is not of our making, or too long to be stored. Line ends are those of Markdown files: browsers send CRLF. */
export function readPosted(form: FormData): PostedArticle | null {
  const text = (name: string) => postedText(form, name).replace(/\r\n?/g, '\n');
  const typed = Object.fromEntries(articleFields.map((name) => [name, text(name)])) as ArticleFields;
  const mends = form.getAll('mends').map(String).filter(idFromParam).join(' ');
  const fields = {
    ...typed,
    slug: lastSegment(typed.slug),
    translation: lastSegment(typed.translation),
    credits: linesOf(form, 'credits'),
    mends,
  };
  const isTooLong = articleFields.reduce((sum, name) => sum + fields[name].length, 0) > MAX_STORED_LENGTH;
  const submission = text('submission');
  if (isTooLong || !/^[\w-]{0,64}$/.test(submission)) return null;
  return {
    id: idFromParam(text('id')),
    fields,
    version: idFromParam(text('version')) ?? 0,
    intent: articleIntents.find((known) => known === text('intent')) ?? 'save',
    submission,
    note: text('note').trim().slice(0, MAX_NOTE_LENGTH),
    changeAt: text('changeAt').trim().slice(0, MAX_HOUR_LENGTH),
    caret: idFromParam(text('caret')),
    fix: text('fix'),
    successor: lastSegment(text('successor').trim()),
  };
}

/** Of an address that was pasted whole, the slug; anything else as it was typed. */
function lastSegment(typed: string): string {
  if (!/^\s*(?:https?:\/\/|\/)/i.test(typed)) return typed;
  const [path = ''] = typed.split(/[?#]/);
  const last = path.split('/').findLast(Boolean) ?? '';
  return slugFromParam(last) ?? last;
}

/** A field that stands once for each of several, as lines, empty ones left out. */
function linesOf(form: FormData, name: string): string {
  const typed = form.getAll(name).flatMap((one) => (typeof one === 'string' ? one.split(/[\r\n]+/) : []));
  return typed
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** The query by which what is wrong with a picture that was sent comes back with its form. */
export function problemQuery(problem: ArticleProblem & { field: 'hero' | 'picture' }): URLSearchParams {
  return new URLSearchParams({ problem: JSON.stringify({ ...problem, quote: undefined }) });
}

const problemSchema = z.object({
  field: z.enum(['hero', 'picture']),
  kind: z.enum([...problemKinds, 'picture-not-stored']),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** Reads that query; null for anything else. */
export function problemOfQuery(query: string | string[] | undefined): z.output<typeof problemSchema> | null {
  try {
    return problemSchema.safeParse(JSON.parse(String(query ?? 'null'))).data ?? null;
  } catch {
    return null;
  }
}

/** In UTF-16 units. */
export const MAX_NOTE_LENGTH = 200;
/** In UTF-16 units: an hour, be it typed with words. */
const MAX_HOUR_LENGTH = 40;
