import { and, count, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { articlesBy } from '@/db/articles/article-authors';
import { db } from '@/db/core/client';
import { articleEditors } from '@/db/schema/article-links';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { type Act, type Role, scopeOf } from '@/lib/desk/roles';

/** What an act is about; no comment at all is within everybody's reach, and an article to be made is its maker's own. */
export type Subject = { articleId: number } | { commentIds: readonly number[] } | 'new';

/** Comments that an act is about. */
export function subjectOf(comments: readonly { id: number }[]): Subject {
  return { commentIds: comments.map(({ id }) => id) };
}

/** Who acts: the part of an account that decides on rights. */
export interface Actor {
  id: string;
  role: Role;
}

/**
 * Whether somebody may take an act, on this subject or, where none is named, on any: the one question of the desk's doors.
 * What does not exist is within reach of those alone who may act on all.
 */
export async function mayTake(actor: Actor, act: Act, subject?: Subject): Promise<boolean> {
  const scope = scopeOf(actor.role, act);
  if (scope === 'no') return false;
  if (!subject || subject === 'new' || scope === 'yes' || scope === 'all') return true;
  const [about, ids] =
    'articleId' in subject
      ? ([articles, [subject.articleId]] as const)
      : ([comments, [...new Set(subject.commentIds)]] as const);
  if (ids.length === 0) return true;
  const articleId = about === articles ? articles.id : comments.articleId;
  const [row] = await db
    .select({ found: count() })
    .from(about)
    .where(and(inArray(about.id, [...ids]), withinReach(articleId, actor, act)));
  return row?.found === ids.length;
}

/** Condition for lists: the article is one that this account may take the act on; undefined where it may on all. */
export function withinReach(articleId: SQLiteColumn, { id, role }: Actor, act: Act): SQL | undefined {
  const scope = scopeOf(role, act);
  if (scope === 'yes' || scope === 'all') return undefined;
  if (scope === 'no') return sql`0`;
  const edited = db
    .select({ id: articleEditors.articleId })
    .from(articleEditors)
    .where(eq(articleEditors.accountId, id));
  return inArray(articleId, scope === 'edited' ? edited : articlesSignedBy(id));
}

/** The articles that an account signs: by an author who it is, the first of the byline or after. A page is nobody's own. */
export function articlesSignedBy(accountId: string) {
  const pages = db.select({ id: articles.id }).from(articles).where(isNotNull(articles.purpose));
  const own = db.select({ id: authors.id }).from(authors).where(eq(authors.accountId, accountId));
  return articlesBy(own).except(pages);
}
