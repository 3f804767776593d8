import 'server-only';
import { and, asc, desc, eq, gt, inArray, lt, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { correctionsOf } from '@/db/corrections/corrections';
import { addressOfPicture, pictureFilesIn, pictureFrom } from '@/db/media/pictures';
import { articles, authors, images } from '@/db/schema/articles';
import { type Edition, otherEdition } from '@/site.config';
import { coauthorsByArticle } from './article-authors';
import { topicsByArticle } from './article-topics';
import { publishedArticle, publishedPage } from './published';
import { threadModeOf } from './thread-mode';

const portraits = alias(images, 'portraits');

/** The published article at a slug, with everything its page shows; null when there is none, or not yet. */
export async function findArticle(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition), tags.article(edition, slug));
  cacheLife('reads');
  return readArticle(edition, slug, publishedArticle());
}

export type Article = NonNullable<Awaited<ReturnType<typeof findArticle>>>;

/** The published page at a slug (about, contact, rules…), likewise. */
export async function findPage(edition: Edition, slug: string): Promise<Article | null> {
  'use cache';
  cacheTag(tags.articles(edition), tags.article(edition, slug));
  cacheLife('reads');
  return readArticle(edition, slug, publishedPage());
}

async function readArticle(edition: Edition, slug: string, isShown: SQL | undefined) {
  const [row] = await db
    .select({ article: articles, author: authors, hero: images, portrait: portraits })
    .from(articles)
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .leftJoin(images, eq(images.file, articles.hero))
    .leftJoin(portraits, eq(portraits.file, authors.portrait))
    .where(and(eq(articles.edition, edition), eq(articles.slug, slug), isShown));
  if (!row) return null;
  const { article, author, hero, portrait } = row;
  return {
    ...article,
    mode: threadModeOf(article, new Date()),
    author: { ...author, portrait: portrait && pictureFrom(portrait) },
    /** Who signs it after the author. */
    coauthors: await coauthorsByArticle(db, [article.id]).then(
      (byArticle) => byArticle.get(article.id) ?? [],
    ),
    bodyWidths: await widthsIn(article.body),
    hero: hero && {
      ...pictureFrom(hero, article.heroAlt),
      caption: article.heroCaption,
      credit: article.heroCredit,
    },
    topics: await topicsByArticle(db, [article.id]).then((byArticle) => byArticle.get(article.id) ?? []),
    translation: await translationOf(edition, article),
    /** Newest first. */
    corrections: await correctionsOf(article.id),
  };
}

/** The published article or page with an id. */
export async function findArticleById(edition: Edition, id: number): Promise<Article | null> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const [row] = await db
    .select({ slug: articles.slug, purpose: articles.purpose })
    .from(articles)
    .where(and(eq(articles.edition, edition), eq(articles.id, id)));
  if (!row) return null;
  return row.purpose === null ? findArticle(edition, row.slug) : findPage(edition, row.slug);
}

/** The articles published just before and after one, in its edition. */
export async function findNeighbours(edition: Edition, id: number, publishedAt: Date) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
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

/** The same article in the other edition: either of the two may name the other. */
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
        article.purpose === null ? publishedArticle() : publishedPage(),
        or(named, eq(articles.translationSlug, article.slug)),
      ),
    )
    .limit(1);
  return translation ? { edition: other, ...translation } : null;
}

/** The stored widths of the pictures of a body, by `src`. */
export async function widthsIn(body: string): Promise<Record<string, number[]>> {
  const files = pictureFilesIn(body);
  if (files.length === 0) return {};
  const rows = await db.select().from(images).where(inArray(images.file, files));
  return Object.fromEntries(rows.map(({ file, widths }) => [addressOfPicture(file), widths]));
}
