import { findArticle } from '@/db/articles/article';
import { listThread, type ThreadOrder } from '@/db/comments/threads';
import { pageNumber, slugFromParam } from '@/lib/site/params';
import { toEdition } from '@/site.config';

/** The article at an address and a page of its thread; null where there is none. */
export async function findThreadPage(
  params: Promise<{ locale: string; slug: string; page?: string }>,
  order: ThreadOrder,
) {
  const { locale, slug: slugParam, page: pageParam } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(slugParam);
  const page = pageParam === undefined ? 1 : pageNumber(pageParam);
  const article = slug && page ? await findArticle(edition, slug) : null;
  if (!article || !page) return null;
  const { pages } = await listThread(article.id, order, page);
  return page <= pages ? { edition, article, order, page } : null;
}
