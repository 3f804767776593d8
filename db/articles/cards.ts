/** Articles as lists show them: what a card needs, and no more. */
import 'server-only';
import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { pictureFrom, type ResponsivePicture } from '@/db/media/pictures';
import { articles, authors, images } from '@/db/schema/articles';
import { excerptOf } from '@/lib/html/html-text';
import { coauthorsByArticle } from './article-authors';
import { topicsByArticle } from './article-topics';
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
export async function readCards(where: SQL | undefined, limit: number): Promise<ListedArticle[]> {
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
    .limit(limit);
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

/** The published among these articles, in this order. */
export async function cardsInOrder(ids: readonly number[]): Promise<ListedArticle[]> {
  if (ids.length === 0) return [];
  const cards = await readCards(inArray(articles.id, [...ids]), ids.length);
  return cards.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}
