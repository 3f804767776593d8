import { findAuthor } from '@/db/articles/authors';
import { listArticlesBy } from '@/db/articles/lists';
import { pageNumber, slugFromParam } from '@/lib/site/params';
import { toEdition } from '@/site.config';

/** The author at an address and a page of their articles; null where there is none. */
export async function findAuthorPage(params: Promise<{ locale: string; slug: string; page?: string }>) {
  const { locale, slug: slugParam, page: pageParam } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(slugParam);
  const page = pageParam === undefined ? 1 : pageNumber(pageParam);
  const author = slug && page ? await findAuthor(edition, slug) : null;
  if (!author || !page) return null;
  const list = await listArticlesBy(edition, author.id, page);
  return page <= list.pages ? { edition, author, page, list } : null;
}
