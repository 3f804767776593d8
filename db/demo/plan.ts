/** What goes with the demo edition, and what stays: what was edited here, and what something of this site uses. */
import { and, count, eq, ne, type SQLWrapper, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { articleCoauthors, articleTopics } from '@/db/schema/article-links';
import { articles, authors, topics } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { workingCopies } from '@/db/schema/writing';
import { authorContent, demoPartsOf, topicContent } from './parts';

type Reader = Pick<Transaction, 'select'>;

/** Of the made-up readers: whoever has another address wrote here. */
export const DEMO_EMAIL = 'reader@example.org';

export interface DemoPlan {
  /** What goes. */
  articles: { id: number; purpose: string | null }[];
  authors: number[];
  topics: number[];
  /** Those of the demo; which of them go is known once the rest is gone. */
  pictures: string[];
  /** Below the articles, and of these what readers of this site wrote. */
  comments: number;
  ownComments: number;
  /** What was edited here: stays, unless it is asked for. */
  edited: {
    articles: { id: number; title: string; purpose: string | null }[];
    authors: { id: number; name: string }[];
    topics: { id: number; name: string }[];
  };
}

/** @param withEdited takes what was edited here, too */
export async function planDemoRemoval(withEdited: boolean, from: Reader = db): Promise<DemoPlan> {
  const parts = await demoPartsOf(from, ['article', 'author', 'topic', 'picture']);
  const idsOf = (kind: string) => parts.flatMap((part) => (part.kind === kind ? Number(part.key) : []));
  const contentOf = (kind: string, id: number) =>
    parts.find((part) => part.kind === kind && part.key === String(id))?.content;

  const { id, title, purpose } = articles;
  const found = await from
    .select({ id, title, purpose, copy: workingCopies.articleId })
    .from(articles)
    .leftJoin(workingCopies, eq(workingCopies.articleId, id))
    .where(among(id, idsOf('article')));
  const people = await from
    .select()
    .from(authors)
    .where(among(authors.id, idsOf('author')));
  const shelves = await from
    .select()
    .from(topics)
    .where(among(topics.id, idsOf('topic')));
  const edited = {
    articles: found.filter(({ copy }) => copy !== null),
    // An account that was made one of its authors answers as them.
    authors: people.filter(
      (row) => row.accountId !== null || authorContent(row) !== contentOf('author', row.id),
    ),
    topics: shelves.filter((row) => topicContent(row) !== contentOf('topic', row.id)),
  };
  const gone = withEdited ? found : found.filter(({ copy }) => copy === null);
  const goneIds = gone.map((row) => row.id);
  const usedAuthors = await authorsOfOthers(from, goneIds);
  const usedTopics = await topicsOfOthers(from, goneIds);
  const mayGo = (kept: Set<number>, changed: readonly { id: number }[]) => (row: { id: number }) =>
    !kept.has(row.id) && (withEdited || !changed.some((one) => one.id === row.id));
  const below = among(comments.articleId, goneIds);
  const [all] = await from.select({ rows: count() }).from(comments).where(below);
  const [own] = await from
    .select({ rows: count() })
    .from(comments)
    .where(and(below, ne(comments.email, DEMO_EMAIL)));
  return {
    articles: gone,
    authors: people
      .filter(({ accountId }) => accountId === null)
      .filter(mayGo(usedAuthors, edited.authors))
      .map((row) => row.id),
    topics: shelves.filter(mayGo(usedTopics, edited.topics)).map((row) => row.id),
    pictures: parts.flatMap((part) => (part.kind === 'picture' ? part.key : [])),
    comments: all?.rows ?? 0,
    ownComments: own?.rows ?? 0,
    edited,
  };
}

/** Condition: a column is one of these; as JSON, since there may be more of them than a statement takes parameters. */
export function among(column: SQLWrapper, values: readonly (number | string)[]) {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

function notAmong(column: SQLWrapper, values: readonly number[]) {
  return sql`not ${among(column, values)}`;
}

/** Who signs other articles, or answered below them. */
async function authorsOfOthers(from: Reader, gone: readonly number[]): Promise<Set<number>> {
  const signers = await from
    .select({ id: articles.authorId })
    .from(articles)
    .where(notAmong(articles.id, gone));
  const later = await from
    .select({ id: articleCoauthors.authorId })
    .from(articleCoauthors)
    .where(notAmong(articleCoauthors.articleId, gone));
  const answering = await from
    .select({ id: comments.authorId })
    .from(comments)
    .where(and(notAmong(comments.articleId, gone), sql`${comments.authorId} is not null`));
  return new Set([...signers, ...later, ...answering].flatMap(({ id }) => id ?? []));
}

async function topicsOfOthers(from: Reader, gone: readonly number[]): Promise<Set<number>> {
  const rows = await from
    .select({ id: articleTopics.topicId })
    .from(articleTopics)
    .where(notAmong(articleTopics.articleId, gone));
  return new Set(rows.map(({ id }) => id));
}
