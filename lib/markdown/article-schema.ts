import { z } from 'zod';
import { decodeReferences } from '@/lib/html/plain-text';
import type { ProblemKind } from '@/lib/import/problem';
import { type Purpose, purposes } from '@/lib/site/purpose';
import { isSlug, slugify } from '@/lib/site/slug';
import { countGraphemes } from '@/lib/text/arabic';

/** Longer ones are an editor's slip, and would break every list. */
export const MAX_TITLE_LENGTH = 300;
export const MAX_NAME_LENGTH = 100;
/** Of a topic, in graphemes: two lines below a heading. */
export const MAX_DESCRIPTION_LENGTH = 300;
/** More would be no help to a reader. */
export const MAX_TOPICS = 10;
/** A longer byline is an editor's slip: a page names no more. */
export const MAX_COAUTHORS = 9;

/** Tools that write Markdown from a database of HTML leave its character references. */
const text = z.string().transform(decodeReferences).pipe(z.string().trim());

const filled = (limit: number) =>
  text.pipe(
    z
      .string()
      .min(1)
      .max(limit)
      .transform((whole) => whole.normalize('NFC')),
  );

/** Of an author or a topic. The default slug is made from it, so it needs a letter or a digit. */
export const nameSchema = filled(MAX_NAME_LENGTH).refine(
  (name) => slugify(name) !== '',
  'no-letter' satisfies ProblemKind,
);

const edition = z.enum(['ar', 'en']).default('ar');

const slug = z
  .string()
  .transform((text) => text.normalize('NFC'))
  .refine(isSlug, 'no-slug' satisfies ProblemKind);

const moment = z.iso
  .datetime({ offset: true, error: 'no-moment' satisfies ProblemKind })
  .transform((text) => new Date(text));

/** What an article and a page have both, as front matter and the form at the desk have it; the messages of its issues are kinds of problems. */
const common = {
  title: filled(MAX_TITLE_LENGTH),
  slug: slug.optional(),
  edition,
  published: moment,
  updated: moment.optional(),
  standfirst: text.default(''),
  hero: z
    .strictObject({
      src: filled(500),
      /** Required; empty for a decorative picture, as in HTML. */
      alt: text.pipe(z.string().max(500)),
      caption: text.default(''),
      credit: text.default(''),
    })
    .optional(),
  translation: slug.optional(),
  /** Readers do not see it. */
  draft: z.boolean().default(false),
};

const IN_ORDER = { path: ['updated'], error: 'before-published' satisfies ProblemKind };
const isInOrder = ({ published, updated }: { published: Date; updated?: Date | undefined }) =>
  !updated || updated >= published;

export const articleSchema = z
  .strictObject({
    ...common,
    author: nameSchema,
    /** Who signs it after the author, in this order. */
    coauthors: z.array(nameSchema).max(MAX_COAUTHORS).default([]),
    topics: z.array(nameSchema).max(MAX_TOPICS).default([]),
    comments: z.enum(['open', 'closed']).default('open'),
  })
  .refine(isInOrder, IN_ORDER)
  .transform((article) => ({ ...article, purpose: null as Purpose | null }));

/** A page is what names a purpose; it is in no topic, takes no comments, and carries no byline. */
export const pageSchema = z
  .strictObject({
    ...common,
    purpose: z.enum(purposes),
    /** Kept for who moves elsewhere; where none is named, it is the site's own. */
    author: nameSchema.optional(),
  })
  .refine(isInOrder, IN_ORDER)
  .transform(({ author = '', ...page }) => ({
    ...page,
    author,
    coauthors: [] as string[],
    topics: [] as string[],
    comments: 'closed' as const,
  }));

export const authorSchema = z.strictObject({
  name: nameSchema,
  slug: slug.optional(),
  edition,
  bio: text.default(''),
  portrait: filled(500).optional(),
  /** Chooses «كتبه» or «كتبته»; «بقلم» without. */
  gender: z.enum(['male', 'female']).optional(),
});

/** What a topic is about, and where it stands among the others; what is not said stays as it is. */
export const topicSchema = z.strictObject({
  name: nameSchema,
  edition,
  description: text
    .pipe(
      z.string().check(({ value, issues }) => {
        if (countGraphemes(value) > MAX_DESCRIPTION_LENGTH)
          issues.push({ code: 'too_big', origin: 'string', maximum: MAX_DESCRIPTION_LENGTH, input: value });
      }),
    )
    .default(''),
  /** From 1 on. */
  position: z.int().min(1).optional(),
});
