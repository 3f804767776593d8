import type { z } from 'zod';
import { MAX_SLUG_LENGTH } from '@/lib/site/slug';

/** What is wrong in a file that comes in, for whoever wrote it to mend. The words are in messages/, `Import.mistakes`. */
export interface Problem {
  kind: ProblemKind;
  /** What the words name. */
  values?: Record<string, string | number>;
  /** What a library or the system says of it, which is in English. */
  quote?: string;
}

/** And where: lines count from 1; the field is a key of the front matter, such as `hero.src`. */
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

/** What is wrong by the rules of a schema, for those of them that do not name a kind themselves. */
export function problemKindOf(issue: z.core.$ZodRawIssue): ProblemKind {
  if (issue.code === 'unrecognized_keys') return 'unknown-key';
  if (issue.code === 'invalid_value') return 'choice';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'too-many' : 'too-long';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'no-entry' : 'empty';
  if (issue.code !== 'invalid_type') return 'wrong';
  if (issue.expected === 'string') return 'no-text';
  return issue.expected === 'array' ? 'no-list' : 'no-fields';
}

/** What a schema found wrong: the message of an issue is its kind. */
export function problemFromIssue(issue: z.core.$ZodIssue): Problem {
  const kind = problemKinds.find((one) => one === issue.message) ?? 'wrong';
  if (kind === 'no-slug') return { kind, values: { limit: MAX_SLUG_LENGTH } };
  if (kind === 'no-moment') return { kind, values: { example: '2026-01-31T09:00:00+03:00' } };
  if (issue.code === 'unrecognized_keys') return { kind, values: { key: issue.keys.join(', ') } };
  if (issue.code === 'too_big') return { kind, values: { limit: Number(issue.maximum) } };
  if (issue.code !== 'invalid_value') return { kind };
  const [one, other] = issue.values.map(String);
  return { kind, values: { one: one ?? '', other: other ?? '' } };
}
