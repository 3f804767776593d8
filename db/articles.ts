import 'server-only';
import { and, asc, count, desc, eq, getTableColumns, gt, inArray, lt, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { cacheLife, cacheTag } from 'next/cache';
import { threadMode } from '@/lib/thread';
import { type Edition, otherEdition, site } from '@/site.config';
import { topicsOf } from './article-topics';
import { db } from './client';
import { addressOfPicture, picturesIn } from './pictures';
import { publishedArticle } from './published';
import { articles, articleTopics, authors, images, topics } from './schema';
import { tags } from './tags';

export interface Picture {
  src: string;
  width: number;
  height: number;
  alt: string;
  /** The sizes it is kept in, in pixels (lib/picture-sources.ts). */
  widths: number[];
}

export interface TopicName {
  slug: string;
  name: string;
}

/** What a list shows of an article. */
export interface ArticleCard {
  id: number;
  slug: string;
  title: string;
  standfirst: string;
  author: { slug: string; name: string };
  publishedAt: Date;
  /** null where the list does not print it, and need not change with it. */
  commentCount: number | null;
  topic: TopicName | null;
  picture: Picture | null;
}

export interface ArticlePage {
  articles: ArticleCard[];
  /** The number of pages of the whole list, at least 1. */
  pages: number;
}

const portraits = alias(images, 'portraits');

/** A page of the edition's articles, the pinned before the others, newest first; pages count from 1. */
export async function listArticles(edition: Edition, page: number): Promise<ArticlePage> {
  'use cache';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('minutes');
  return pageOfArticles(eq(articles.edition, edition), page, [desc(articles.pinned)]);
}

/** A page of an author's articles, newest first. */
export async function listArticlesBy(edition: Edition, authorId: number, page: number): Promise<ArticlePage> {
  'use cache';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('minutes');
  return pageOfArticles(eq(articles.authorId, authorId), page);
}

/** A page of a topic's articles, newest first. */
export async function listArticlesOn(edition: Edition, topicId: number, page: number): Promise<ArticlePage> {
  'use cache';
  cacheTag(tags.articles(edition), tags.counts(edition));
  cacheLife('minutes');
  const onTopic = db
    .select({ id: articleTopics.articleId })
    .from(articleTopics)
    .where(eq(articleTopics.topicId, topicId));
  return pageOfArticles(inArray(articles.id, onTopic), page);
}

/** The article at a slug, with what its page prints around it; null when there is none, or not yet. */
export async function findArticle(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition), tags.article(edition, slug));
  cacheLife('minutes');
  const [row] = await db
    .select({ article: articles, author: authors, hero: images, portrait: portraits })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(images, eq(images.file, articles.hero))
    .leftJoin(portraits, eq(portraits.file, authors.portrait))
    .where(and(eq(articles.edition, edition), eq(articles.slug, slug), publishedArticle()));
  if (!row) return null;
  const { article, author, hero, portrait } = row;
  return {
    ...article,
    mode: threadMode(article, new Date()),
    author: { ...author, portrait: portrait && pictureFrom(portrait) },
    bodyWidths: await widthsIn(article.body),
    hero: hero && {
      ...pictureFrom(hero, article.heroAlt),
      caption: article.heroCaption,
      credit: article.heroCredit,
    },
    topics: await topicsOf(db, [article.id]).then((byArticle) => byArticle.get(article.id) ?? []),
    translation: await translationOf(edition, article),
  };
}

export type Article = NonNullable<Awaited<ReturnType<typeof findArticle>>>;

/** The article with an id, as its page finds it. */
export async function findArticleById(edition: Edition, id: number): Promise<Article | null> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const [row] = await db
    .select({ slug: articles.slug })
    .from(articles)
    .where(and(eq(articles.edition, edition), eq(articles.id, id)));
  return row ? findArticle(edition, row.slug) : null;
}

/** The articles published just before and just after one, in its edition. */
export async function findNeighbours(edition: Edition, id: number, publishedAt: Date) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const { publishedAt: time } = articles;
  const inEdition = and(eq(articles.edition, edition), publishedArticle());
  const before = or(lt(time, publishedAt), and(eq(time, publishedAt), lt(articles.id, id)));
  const after = or(gt(time, publishedAt), and(eq(time, publishedAt), gt(articles.id, id)));
  const headline = { slug: articles.slug, title: articles.title };
  const [previous] = await db
    .select(headline)
    .from(articles)
    .where(and(inEdition, before))
    .orderBy(desc(time), desc(articles.id))
    .limit(1);
  const [next] = await db
    .select(headline)
    .from(articles)
    .where(and(inEdition, after))
    .orderBy(asc(time), asc(articles.id))
    .limit(1);
  return { previous, next };
}

