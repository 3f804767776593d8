import type { z } from 'zod';
import { MAX_SLUG_LENGTH } from '@/lib/site/slug';

/** A validation error in an imported file, for its author to fix. Worded in messages/, `Import.mistakes`. */
export interface Problem {
  kind: ProblemKind;
  /** Values of the message. */
  values?: Record<string, string | number>;
  /** The error message of a library or the system, in English. */
  quote?: string;
}

/** With its location: lines count from 1; the field is a key of the front matter, such as `hero.src`. */
export interface FileProblem extends Problem {
  line: number;
  field?: string;
}

export const problemKinds = [
  // Of the front matter.
  'no-front-matter',
  'broken-front-matter',
  'star',
  'unknown-key',
  'no-text',
  'no-list',
  'no-fields',
  'empty',
  'too-long',
  'too-many',
  'no-entry',
  'no-letter',
  'choice',
  'no-slug',
  'title-without-slug',
  'no-moment',
  'before-published',
  'wrong',
  // Of its pictures.
  'picture-elsewhere',
  'picture-outside',
  'picture-missing',
  'picture-unreadable',
  'picture-kind',
  'picture-pages',
  'picture-pixels',
  'picture-heavy',
  // Of the file.
  'encoding',
  'author-taken',
  'address-taken',
  'changed-meanwhile',
  'failed',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Error map for Zod: the kind of an issue whose rule does not name one. */
export function problemKindOf(issue: z.core.$ZodRawIssue): ProblemKind {
  if (issue.code === 'unrecognized_keys') return 'unknown-key';
  if (issue.code === 'invalid_value') return 'choice';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'too-many' : 'too-long';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'no-entry' : 'empty';
  if (issue.code !== 'invalid_type') return 'wrong';
  if (issue.expected === 'string') return 'no-text';
  return issue.expected === 'array' ? 'no-list' : 'no-fields';
}

/** Maps a Zod issue, whose message is the kind. */
export function problemFromIssue(issue: z.core.$ZodIssue): Problem {
  const kind = problemKinds.find((one) => one === issue.message) ?? 'wrong';
  if (kind === 'no-slug') return { kind, values: { limit: MAX_SLUG_LENGTH } };
  if (kind === 'no-moment') return { kind, values: { example: '2026-01-31T09:00:00+03:00' } };
  if (issue.code === 'unrecognized_keys') return { kind, values: { key: issue.keys.join(', ') } };
  if (issue.code === 'too_big') return { kind, values: { limit: Number(issue.maximum) } };
  if (issue.code !== 'invalid_value') return { kind };
  const choices = issue.values.map(String);
  return { kind, values: { one: choices.slice(0, -1).join(', '), other: choices.at(-1) ?? '' } };
}
