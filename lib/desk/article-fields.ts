import type { z } from 'zod';
import { encodeReferences } from '@/lib/html/plain-text';
import { type Problem, problemFromIssue, problemKindOf } from '@/lib/import/problem';
import { articleSchema, nameSchema, pageSchema } from '@/lib/markdown/article-schema';
import { clockTime, momentOfClock } from '@/lib/site/offset-time';
import { slugify } from '@/lib/site/slug';
import { toWesternDigits } from '@/lib/text/arabic';

/** The fields of the form of an article, in its order. */
export const articleFields = [
  'title',
  'standfirst',
  'slug',
  'edition',
  'purpose',
  'body',
  'topics',
  'credits',
  'hero',
  'heroAlt',
  'heroCaption',
  'heroCredit',
  'publishAt',
  'translation',
  'change',
  'changeWords',
  'mends',
] as const;
export type ArticleField = (typeof articleFields)[number];

/**
 * An article as it was typed. `body` is Markdown; `topics` and `credits` have one a line; `hero` names a stored picture;
 * `publishAt` is what a clock shows in the site's time zone; `purpose` is empty for an article, else it is a page; `change` to
 * `mends` tell readers of the next publication (article-change.ts), the last as ids between spaces.
 */
export type ArticleFields = Record<ArticleField, string>;

/** What the desk finds beside what an import does. Worded in messages/, `DeskArticle.errors`. */
export const articleErrorKinds = [
  'slug-taken',
  'hour',
  'hour-past',
  'hour-ahead',
  'nested',
  'picture-not-stored',
  'change-kind',
] as const;

export interface ArticleProblem extends Omit<Problem, 'kind'> {
  kind: Problem['kind'] | (typeof articleErrorKinds)[number];
  /** Of the body, from 1. */
  line?: number;
}
/** `changeAt`: the hour at which a change is to come out, which is typed beside the fields. */
export type ArticleErrors = Partial<Record<ArticleField | 'changeAt', ArticleProblem>>;

/** An article that can be published, but for its body's rendering. */
export type ReadableArticle = z.output<typeof articleSchema> & { slug: string };

/** What the fields hold of an article that is there, by the names of its front matter. */
interface StoredFields
  extends Pick<
    ReadableArticle,
    'title' | 'slug' | 'edition' | 'purpose' | 'standfirst' | 'topics' | 'published'
  > {
  /** Names, in the order of the byline. */
  authors: readonly string[];
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
    purpose: stored.purpose ?? '',
    body: stored.markdown,
    topics: stored.topics.map(encodeReferences).join('\n'),
    credits: stored.authors.map(encodeReferences).join('\n'),
    hero: hero.src,
    heroAlt: encodeReferences(hero.alt),
    heroCaption: encodeReferences(hero.caption),
    heroCredit: encodeReferences(hero.credit),
    publishAt: clockTime(stored.published, zone),
    translation: stored.translation ?? '',
    ...untold,
  };
}

/** Nothing of a change is told to readers. */
export const untold = { change: '', changeWords: '', mends: '' } satisfies Partial<ArticleFields>;

/** The form's fields by the names of front matter. */
const FIELD_OF: Record<string, ArticleField> = {
  author: 'credits',
  coauthors: 'credits',
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

/**
 * Reads the fields of an article or a page that is to be published, by the rules of an import; an empty hour is the one it has, or
 * now.
 */
export function readFields(
  fields: ArticleFields,
  { zone, now, published }: ReadOptions,
): { article: ReadableArticle } | { errors: ArticleErrors } {
  const hour = hourOf(fields.publishAt, zone, published) ?? published ?? now;
  const [author = '', ...coauthors] = linesOf(fields.credits);
  const { purpose } = fields;
  const parsed = (purpose === '' ? articleSchema : pageSchema).safeParse(
    {
      title: fields.title,
      slug: fields.slug.trim() || undefined,
      edition: fields.edition,
      published: hour === 'unreadable' ? now.toISOString() : hour.toISOString(),
      standfirst: fields.standfirst,
      ...(purpose === ''
        ? { author, coauthors, topics: linesOf(fields.topics) }
        : { purpose, author: author || undefined }),
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

/** The names of authors or topics as they were typed, one a line, without those that could not be published. */
export function readNames(lines: string): string[] {
  return linesOf(lines).flatMap((line) => nameSchema.safeParse(line).data ?? []);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** `2026-01-31T09:00`, in any digits, with a space for the T, of a year of four digits; null where nothing is typed. */
function hourOf(typed: string, zone: string, published: Date | null): Date | 'unreadable' | null {
  if (typed.trim() === '') return null;
  if (published && typed === clockTime(published, zone)) return published;
  const clock = /^([1-9]\d{3}-\d\d-\d\d)[T ]+(\d\d:\d\d)(?::\d\d)?$/.exec(toWesternDigits(typed.trim()));
  const time = clock && new Date(`${clock[1]}T${clock[2]}:00Z`);
  // A date that the calendar does not have would be one of the month after it.
  const isTime = time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(clock[1] ?? '');
  return isTime ? momentOfClock(zone, time) : 'unreadable';
}

/** An hour as it was typed in one time zone, as it is typed in another; what cannot be read stays. */
export function hourInZone(typed: string, from: string, to: string): string {
  const hour = hourOf(typed, from, null);
  return hour instanceof Date ? clockTime(hour, to) : typed;
}

/** Reads an hour at which something is to happen. */
export function readHourToCome(
  typed: string,
  zone: string,
  now: Date,
): { hour: Date } | { error: ArticleProblem } {
  const hour = hourOf(typed, zone, null);
  if (hour === null || hour === 'unreadable') return { error: { kind: 'hour' } };
  return hour > now ? { hour } : { error: { kind: 'hour-past' } };
}

export const emptyFields = Object.fromEntries(articleFields.map((name) => [name, ''])) as ArticleFields;
