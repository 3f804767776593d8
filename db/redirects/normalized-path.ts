/** Redirects pasted URLs to their normalized path, where something is published there (lib/site/normalize-path.ts). */
import { and, eq } from 'drizzle-orm';
import { publishedArticle, publishedPage } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { articles, authors, topics } from '@/db/schema/articles';
import { normalizePath, trimPath } from '@/lib/site/normalize-path';
import { isOwnPath } from '@/runtime/routes';
import { editions, isEdition } from '@/site.config';
import { findRedirect } from './redirects';

const TABLES = { articles, pages: articles, authors, topics };
const SHOWN = {
  articles: publishedArticle,
  pages: publishedPage,
  authors: () => undefined,
  topics: () => undefined,
};

/**
 * The normalized path, with its query; undefined where it leads nowhere.
 * @param target a request's target as it was sent
 */
export async function findNormalizedPath(target: string): Promise<string | undefined> {
  const [, pathname = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  const normalized = normalizePath(pathname, editions);
  if (!normalized) {
    const former = trimPath(pathname);
    return former && findRedirect(former + query);
  }
  if (!isOwnPath(normalized.path)) return;
  if (normalized.kind === 'other') return normalized.path + query;
  const { kind, edition, slug } = normalized;
  if (!isEdition(edition)) return;
  const table = TABLES[kind];
  const [found] = await db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.edition, edition), eq(table.slug, slug), SHOWN[kind]()));
  return found && normalized.path + query;
}
