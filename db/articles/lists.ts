import 'server-only';
import { and, count, desc, eq, lte, notInArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articleCoauthors, articleTopics } from '@/db/schema/article-links';
import { articles } from '@/db/schema/articles';
import { type Edition, site } from '@/site.config';
import { cardsInOrder, type ListedArticle } from './cards';
import { listPinned } from './pins';
import { publishedArticle } from './published';

export interface ArticlePage {
  articles: ListedArticle[];
  /** The number of pages of the whole list, at least 1. */
  pages: number;
}

/** A list of articles, newest first, read from one index alone, however many there are and whichever page is asked for. */
interface IdList {
  ids(except: readonly number[], limit: number, offset: number): PromiseLike<{ id: number }[]>;
  count(): PromiseLike<{ articles: number }[]>;
}

/** A page of the edition's articles, the pinned before the others, newest first; pages count from 1. */
export async function listArticles(edition: Edition, page: number): Promise<ArticlePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  return pageOfArticles(ofEdition(edition), page, await listPinned(edition));
}

/** A page of an author's articles, newest first. */
export async function listArticlesBy(edition: Edition, authorId: number, page: number): Promise<ArticlePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  return pageOfArticles(ofAuthor(authorId), page);
}

/** A page of a topic's articles, newest first. @param leadId of the one that stands first, if readers see it there */
export async function listArticlesOn(
  edition: Edition,
  { id, leadId }: { id: number; leadId: number | null },
  page: number,
): Promise<ArticlePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  return pageOfArticles(ofTopic(id), page, await readTopicLead(id, leadId));
}

/** The ids of the newest articles of a topic, its lead first. For cached reads. */
export async function newestOn(topicId: number, leadId: number | null, limit: number): Promise<number[]> {
  const lead = (await readTopicLead(topicId, leadId)).map(({ id }) => id);
  const others = await ofTopic(topicId).ids(lead, limit - lead.length, 0);
  return [...lead, ...others.map(({ id }) => id)];
}

function ofEdition(edition: Edition): IdList {
  const shown = and(eq(articles.edition, edition), publishedArticle());
  return {
    ids: (except, limit, offset) =>
      db
        .select({ id: articles.id })
        .from(articles)
        .where(and(shown, notInArray(articles.id, [...except])))
        .orderBy(desc(articles.publishedAt), desc(articles.id))
        .limit(limit)
        .offset(offset),
    count: () => db.select({ articles: count() }).from(articles).where(shown),
  };
}

function ofTopic(topicId: number): IdList {
  const { articleId, shownAt } = articleTopics;
  const shown = and(eq(articleTopics.topicId, topicId), lte(shownAt, new Date()));
  return {
    ids: (except, limit, offset) =>
      db
        .select({ id: articleId })
        .from(articleTopics)
        .where(and(shown, notInArray(articleId, [...except])))
        .orderBy(desc(shownAt), desc(articleId))
        .limit(limit)
        .offset(offset),
    count: () => db.select({ articles: count() }).from(articleTopics).where(shown),
  };
}

/** What an author signs, as the first or after: SQLite merges the two, each in its order. */
function ofAuthor(authorId: number): IdList {
  const { articleId, shownAt } = articleCoauthors;
  const signed = and(eq(articles.authorId, authorId), publishedArticle());
  const cosigned = and(eq(articleCoauthors.authorId, authorId), lte(shownAt, new Date()));
  return {
    ids: (_, limit, offset) =>
      unionAll(
        db.select({ id: articles.id, at: articles.publishedAt }).from(articles).where(signed),
        db
          .select({ id: articleId, at: sql<Date>`${shownAt}`.as('at') })
          .from(articleCoauthors)
          .where(cosigned),
      )
        .orderBy(sql`2 desc, 1 desc`)
        .limit(limit)
        .offset(offset),
    count: () =>
      db.all<{ articles: number }>(
        sql`select (${db.select({ all: count() }).from(articles).where(signed)}) + (${db.select({ all: count() }).from(articleCoauthors).where(cosigned)}) as articles`,
      ),
  };
}

/** The chosen lead of a topic; nothing when readers do not see it there. */
async function readTopicLead(topicId: number, leadId: number | null): Promise<{ id: number }[]> {
  if (leadId === null) return [];
  const { articleId, shownAt } = articleTopics;
  return db
    .select({ id: articleId })
    .from(articleTopics)
    .where(and(eq(articleId, leadId), eq(articleTopics.topicId, topicId), lte(shownAt, new Date())));
}

/** @param pinned stand before the others, in this order */
async function pageOfArticles(
  list: IdList,
  page: number,
  pinned: readonly { id: number }[] = [],
): Promise<ArticlePage> {
  const size = site.articlesPerPage;
  const start = (page - 1) * size;
  const ids = pinned.map(({ id }) => id);
  const first = ids.slice(start, start + size);
  const others = await list.ids(ids, size - first.length, Math.max(0, start - ids.length));
  const [total] = await list.count();
  return {
    articles: await cardsInOrder([...first, ...others.map(({ id }) => id)]),
    pages: Math.max(1, Math.ceil((total?.articles ?? 0) / size)),
  };
}
