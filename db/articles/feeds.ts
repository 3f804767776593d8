import 'server-only';
import { stat } from 'node:fs/promises';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { addressOfPicture, contentTypeOf, pathOfPicture } from '@/db/media/pictures';
import { articleTopics } from '@/db/schema/article-links';
import { articles, authors, images } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import type { Edition } from '@/site.config';
import { articlesBy, coauthorsByArticle } from './article-authors';
import { topicsByArticle } from './article-topics';
import { publishedArticle } from './published';
import type { TopicName } from './topics';

/** More than a month of a busy newsroom, so that a feed reader that polls rarely misses no article. */
const MAX_FEED_ARTICLES = 50;
/** Whole pages of a thread: a feed reader that polls every few hours misses nothing of a heated one. */
const MAX_FEED_COMMENTS = 200;

/** The author or topic of a feed; the whole edition without either. */
interface FeedScope {
  authorId?: number;
  topicId?: number;
}

/** A feed item: the whole article. */
export interface FeedArticle {
  slug: string;
  title: string;
  standfirst: string;
  body: string;
  /** Names, in the order of the byline. */
  authors: string[];
  topics: TopicName[];
  publishedAt: Date;
  updatedAt: Date | null;
  commentCount: number;
  hero: FeedHero | null;
}

export interface FeedHero {
  src: string;
  /** Media type. */
  type: string;
  width: number;
  height: number;
  /** In bytes; undefined when its file is missing. */
  size: number | undefined;
  alt: string;
  caption: string;
  credit: string;
}

export interface FeedComment {
  id: number;
  isReply: boolean;
  name: string;
  body: string;
  createdAt: Date;
  editedAt: Date | null;
}

/** The edition's newest articles, or an author's or a topic's, newest first. */
export async function listFeedArticles(edition: Edition, scope: FeedScope = {}): Promise<FeedArticle[]> {
  'use cache: remote';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('reads');
  const { authorId, topicId } = scope;
  const onTopic = db
    .select({ id: articleTopics.articleId })
    .from(articleTopics)
    .where(eq(articleTopics.topicId, topicId ?? 0));
  const rows = await db
    .select({ article: articles, author: authors.name, hero: images })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(images, eq(images.file, articles.hero))
    .where(
      and(
        eq(articles.edition, edition),
        publishedArticle(),
        authorId === undefined ? undefined : inArray(articles.id, articlesBy([authorId])),
        topicId === undefined ? undefined : inArray(articles.id, onTopic),
      ),
    )
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(MAX_FEED_ARTICLES);
  const ids = rows.map(({ article }) => article.id);
  const [topicNames, coauthors] = [await topicsByArticle(db, ids), await coauthorsByArticle(db, ids)];
  return Promise.all(
    rows.map(async ({ article, author, hero }) => ({
      slug: article.slug,
      title: article.title,
      standfirst: article.standfirst,
      body: article.body,
      authors: [author, ...(coauthors.get(article.id) ?? []).map(({ name }) => name)],
      topics: topicNames.get(article.id) ?? [],
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
      commentCount: article.commentCount,
      hero: hero && (await heroOf(article, hero)),
    })),
  );
}

async function heroOf(
  { heroAlt, heroCaption, heroCredit }: typeof articles.$inferSelect,
  { file, width, height }: typeof images.$inferSelect,
): Promise<FeedHero> {
  const path = pathOfPicture(file);
  const size = path && (await stat(path).catch(() => undefined))?.size;
  const src = addressOfPicture(file);
  return {
    src,
    type: contentTypeOf(file),
    width,
    height,
    size: size || undefined,
    alt: heroAlt,
    caption: heroCaption,
    credit: heroCredit,
  };
}

/** The newest published comments of an article, newest first. E-mail addresses are not read. */
export async function listFeedComments(articleId: number): Promise<FeedComment[]> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  const rows = await db
    .select({
      id: comments.id,
      depth: comments.depth,
      name: comments.name,
      body: comments.body,
      createdAt: comments.createdAt,
      editedAt: comments.editedAt,
    })
    .from(comments)
    .where(and(eq(comments.articleId, articleId), eq(comments.state, 'published')))
    .orderBy(desc(comments.id))
    .limit(MAX_FEED_COMMENTS);
  return rows.map(({ depth, ...comment }) => ({ ...comment, isReply: depth > 0 }));
}
