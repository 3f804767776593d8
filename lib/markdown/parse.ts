import { type Alias, type Document, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { type FileProblem, problemFromIssue, problemKindOf } from '@/lib/import/problem';
import { slugify } from '@/lib/site/slug';
import { articleSchema, authorSchema, pageSchema, topicSchema } from './article-schema';

/** An article, or a page: what has a purpose. */
export type ArticleSource = z.infer<typeof articleSchema> & {
  slug: string;
  markdown: string;
  bodyLine: number;
};
export type TopicSource = z.infer<typeof topicSchema>;
export type AuthorSource = z.infer<typeof authorSchema> & { slug: string };

/** Lines of the fields that are validated after parsing. */
export interface SourceLines {
  slug: number;
  picture: number;
}

/** A parsed file: an article, a list of authors or of topics, or what is wrong with it. */
export type Source =
  | { kind: 'article'; article: ArticleSource; lines: SourceLines }
  | { kind: 'authors'; authors: AuthorSource[]; lines: SourceLines[] }
  | { kind: 'topics'; topics: TopicSource[] }
  | { kind: 'problems'; problems: FileProblem[] };

const authorsSchema = z.strictObject({ authors: z.array(authorSchema).min(1) });
const topicsSchema = z.strictObject({ topics: z.array(topicSchema).min(1) });

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/**
 * Parses a Markdown file: front matter between two lines of ---, then the body. With the key `authors` it is a list of
 * authors; with `topics`, and no title, one of topics.
 */
export function parseSource(text: string): Source {
  const normal = text.replace(/^\u{FEFF}/u, '').replace(/\r\n?/g, '\n');
  const match = FRONT_MATTER.exec(normal);
  if (!match?.[1]) return problem({ line: 1, kind: 'no-front-matter', values: { sign: '---' } });

  const lines = new LineCounter();
  // Pretty errors would add the line within the front matter to ours within the file.
  const document = parseDocument(match[1], { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line + 1;
    return problem({ line, kind: 'broken-front-matter', quote: broken.message });
  }
  const alias = firstAlias(document);
  if (alias) return problem({ line: lines.linePos(alias.range?.[0] ?? 0).line + 1, kind: 'star' });

  const data: unknown = document.toJS();
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line + 1;
    }
    return 1;
  };
  if (typeof data === 'object' && data !== null) {
    if ('authors' in data) return readAuthors(data, lineOf);
    if ('topics' in data && !('title' in data) && isList(data.topics)) return readTopics(data, lineOf);
  }
  const bodyLine = match[0].split('\n').length;
  return readArticle(data ?? {}, { markdown: normal.slice(match[0].length), bodyLine }, lineOf);
}

/** Line of a value of the front matter in the file; of its nearest ancestor, if it is missing. */
type LineOf = (path: PropertyKey[]) => number;

function readAuthors(data: object, lineOf: LineOf): Source {
  const parsed = authorsSchema.safeParse(data, { error: problemKindOf });
  if (!parsed.success) return problems(parsed.error, lineOf);
  const { authors } = parsed.data;
  return {
    kind: 'authors',
    authors: authors.map((author) => withSlug(author, author.name)),
    lines: authors.map((author, index) => ({
      slug: lineOf(['authors', index, author.slug ? 'slug' : 'name']),
      picture: lineOf(['authors', index, 'portrait']),
    })),
  };
}

/** Of entries: an article without a title names its topics as text. */
function isList(topics: unknown): boolean {
  return Array.isArray(topics) && topics.every((topic) => typeof topic === 'object');
}

function readTopics(data: object, lineOf: LineOf): Source {
  const parsed = topicsSchema.safeParse(data, { error: problemKindOf });
  return parsed.success ? { kind: 'topics', topics: parsed.data.topics } : problems(parsed.error, lineOf);
}

function readArticle(
  data: unknown,
  body: Pick<ArticleSource, 'markdown' | 'bodyLine'>,
  lineOf: LineOf,
): Source {
  const isPage = typeof data === 'object' && data !== null && 'purpose' in data;
  const parsed = (isPage ? pageSchema : articleSchema).safeParse(data, { error: problemKindOf });
  if (!parsed.success) return problems(parsed.error, lineOf);
  const article = withSlug(parsed.data, parsed.data.title);
  if (article.slug === '') {
    const values = { key: 'slug:' };
    return problem({ line: lineOf(['title']), field: 'title', kind: 'title-without-slug', values });
  }
  return {
    kind: 'article',
    article: { ...article, ...body },
    lines: { slug: lineOf([parsed.data.slug ? 'slug' : 'title']), picture: lineOf(['hero', 'src']) },
  };
}

/** `title: *new*` is meant as text, but is an alias in YAML, which front matter never needs. */
function firstAlias(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

function withSlug<T extends { slug?: string | undefined }>(source: T, from: string): T & { slug: string } {
  return { ...source, slug: source.slug ?? slugify(from) };
}

function problems(error: z.ZodError, lineOf: LineOf): Source {
  return {
    kind: 'problems',
    problems: error.issues.map((issue) => ({
      line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
      ...(issue.path.length > 0 && { field: issue.path.join('.') }),
      ...problemFromIssue(issue),
    })),
  };
}

function problem(found: FileProblem): Source {
  return { kind: 'problems', problems: [found] };
}
