/** Redirects of badly pasted addresses to what they mean, if it is there (lib/site/mended-path.ts). */
import { and, eq } from 'drizzle-orm';
import { publishedArticle } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { articles, authors, topics } from '@/db/schema/articles';
import { mendPath, trimPath } from '@/lib/site/mended-path';
import { isOwnPath } from '@/runtime/routes';
import { editions, isEdition } from '@/site.config';
import { findRedirect } from './redirects';

const TABLES = { articles, authors, topics };

/**
 * The path, with its query, that a mistyped or badly pasted address means.
 * @param target a request's target as it was sent
 */
export async function findMended(target: string): Promise<string | undefined> {
  const [, pathname = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  const mended = mendPath(pathname, editions);
  if (!mended) {
    const former = trimPath(pathname);
    return former && findRedirect(former + query);
  }
  if (!isOwnPath(mended.path)) return;
  if (mended.kind === 'other') return mended.path + query;
  const { kind, edition, slug } = mended;
  if (!isEdition(edition)) return;
  const table = TABLES[kind];
  const isThere = kind === 'articles' ? publishedArticle() : undefined;
  const [found] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.edition, edition), eq(table.slug, slug), isThere));
  return found && mended.path + query;
}
