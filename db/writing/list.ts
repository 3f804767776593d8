import {
  and,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  notExists,
  or,
  type SQL,
} from 'drizzle-orm';
import { type Actor, withinReach } from '@/db/accounts/authority';
import { coauthorsByArticle } from '@/db/articles/article-authors';
import { db } from '@/db/core/client';
import { accounts } from '@/db/schema/accounts';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { scheduledChanges, withdrawals, workingCopies } from '@/db/schema/writing';
import { NO_LIMITS, searchMatch } from '@/db/search/search';
import { readNames } from '@/lib/desk/article-fields';
import type { DeskListFilter, DeskListQuery } from '@/lib/desk/articles-url';
import { searchWords } from '@/lib/search/analyse';
import { ftsExpression, readQuery } from '@/lib/search/query';
import type { Purpose } from '@/lib/site/purpose';
import { type Edition, editions, site } from '@/site.config';
import { publishDueChanges } from './scheduled-changes';
import { type DeskState, deskState } from './stored';

const DESK_LIST_PAGE_SIZE = 30;
/** Articles that a search finds at most: more would be no help. */
const MAX_FOUND = 200;
/** Drafts whose titles are looked through: the newest. */
const MAX_DRAFTS = 2000;

export interface ListedDeskArticle {
  id: number;
  edition: Edition;
  title: string;
  /** Of a page; null for an article. */
  purpose: Purpose | null;
  /** Names, in the order of the byline. */
  authors: string[];
  state: DeskState;
  /** Of publication; of a draft, when it was made or came in. */
  publishedAt: Date;
  /** Who saved the working copy last, and when; null where nobody wrote here. */
  saved: { by: string; at: Date } | null;
  /** Whether there are changes that readers have not seen. */
  isDirty: boolean;
  /** When a change of it comes out; null where none is scheduled. */
  changeAt: Date | null;
  /** Whether its author proposes what was saved last to be published. */
  isProposed: boolean;
  /** Comments that wait for a decision. */
  waiting: number;
}

/** A page of the desk's articles, or of its pages, newest first, and whether there are more. Never cached. */
export async function listDeskArticles(
  { kind, filter, search, page }: DeskListQuery,
  actor: Actor,
): Promise<{ articles: ListedDeskArticle[]; more: boolean }> {
  await publishDueChanges();
  const now = new Date();
  const found = search ? inArray(articles.id, await findIds(search)) : undefined;
  const rows = await db
    .select({
      article: {
        id: articles.id,
        edition: articles.edition,
        title: articles.title,
        draft: articles.draft,
        publishedAt: articles.publishedAt,
        purpose: articles.purpose,
      },
      author: { name: authors.name },
      copy: {
        fields: workingCopies.fields,
        revision: workingCopies.revision,
        publishedRevision: workingCopies.publishedRevision,
        proposedRevision: workingCopies.proposedRevision,
        savedAt: workingCopies.savedAt,
      },
      savedBy: accounts.name,
      withdrawn: withdrawals.articleId,
      changeAt: scheduledChanges.dueAt,
    })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(workingCopies, eq(workingCopies.articleId, articles.id))
    .leftJoin(accounts, eq(accounts.id, workingCopies.savedBy))
    .leftJoin(withdrawals, eq(withdrawals.articleId, articles.id))
    .leftJoin(scheduledChanges, eq(scheduledChanges.articleId, articles.id))
    .where(and(isOf(kind), matching(filter, now), found, withinReach(articles.id, actor, 'write')))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(DESK_LIST_PAGE_SIZE + 1)
    .offset((page - 1) * DESK_LIST_PAGE_SIZE);
  const shown = rows.slice(0, DESK_LIST_PAGE_SIZE);
  const ids = shown.map(({ article }) => article.id);
  const [waiting, coauthors] = [await countWaiting(ids), await coauthorsByArticle(db, ids)];
  return {
    more: rows.length > DESK_LIST_PAGE_SIZE,
    articles: shown.map(({ article: { draft, ...article }, author, copy, savedBy, withdrawn, changeAt }) => ({
      ...article,
      authors: bylineOf(copy?.fields.credits ?? '', [author, ...(coauthors.get(article.id) ?? [])]),
      state: deskState({ draft, publishedAt: article.publishedAt }, withdrawn !== null, now),
      saved: copy && { by: savedBy ?? '', at: copy.savedAt },
      isDirty: copy !== null && copy.revision > copy.publishedRevision,
      isProposed: copy !== null && copy.proposedRevision > 0,
      changeAt,
      waiting: waiting.get(article.id) ?? 0,
    })),
  };
}

/** As it was typed last, else as readers see it. */
function bylineOf(typed: string, stored: readonly { name: string }[]): string[] {
  const names = readNames(typed);
  return names.length > 0 ? names : stored.map(({ name }) => name);
}

function isOf(kind: DeskListQuery['kind']): SQL {
  return kind === 'pages' ? isNotNull(articles.purpose) : isNull(articles.purpose);
}

function matching(filter: DeskListFilter, now: Date): SQL | undefined {
  const { articleId } = withdrawals;
  const withdrawn = db.select({ id: articleId }).from(withdrawals).where(eq(articleId, articles.id));
  if (filter === 'draft') return and(isNotNull(articles.draft), notExists(withdrawn));
  if (filter === 'withdrawn') return exists(withdrawn);
  if (filter === 'scheduled')
    return or(isNotNull(scheduledChanges.dueAt), and(isNull(articles.draft), gt(articles.publishedAt, now)));
  if (filter === 'published') return and(isNull(articles.draft), lte(articles.publishedAt, now));
  if (filter === 'proposed') return gt(workingCopies.proposedRevision, 0);
  if (filter === 'changed')
    return and(isNull(articles.draft), gt(workingCopies.revision, workingCopies.publishedRevision));
}

/** Ids by the site's search; drafts, which its index leaves out, by their titles. */
export async function findIds(search: string): Promise<number[]> {
  const query = readQuery(search, site.search.synonyms);
  const match = ftsExpression(query.words);
  if (match === null) return [];
  const FOREVER = new Date(8.64e15);
  const part = { limit: MAX_FOUND, offset: 0 };
  const published = await Promise.all(
    editions.map((edition) => searchMatch(edition, match, NO_LIMITS, FOREVER, part)),
  );
  const drafts = await db
    .select({ id: articles.id, title: articles.title })
    .from(articles)
    .where(isNotNull(articles.draft))
    .orderBy(desc(articles.publishedAt))
    .limit(MAX_DRAFTS);
  const isFound = (title: string) =>
    searchWords(title).words.some(({ terms }) => terms.some((term) => query.terms.has(term)));
  return [...published.flat(), ...drafts.filter(({ title }) => isFound(title))].map(({ id }) => id);
}

async function countWaiting(ids: number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: comments.articleId, waiting: count() })
    .from(comments)
    .where(and(inArray(comments.articleId, ids), eq(comments.state, 'waiting')))
    .groupBy(comments.articleId);
  return new Map(rows.map(({ id, waiting }) => [id, waiting]));
}
