import 'server-only';
import { and, asc, count, desc, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { pictureFrom } from '@/db/media/pictures';
import { articles, authors, images } from '@/db/schema/articles';
import type { Edition } from '@/site.config';
import { bylines } from './article-authors';
import { publishedArticle } from './published';

/** The author at a slug; null when there is none. */
export async function findAuthor(edition: Edition, slug: string) {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const [row] = await db
    .select({ author: authors, portrait: images })
    .from(authors)
    .leftJoin(images, eq(images.file, authors.portrait))
    .where(and(eq(authors.edition, edition), eq(authors.slug, slug)));
  return row ? { ...row.author, portrait: row.portrait && pictureFrom(row.portrait) } : null;
}

export type AuthorProfile = NonNullable<Awaited<ReturnType<typeof findAuthor>>>;

/** More are no list to choose from. */
const MAX_AUTHORS = 100;

/** The authors of an edition with the most published articles, sorted by name. */
export async function listAuthors(edition: Edition): Promise<{ slug: string; name: string }[]> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const rows = await db
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .innerJoin(bylines, eq(bylines.authorId, authors.id))
    .innerJoin(articles, eq(articles.id, bylines.articleId))
    .where(and(eq(authors.edition, edition), publishedArticle()))
    .groupBy(authors.id)
    .orderBy(desc(count()), asc(authors.id))
    .limit(MAX_AUTHORS);
  return rows.sort((one, other) => one.name.localeCompare(other.name, edition));
}
