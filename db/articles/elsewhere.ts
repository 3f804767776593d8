import 'server-only';
import { and, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles, authors, topics } from '@/db/schema/articles';
import { withdrawals } from '@/db/schema/writing';
import type { Edition } from '@/site.config';
import { findByFormerSlug } from './former-slugs';
import { publishedArticle } from './published';

/** Where an article is that was at an address: under another slug, or nowhere any more. */
export type Elsewhere = { kind: 'moved'; slug: string } | { kind: 'gone' };

/** For an address without a published article; null where there never was one. */
export async function findElsewhere(edition: Edition, slug: string): Promise<Elsewhere | null> {
  'use cache';
  cacheTag(tags.articles(edition), tags.article(edition, slug));
  cacheLife('reads');
  const former = await findByFormerSlug(db, 'articles', { edition, slug });
  const [moved] =
    former === undefined
      ? []
      : await db.select({ slug: articles.slug }).from(articles).where(eq(articles.id, former));
  if (moved && (await isPublished(edition, moved.slug))) return { kind: 'moved', slug: moved.slug };
  const [withdrawn] = await db
    .select({ successor: withdrawals.successor })
    .from(articles)
    .innerJoin(withdrawals, eq(withdrawals.articleId, articles.id))
    .where(
      former !== undefined
        ? eq(articles.id, former)
        : and(eq(articles.edition, edition), eq(articles.slug, slug)),
    );
  if (!withdrawn) return null;
  const { successor } = withdrawn;
  return successor && (await isPublished(edition, successor))
    ? { kind: 'moved', slug: successor }
    : { kind: 'gone' };
}

/** The slug that an author or a topic has which was at an address before; null where none was. */
export async function findMoved(
  kind: 'authors' | 'topics',
  edition: Edition,
  slug: string,
): Promise<string | null> {
  'use cache';
  cacheTag(tags.articles(edition));
  cacheLife('reads');
  const former = await findByFormerSlug(db, kind, { edition, slug });
  if (former === undefined) return null;
  const table = kind === 'authors' ? authors : topics;
  const [moved] = await db.select({ slug: table.slug }).from(table).where(eq(table.id, former));
  return moved?.slug ?? null;
}

async function isPublished(edition: Edition, slug: string): Promise<boolean> {
  const at = and(eq(articles.edition, edition), eq(articles.slug, slug), publishedArticle());
  return (await db.select({ id: articles.id }).from(articles).where(at)).length > 0;
}
