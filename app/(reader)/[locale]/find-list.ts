import { pageNumber } from '@/lib/site/params';
import { type Edition, toEdition } from '@/site.config';

/** A page of a list of the edition; null where there is none. */
export async function findListPage<List extends { pages: number }>(
  params: Promise<{ locale: string; page?: string }>,
  read: (edition: Edition, page: number) => Promise<List>,
) {
  const { locale, page: param } = await params;
  const edition = toEdition(locale);
  const page = param === undefined ? 1 : pageNumber(param);
  if (!page) return null;
  const list = await read(edition, page);
  return page <= list.pages ? { edition, page, list } : null;
}
