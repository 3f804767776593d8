import { listTopicIndex } from '@/db/articles/topics';
import { pageNumber } from '@/lib/site/params';
import { toEdition } from '@/site.config';

/** A page of the index of topics; null where there is none. */
export async function findTopicIndex(params: Promise<{ locale: string; page?: string }>) {
  const { locale, page: param } = await params;
  const edition = toEdition(locale);
  const page = param === undefined ? 1 : pageNumber(param);
  if (!page) return null;
  const list = await listTopicIndex(edition, page);
  return page <= list.pages ? { edition, page, list } : null;
}