/** The author at a slug; null when there is none. */
export async function findAuthor(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const [row] = await db
    .select({ author: authors, portrait: portraits })
    .from(authors)
    .leftJoin(portraits, eq(portraits.file, authors.portrait))
    .where(and(eq(authors.edition, edition), eq(authors.slug, slug)));
  return row ? { ...row.author, portrait: row.portrait && pictureFrom(row.portrait) } : null;
}

/** The topic at a slug; null when there is none. */
export async function findTopic(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  const [topic] = await db
    .select()
    .from(topics)
    .where(and(eq(topics.edition, edition), eq(topics.slug, slug)));
  return topic ?? null;
}

/** The edition's topics that have an article, the fullest first. */
export async function listTopics(edition: Edition): Promise<TopicName[]> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('minutes');
  return db
    .select({ slug: topics.slug, name: topics.name })
    .from(topics)
    .innerJoin(articleTopics, eq(articleTopics.topicId, topics.id))
    .innerJoin(articles, eq(articles.id, articleTopics.articleId))
    .where(and(eq(topics.edition, edition), publishedArticle()))
    .groupBy(topics.id)
    .orderBy(desc(count()), asc(topics.id));
}

/** @param first what the list is ordered by before time */
async function pageOfArticles(where: SQL | undefined, page: number, first: SQL[] = []): Promise<ArticlePage> {
  const size = site.articlesPerPage;
  const [total] = await db.select({ articles: count() }).from(articles).where(and(where, publishedArticle()));
  return {
    articles: await readCards(where, size, (page - 1) * size, first),
    pages: Math.max(1, Math.ceil((total?.articles ?? 0) / size)),
  };
}

/** No card needs the body, which is most of an article. */
const { body: _, ...ofCard } = getTableColumns(articles);

/**
 * Cards of published articles, newest first. Not cached: its callers are.
 * @param first what they are ordered by before time
 */
export async function readCards(
  where: SQL | undefined,
  limit: number,
  offset = 0,
  first: SQL[] = [],
): Promise<ArticleCard[]> {
  const rows = await db
    .select({ article: ofCard, author: { slug: authors.slug, name: authors.name }, hero: images })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(images, eq(images.file, articles.hero))
    .where(and(where, publishedArticle()))
    .orderBy(...first, desc(articles.publishedAt), desc(articles.id))
    .limit(limit)
    .offset(offset);
  const topicNames = await topicsOf(
    db,
    rows.map(({ article }) => article.id),
  );
  return rows.map(({ article, author, hero }) => ({
    id: article.id,
    slug: article.slug,
    title: article.title,
    standfirst: article.standfirst,
    author,
    publishedAt: article.publishedAt,
    commentCount: article.commentCount,
    topic: topicNames.get(article.id)?.[0] ?? null,
    picture: hero && pictureFrom(hero, article.heroAlt),
  }));
}

/** Either of the two articles may name the other. */
async function translationOf(edition: Edition, article: typeof articles.$inferSelect) {
  const other = otherEdition(edition);
  cacheTag(tags.articles(other));
  const named = article.translationSlug ? eq(articles.slug, article.translationSlug) : undefined;
  const [translation] = await db
    .select({ slug: articles.slug, title: articles.title })
    .from(articles)
    .where(
      and(
        eq(articles.edition, other),
        publishedArticle(),
        or(named, eq(articles.translationSlug, article.slug)),
      ),
    )
    .limit(1);
  return translation ? { edition: other, ...translation } : null;
}

/** The sizes of the pictures of a body, by their addresses. */
async function widthsIn(body: string): Promise<Record<string, number[]>> {
  const files = picturesIn(body);
  if (files.length === 0) return {};
  const rows = await db.select().from(images).where(inArray(images.file, files));
  return Object.fromEntries(rows.map(({ file, widths }) => [addressOfPicture(file), widths]));
}

export function pictureFrom({ file, width, height, widths }: typeof images.$inferSelect, alt = ''): Picture {
  return { src: addressOfPicture(file), width, height, widths, alt };
}
