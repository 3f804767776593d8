import { z } from 'zod';
import { postedText } from '@/lib/forms/read';
import { encodeReferences } from '@/lib/html/plain-text';
import { type Problem, problemFromIssue, problemKindOf, problemKinds } from '@/lib/import/problem';
import { articleSchema } from '@/lib/markdown/article-schema';
import { clockTime, momentOfClock } from '@/lib/site/offset-time';
import { idFromParam } from '@/lib/site/params';
import { slugify } from '@/lib/site/slug';
import { toWesternDigits } from '@/lib/text/arabic';

/** The fields of the form of an article, in its order. */
export const articleFields = [
  'title',
  'standfirst',
  'slug',
  'edition',
  'body',
  'topics',
  'credits',
  'hero',
  'heroAlt',
  'heroCaption',
  'heroCredit',
  'publishAt',
  'translation',
] as const;
export type ArticleField = (typeof articleFields)[number];

/**
 * An article as it was typed. `body` is Markdown; `topics` has one a line; `hero` names a stored picture; `publishAt` is what
 * a clock shows in the site's time zone.
 */
export type ArticleFields = Record<ArticleField, string>;

/** What the desk finds beside what an import does. Worded in messages/, `DeskArticle.errors`. */
export const articleErrorKinds = [
  'slug-taken',
  'hour',
  'hour-past',
  'already-out',
  'picture-not-stored',
] as const;

export interface ArticleProblem extends Omit<Problem, 'kind'> {
  kind: Problem['kind'] | (typeof articleErrorKinds)[number];
  /** Of the body, from 1. */
  line?: number;
}
export type ArticleErrors = Partial<Record<ArticleField, ArticleProblem>>;

/** An article that can be published, but for its body's rendering. */
export type ReadableArticle = z.output<typeof articleSchema> & { slug: string };

/** What the fields hold of an article that is there, by the names of its front matter. */
export interface StoredFields
  extends Pick<
    ReadableArticle,
    'title' | 'slug' | 'edition' | 'author' | 'standfirst' | 'topics' | 'published'
  > {
  markdown: string;
  hero: { src: string; alt: string; caption: string; credit: string };
  translation: string | null;
}

/** The fields of an article that is there. @param zone the site's time zone */
export function fieldsOf(stored: StoredFields, zone: string): ArticleFields {
  const { hero } = stored;
  return {
    title: encodeReferences(stored.title),
    standfirst: encodeReferences(stored.standfirst),
    slug: stored.slug,
    edition: stored.edition,
    body: stored.markdown,
    topics: stored.topics.map(encodeReferences).join('\n'),
    credits: encodeReferences(stored.author),
    hero: hero.src,
    heroAlt: encodeReferences(hero.alt),
    heroCaption: encodeReferences(hero.caption),
    heroCredit: encodeReferences(hero.credit),
    publishAt: clockTime(stored.published, zone),
    translation: stored.translation ?? '',
  };
}

/** The form's fields by the names of front matter. */
const FIELD_OF: Record<string, ArticleField> = {
  author: 'credits',
  published: 'publishAt',
  'hero.src': 'hero',
  'hero.alt': 'heroAlt',
  'hero.caption': 'heroCaption',
  'hero.credit': 'heroCredit',
};

interface ReadOptions {
  zone: string;
  now: Date;
  /** When the article was or will be published; null for one that never was. It is kept where the field still says it. */
  published: Date | null;
}

/** Reads the fields of an article that is to be published, by the rules of an import; an empty hour is now. */
export function readFields(
  fields: ArticleFields,
  { zone, now, published }: ReadOptions,
): { article: ReadableArticle } | { errors: ArticleErrors } {
  const hour = hourOf(fields.publishAt, zone, published) ?? now;
  const parsed = articleSchema.safeParse(
    {
      title: fields.title,
      slug: fields.slug.trim() || undefined,
      edition: fields.edition,
      author: fields.credits,
      published: hour === 'unreadable' ? now.toISOString() : hour.toISOString(),
      standfirst: fields.standfirst,
      topics: linesOf(fields.topics),
      hero: fields.hero
        ? {
            src: fields.hero,
            alt: fields.heroAlt,
            caption: fields.heroCaption,
            credit: fields.heroCredit,
          }
        : undefined,
      translation: fields.translation.trim() || undefined,
    },
    { error: problemKindOf },
  );
  const errors: ArticleErrors = {};
  for (const issue of parsed.error?.issues ?? []) {
    const name = issue.path.slice(0, issue.path[0] === 'hero' ? 2 : 1).join('.');
    errors[FIELD_OF[name] ?? (name as ArticleField)] ??= problemFromIssue(issue);
  }
  if (hour === 'unreadable') errors.publishAt = { kind: 'hour' };
  if (fields.body.trim() === '') errors.body = { kind: 'empty' };
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  const slug = parsed.data.slug ?? slugify(parsed.data.title);
  if (slug === '') return { errors: { slug: { kind: 'empty' } } };
  return { article: { ...parsed.data, slug } };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** `2026-01-31T09:00`, in any digits, with a space for the T; null where nothing is typed. */
function hourOf(typed: string, zone: string, published: Date | null): Date | 'unreadable' | null {
  if (typed.trim() === '') return null;
  if (published && typed === clockTime(published, zone)) return published;
  const clock = /^(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d)(?::\d\d)?$/.exec(toWesternDigits(typed.trim()));
  const time = clock && new Date(`${clock[1]}T${clock[2]}:00Z`);
  return time && !Number.isNaN(time.getTime()) ? momentOfClock(zone, time) : 'unreadable';
}

/** What the form is sent for; all but `discard` save first, so that nothing typed is lost. */
export const articleIntents = [
  'save',
  'preview',
  'propose',
  'publish',
  'schedule',
  'unpublish',
  'discard',
] as const;
export type ArticleIntent = (typeof articleIntents)[number];
/** Those that change what readers see. */
export const publishingIntents: ReadonlySet<ArticleIntent> = new Set(['publish', 'schedule', 'unpublish']);

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
  /** Of a withdrawal: the slug of the article that takes its place. */
  successor: string;
}

/** In UTF-16 units: of the body some 60,000 words; of any other field what nobody types. */
const MAX_LENGTH = { body: 500_000, other: 5_000 };

/** Reads the form as it was posted; null where it is not of our making. Line ends are those of Markdown files: browsers send CRLF. */
export function readPosted(form: FormData): PostedArticle | null {
  const text = (name: string) => postedText(form, name).replace(/\r\n?/g, '\n');
  const fields = Object.fromEntries(articleFields.map((name) => [name, text(name)])) as ArticleFields;
  const isTooLong = articleFields.some(
    (name) => fields[name].length > (name === 'body' ? MAX_LENGTH.body : MAX_LENGTH.other),
  );
  const submission = text('submission');
  if (isTooLong || !/^[\w-]{0,64}$/.test(submission)) return null;
  return {
    id: idFromParam(text('id')),
    fields,
    version: idFromParam(text('version')) ?? 0,
    intent: articleIntents.find((known) => known === text('intent')) ?? 'save',
    submission,
    note: text('note').trim().slice(0, MAX_NOTE_LENGTH),
    successor: text('successor').trim(),
  };
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

export const emptyFields = Object.fromEntries(articleFields.map((name) => [name, ''])) as ArticleFields;
