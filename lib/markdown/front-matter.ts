/** Serializes the files that lib/markdown/parse.ts reads. */
import { stringify } from 'yaml';
import { encodeReferences } from '@/lib/html/plain-text';
import { offsetTime } from '@/lib/site/offset-time';
import type { ArticleSource, AuthorSource, TopicSource } from './parse';

type ArticleFile = Omit<ArticleSource, 'bodyLine'>;

/** Values are not wrapped. */
const YAML = { lineWidth: 0 } as const;

/** An article or a page as one file, without its empty fields. @param zone time zone of its times */
export function serializeArticle({ markdown, ...article }: ArticleFile, zone: string): string {
  const {
    title,
    slug,
    edition,
    purpose,
    author,
    coauthors,
    published,
    updated,
    standfirst,
    topics,
    hero,
    comments,
    translation,
    draft,
  } = article;
  const fields = {
    title,
    slug,
    edition,
    purpose: purpose ?? undefined,
    author: author || undefined,
    coauthors: coauthors.length > 0 ? coauthors : undefined,
    published: timeIn(published, zone),
    updated: updated && timeIn(updated, zone),
    standfirst: standfirst || undefined,
    topics: topics.length > 0 ? topics : undefined,
    hero: hero && { ...hero, caption: hero.caption || undefined, credit: hero.credit || undefined },
    comments: purpose === null ? comments : undefined,
    translation,
    draft: draft || undefined,
  };
  return `---\n${serialize(fields)}---\n\n${markdown}`;
}

/** As YAML, with what looks like a character reference written so that it is read as it is. */
function serialize(value: unknown): string {
  return stringify(
    value,
    (_, field: unknown) => (typeof field === 'string' ? encodeReferences(field) : field),
    YAML,
  );
}

/** To the second, as editors write times; to the millisecond where needed, so that it round-trips. */
function timeIn(at: Date, zone: string): string {
  return at.getUTCMilliseconds() === 0 ? offsetTime(at, zone) : at.toISOString();
}

export const AUTHORS_FRAME = { start: '---\nauthors:\n', end: '---\n' };

/** An author as an entry of that list. */
export function serializeAuthor({ name, slug, edition, bio, portrait, gender }: AuthorSource): string {
  return serializeEntry({ name, slug, edition, gender, bio: bio || undefined, portrait });
}

/** A list of topics, as a file. */
export function serializeTopics(topics: readonly TopicSource[]): string {
  const entries = topics.map(({ description, ...topic }) =>
    serializeEntry({ ...topic, description: description || undefined }),
  );
  return `---\ntopics:\n${entries.join('')}---\n`;
}

function serializeEntry(entry: object): string {
  return serialize([entry]).replace(/^(?=.)/gm, '  ');
}
