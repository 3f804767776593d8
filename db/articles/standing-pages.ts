import { and, desc, eq, ne } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { articles } from '@/db/schema/articles';
import type { StandingPage } from '@/lib/site/page-links';
import type { Edition } from '@/site.config';
import { publishedPage } from './published';

/** Enough for every purpose, with some left over from before; each one more is a row to read. */
const MAX_PAGES = 50;

/** The published pages of an edition that have a known purpose, the newest first: of several the first counts. */
export async function readStandingPages(edition: Edition): Promise<StandingPage[]> {
  const { purpose, slug, title, publishedAt, id } = articles;
  const rows = await db
    .select({ purpose, slug, title })
    .from(articles)
    .where(and(eq(articles.edition, edition), ne(purpose, 'other'), publishedPage()))
    .orderBy(desc(publishedAt), desc(id))
    .limit(MAX_PAGES);
  return rows.flatMap(({ purpose, ...page }) => (purpose ? { purpose, ...page } : []));
}
