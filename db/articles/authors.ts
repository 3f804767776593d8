import 'server-only';
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { pictureFrom, type ResponsivePicture } from '@/db/media/pictures';
import { articleCoauthors } from '@/db/schema/article-links';
import { articles, authors, images } from '@/db/schema/articles';
import type { Edition } from '@/site.config';
import type { NewestArticle } from './topics';

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
  const signed = shownBylines();
  const rows = await db
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .innerJoin(signed, eq(signed.authorId, authors.id))
    .where(eq(authors.edition, edition))
    .orderBy(desc(signed.articles), asc(authors.id))
    .limit(MAX_AUTHORS);
  return rows.sort((one, other) => one.name.localeCompare(other.name, edition));
}

/** An author in the index of the edition's. */
export interface ListedAuthor {
  slug: string;
  name: string;
  bio: string;
  portrait: ResponsivePicture | null;
  articles: number;
  newest: NewestArticle;
}

/** Sixteen rows of three. */
const INDEX_SIZE = 48;

/** A page of the index of authors, who was published last first; pages count from 1. */
export async function listAuthorIndex(
  edition: Edition,
  page: number,
): Promise<{ authors: ListedAuthor[]; pages: number }> {
  'use cache: remote';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const signed = shownBylines();
  const rows = await db
    .select({
      slug: authors.slug,
      name: authors.name,
      bio: authors.bio,
      portrait: images,
      articles: signed.articles,
      newest: { slug: articles.slug, title: articles.title, publishedAt: articles.publishedAt },
    })
    .from(authors)
    .innerJoin(signed, eq(signed.authorId, authors.id))
    .innerJoin(articles, eq(articles.id, signed.newest))
    .leftJoin(images, eq(images.file, authors.portrait))
    .where(eq(authors.edition, edition))
    .orderBy(desc(signed.newestAt), asc(authors.id))
    .limit(INDEX_SIZE)
    .offset((page - 1) * INDEX_SIZE);
  const [all] = await db
    .select({ authors: count() })
    .from(authors)
    .innerJoin(signed, eq(signed.authorId, authors.id))
    .where(eq(authors.edition, edition));
  return {
    authors: rows.map(({ portrait, ...row }) => ({ ...row, portrait: portrait && pictureFrom(portrait) })),
    pages: Math.max(1, Math.ceil((all?.authors ?? 0) / INDEX_SIZE)),
  };
}

/** Every author with the number of articles that they sign and readers see, and the newest of them. */
function shownBylines() {
  const { articleId, authorId, shownAt } = articleCoauthors;
  const now = Date.now();
  const first = db
    .select({
      authorId: articles.authorId,
      at: sql<number>`${articles.publishedAt}`.as('at'),
      articleId: articles.id,
    })
    .from(articles)
    // A unary plus keeps SQLite from the index of times, in which it would have to read each row.
    .where(and(isNull(articles.draft), isNull(articles.purpose), sql`+${articles.publishedAt} <= ${now}`));
  const further = db
    .select({ authorId, at: sql<number>`${shownAt}`.as('at'), articleId })
    .from(articleCoauthors)
    .where(sql`${shownAt} <= ${now}`);
  const all = first.unionAll(further).as('signatures');
  return db
    .select({
      authorId: all.authorId,
      articles: sql<number>`count(*)`.as('articles'),
      // Beside max(), SQLite takes a bare column from its row.
      newestAt: sql<number>`max(${all.at})`.as('newest_at'),
      newest: sql<number>`${all.articleId}`.as('newest'),
    })
    .from(all)
    .groupBy(all.authorId)
    .as('signed');
}
