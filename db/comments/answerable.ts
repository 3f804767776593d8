/** New comments below the articles that an account signs, for their author to answer. */
import { and, desc, eq, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Staff } from '@/db/accounts/auth';
import { articlesSignedBy } from '@/db/accounts/authority';
import { threadModeOf } from '@/db/articles/thread-mode';
import { db } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { proposals } from '@/db/schema/moderation';
import type { ThreadMode } from '@/lib/comments/thread-mode';
import type { ProposalKind } from '@/lib/desk/proposal-form';
import { mailboxKey } from '@/lib/forms/email';
import type { Edition } from '@/site.config';

/** A comment as its article's author sees it: nobody's e-mail address is among what is read. */
export interface AnswerableComment {
  id: number;
  revision: number;
  name: string;
  body: string;
  createdAt: Date;
  article: { edition: Edition; slug: string; title: string; mode: ThreadMode };
  /** The published comment that it answers. */
  parent: { name: string; body: string } | null;
  /** The author's answer to it, the first one. */
  answerId: number | null;
  /** What the author has proposed about it, while nobody has decided. */
  proposed: ProposalKind | null;
}

const ANSWERS_PAGE_SIZE = 25;

/** Whether the account is an author of the byline. */
export async function isByline(accountId: string): Promise<boolean> {
  const own = db.select({ id: authors.id }).from(authors).where(eq(authors.accountId, accountId));
  return (await own.limit(1)).length > 0;
}

/** Condition: the comment is one that this author may want to answer: published, below an article of theirs, and not theirs. */
export function answerableBy({ id, email }: Pick<Staff, 'id' | 'email'>): SQL | undefined {
  return and(
    inArray(comments.articleId, articlesSignedBy(id)),
    // As the partial index has it.
    sql`${comments.state} = 'published'`,
    // Their own words carry the author's badge, or their address: sent before they were bound to the author, or signed out.
    // An account's address is ASCII, as SQLite's lower() is.
    or(isNull(comments.badge), ne(comments.badge, 'author')),
    sql`lower(trim(${comments.email})) <> ${mailboxKey(email)}`,
  );
}

/** The author's answer to a comment, the first one. */
export function authorAnswer(): SQL<number | null> {
  return sql<
    number | null
  >`(select min(answer.id) from comments answer where answer.parent_id = ${comments.id} and answer.shown = 1 and answer.state = 'published' and answer.badge = 'author')`;
}

/**
 * A page of these comments, the newest first. Never cached.
 * @param all also those that the author has answered
 * @param before the id of the comment that the page comes after
 */
export async function listAnswerable(
  staff: Pick<Staff, 'id' | 'email'>,
  { all, before }: { all: boolean; before?: number },
): Promise<{ comments: AnswerableComment[]; more: boolean }> {
  const answer = authorAnswer();
  // The ids first: texts are read of one page alone.
  const asked = and(
    answerableBy(staff),
    before === undefined ? undefined : lt(comments.id, before),
    all ? undefined : isNull(answer),
  );
  // The planner would rather read all that is published.
  const ids = await db.all<{ id: number }>(
    sql`select ${comments.id} as id from ${comments} indexed by comments_published where ${asked} order by ${comments.id} desc limit ${ANSWERS_PAGE_SIZE + 1}`,
  );
  const shown = ids.slice(0, ANSWERS_PAGE_SIZE).map(({ id }) => id);
  const parents = alias(comments, 'parents');
  const isPending = and(
    eq(proposals.commentId, comments.id),
    eq(proposals.accountId, staff.id),
    sql`${proposals.createdAt} > coalesce(${comments.decidedAt}, ${comments.createdAt})`,
  );
  const rows = await db
    .select({
      id: comments.id,
      revision: comments.revision,
      name: comments.name,
      body: comments.body,
      createdAt: comments.createdAt,
      article: {
        edition: articles.edition,
        slug: articles.slug,
        title: articles.title,
        commentsOpen: articles.commentsOpen,
        thread: articles.thread,
        closesAfter: articles.closesAfter,
        publishedAt: articles.publishedAt,
      },
      parent: { name: parents.name, body: parents.body },
      answerId: answer,
      proposed: proposals.kind,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .leftJoin(parents, and(eq(parents.id, comments.parentId), eq(parents.state, 'published')))
    .leftJoin(proposals, isPending)
    .where(inArray(comments.id, shown))
    .orderBy(desc(comments.id));
  const now = new Date();
  return {
    comments: rows.map(({ article: { edition, slug, title, ...terms }, ...comment }) => ({
      ...comment,
      article: { edition, slug, title, mode: threadModeOf(terms, now) },
    })),
    more: ids.length > ANSWERS_PAGE_SIZE,
  };
}
