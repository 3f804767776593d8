import { cache } from 'react';
import { findArticle } from '@/db/articles/article';
import { listThread, type ThreadOrder } from '@/db/comments/threads';
import { pageNumber, sinceFromParam, slugFromParam } from '@/lib/site/params';
import { toEdition } from '@/site.config';
import { findArticleOf } from '../find';

/** The article at an address and a page of its thread; null where there is none. */
export async function findThreadPage(
  params: Promise<{ locale: string; slug: string; page?: string }>,
  order: ThreadOrder,
) {
  const { locale, slug, page } = await params;
  return readOnce(locale, slug, page, order);
}

/** Memoized for the request: metadata and page ask for the same. */
const readOnce = cache(
  async (locale: string, slugParam: string, pageParam: string | undefined, order: ThreadOrder) => {
    const edition = toEdition(locale);
    const slug = slugFromParam(slugParam);
    const page = pageParam === undefined ? 1 : pageNumber(pageParam);
    const article = slug && page ? await findArticle(edition, slug) : null;
    if (!article || !page) return null;
    const thread = await listThread(article.id, order, page);
    return page <= thread.pages ? { edition, article, order, page, thread } : null;
  },
);

/** The article at an address, and the comment after which others are asked for; null where there is none. */
export async function findArticleSince(params: Promise<{ locale: string; slug: string; number: string }>) {
  const number = sinceFromParam((await params).number);
  const found = number === null ? null : await findArticleOf(params);
  return found && number !== null ? { ...found, number } : null;
}
