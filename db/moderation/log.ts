import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { accounts } from '@/db/schema/accounts';
import { articles } from '@/db/schema/articles';
import { type CommentState, comments } from '@/db/schema/comments';
import { type DecisionAction, decisions } from '@/db/schema/moderation';
import type { Edition } from '@/site.config';

const LOG_PAGE_SIZE = 50;

/** Whether a row `d` of the log says what people made of a comment: publish, refuse or spam, at the desk or by a command. */
export const decidedByPeople = sql`d.action in ('publish', 'refuse', 'spam') and d.actor not in ('author', 'readers', 'rules')`;

/** Someone's decision: a moderator's by name, or by what is not a moderator (`author`, `readers`, `rules`, `command`). */
export interface LoggedDecision {
  id: number;
  actor: string;
  /** The moderator's name; null when it was none. */
  moderator: string | null;
  action: DecisionAction;
  reason: string | null;
  createdAt: Date;
}

/** A line of the log, with what it is about as that is now. */
export interface LogEntry extends LoggedDecision {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  comment: { id: number; name: string; state: CommentState; erasedAt: Date | null } | null;
  article: { id: number; edition: Edition; slug: string; title: string };
}

interface LogQuery {
  /** An entry's id: what is older than it. */
  before?: number;
  action?: DecisionAction;
  /** A moderator's id. */
  actor?: string;
}

/** The log of decisions, newest first. Never cached. */
export async function listLog({
  before,
  action,
  actor,
}: LogQuery = {}): Promise<{ entries: LogEntry[]; more: boolean }> {
  const about = db
    .select()
    .from(decisions)
    .where(
      and(
        before === undefined ? undefined : lt(decisions.id, before),
        action && eq(decisions.action, action),
        actor === undefined ? undefined : eq(decisions.actor, actor),
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(LOG_PAGE_SIZE + 1)
    .as('about');
  const rows = await db
    .select({
      id: about.id,
      actor: about.actor,
      moderator: accounts.name,
      action: about.action,
      reason: about.reason,
      before: about.before,
      after: about.after,
      createdAt: about.createdAt,
      onArticle: about.articleId,
      comment: {
        id: comments.id,
        name: comments.name,
        state: comments.state,
        erasedAt: comments.erasedAt,
        articleId: comments.articleId,
      },
    })
    .from(about)
    .leftJoin(comments, eq(comments.id, about.commentId))
    .leftJoin(accounts, eq(accounts.id, about.actor))
    .orderBy(desc(about.id));
  const places = new Map(
    (await findArticles(rows.map(({ onArticle, comment }) => onArticle ?? comment?.articleId ?? 0))).map(
      (article) => [article.id, article],
    ),
  );
  const named = await nameEditors(rows);
  const entries = rows.slice(0, LOG_PAGE_SIZE).flatMap(({ onArticle, ...entry }) => {
    const article = places.get(onArticle ?? entry.comment?.articleId ?? 0);
    return article ? [{ ...entry, before: named(entry.before), after: named(entry.after), article }] : [];
  });
  return { entries, more: rows.length > LOG_PAGE_SIZE };
}

interface LoggedEditors {
  editors?: string[];
}

/** Puts the names that accounts have now in the place of the ids of an article's editors. */
async function nameEditors(rows: readonly { before: LoggedEditors; after: LoggedEditors }[]) {
  const ids = rows.flatMap(({ before, after }) => [...(before.editors ?? []), ...(after.editors ?? [])]);
  const { id, name } = accounts;
  const found = await db
    .select({ id, name })
    .from(accounts)
    .where(inArray(id, [...new Set(ids)]));
  const names = new Map(found.map((account) => [account.id, account.name]));
  return ({ editors, ...facts }: LoggedEditors): Record<string, unknown> =>
    editors ? { editors: editors.map((one) => names.get(one) ?? one) } : facts;
}

function findArticles(ids: number[]) {
  const { id, edition, slug, title } = articles;
  return db
    .select({ id, edition, slug, title })
    .from(articles)
    .where(inArray(id, [...new Set(ids)]));
}
