import 'server-only';
import { and, count, desc, eq, getTableColumns, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { pictureFrom, type ResponsivePicture } from '@/db/media/pictures';
import { articles, articleTopics, authors, images } from '@/db/schema/articles';
import { excerptOf } from '@/lib/html/html-text';
import { type Edition, site } from '@/site.config';
import { articlesBy, coauthorsByArticle } from './article-authors';
import { topicsByArticle } from './article-topics';
import { listPinned } from './pins';
import { publishedArticle } from './published';
import type { TopicName } from './topics';

/** An article as lists show it. */
export interface ListedArticle {
  id: number;
  slug: string;
  title: string;
  /** Or an excerpt where it has none, as most WordPress exports. */
  standfirst: string;
  /** The names of who signs it, in order. */
  authors: string[];
  publishedAt: Date;
  /** null where the list does not show it, so that it need not be invalidated with it. */
  commentCount: number | null;
  /** Whether the editors picked a comment of its thread. */
  picked: boolean;
  topic: TopicName | null;
  picture: ResponsivePicture | null;
}

export interface ArticlePage {
  articles: ListedArticle[];
  /** The number of pages of the whole list, at least 1. */
  pages: number;
}

/** A page of the edition's articles, the pinned before the others, newest first; pages count from 1. */
export async function listArticles(edition: Edition, page: number): Promise<ArticlePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  return pageOfArticles(eq(articles.edition, edition), page, await listPinned(edition));
}

/** A page of an author's articles, newest first. */
export async function listArticlesBy(edition: Edition, authorId: number, page: number): Promise<ArticlePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  return pageOfArticles(inArray(articles.id, articlesBy([authorId])), page);
}

/** A page of a topic's articles, newest first. */
export async function listArticlesOn(edition: Edition, topicId: number, page: number): Promise<ArticlePage> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  const onTopic = db
    .select({ id: articleTopics.articleId })
    .from(articleTopics)
    .where(eq(articleTopics.topicId, topicId));
  return pageOfArticles(inArray(articles.id, onTopic), page);
}

/** @param pinned stand before the others, in this order */
async function pageOfArticles(
  where: SQL | undefined,
  page: number,
  pinned: readonly { id: number }[] = [],
): Promise<ArticlePage> {
  const size = site.articlesPerPage;
  const start = (page - 1) * size;
  const ids = pinned.map(({ id }) => id);
  const first = ids.slice(start, start + size);
  const cards = await readCards(inArray(articles.id, first), size);
  const others = and(where, notInArray(articles.id, ids));
  const [total] = await db.select({ articles: count() }).from(articles).where(and(where, publishedArticle()));
  return {
    articles: [
      ...cards.sort((one, other) => first.indexOf(one.id) - first.indexOf(other.id)),
      ...(await readCards(others, size - first.length, Math.max(0, start - ids.length))),
    ],
    pages: Math.max(1, Math.ceil((total?.articles ?? 0) / size)),
  };
}

/** In characters: three lines of the narrowest card. */
export const MAX_EXCERPT_LENGTH = 110;
/** In characters of HTML: contains as much text. */
const EXCERPT_HTML_LENGTH = 2000;

/** A card reads no body, which is most of an article: at most its beginning, where there is no standfirst. */
const { body, ...ofCard } = getTableColumns(articles);
const beginning = sql<string>`case when ${articles.standfirst} = '' then substr(${body}, 1, ${EXCERPT_HTML_LENGTH}) else '' end`;

const picked =
  sql<boolean>`exists (select 1 from comments where comments.article_id = ${articles.id} and comments.picked_at is not null and comments.state = 'published')`.mapWith(
    Boolean,
  );

/** Published articles for a list, newest first. Not cached itself: its callers are. */
export async function readCards(where: SQL | undefined, limit: number, offset = 0): Promise<ListedArticle[]> {
  const rows = await db
    .select({
      article: ofCard,
      beginning,
      picked,
      author: authors.name,
      hero: images,
    })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(images, eq(images.file, articles.hero))
    .where(and(where, publishedArticle()))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(limit)
    .offset(offset);
  const ids = rows.map(({ article }) => article.id);
  const [topicNames, coauthors] = [await topicsByArticle(db, ids), await coauthorsByArticle(db, ids)];
  return rows.map(({ article, beginning, picked, author, hero }) => ({
    id: article.id,
    slug: article.slug,
    title: article.title,
    standfirst: article.standfirst || excerptOf(beginning, MAX_EXCERPT_LENGTH),
    authors: [author, ...(coauthors.get(article.id) ?? []).map(({ name }) => name)],
    publishedAt: article.publishedAt,
    commentCount: article.commentCount,
    picked,
    topic: topicNames.get(article.id)?.[0] ?? null,
    picture: hero && pictureFrom(hero, article.heroAlt),
  }));
}
