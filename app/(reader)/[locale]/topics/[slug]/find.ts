import { listArticlesOn } from '@/db/articles/lists';
import { findTopic } from '@/db/articles/topics';
import { pageNumber, slugFromParam } from '@/lib/site/params';
import { toEdition } from '@/site.config';

/** The topic at an address and a page of its articles; null where there is none. */
export async function findTopicPage(params: Promise<{ locale: string; slug: string; page?: string }>) {
  const { locale, slug: slugParam, page: pageParam } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(slugParam);
  const page = pageParam === undefined ? 1 : pageNumber(pageParam);
  const topic = slug && page ? await findTopic(edition, slug) : null;
  if (!topic || !page) return null;
  const list = await listArticlesOn(edition, topic, page);
  return page <= list.pages ? { edition, topic, page, list } : null;
}
