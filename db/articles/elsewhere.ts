import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles, authors, topics } from '@/db/schema/articles';
import { withdrawals } from '@/db/schema/writing';
import { articlePathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import { findByFormerSlug } from './former-slugs';
import { published } from './published';

/** Where an article or a page is that was at an address: at another path, or nowhere any more. */
type Elsewhere = { path: string } | { isGone: true; isPage: boolean };

/** For a path without a published article, or page; null where there never was one. */
export async function findElsewhere(edition: Edition, slug: string, path: string): Promise<Elsewhere | null> {
  'use cache';
  cacheTag(tags.articles(edition), tags.article(edition, slug));
  cacheLife('reads');
  // An article that became a page, or the reverse: the two share their slugs.
  const here = await findPath(and(eq(articles.edition, edition), eq(articles.slug, slug)));
  if (here !== undefined && here !== path) return { path: here };
  const former = await findByFormerSlug(db, 'articles', { edition, slug });
  const moved = former === undefined ? undefined : await findPath(eq(articles.id, former));
  if (moved !== undefined) return { path: moved };
  const [withdrawn] = await db
    .select({ successor: withdrawals.successor, purpose: articles.purpose })
    .from(articles)
    .innerJoin(withdrawals, eq(withdrawals.articleId, articles.id))
    .where(
      former !== undefined
        ? eq(articles.id, former)
        : and(eq(articles.edition, edition), eq(articles.slug, slug)),
    );
  if (!withdrawn) return null;
  const { successor, purpose } = withdrawn;
  const next =
    successor && (await findPath(and(eq(articles.edition, edition), eq(articles.slug, successor))));
  return next ? { path: next } : { isGone: true, isPage: purpose !== null };
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

/** The path of what is published, be it an article or a page. */
async function findPath(where: SQL | undefined): Promise<string | undefined> {
  const { edition, slug, purpose } = articles;
  const [found] = await db.select({ edition, slug, purpose }).from(articles).where(and(where, published()));
  return found && articlePathFor(found.edition, found);
}
