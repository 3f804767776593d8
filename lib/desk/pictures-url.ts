/** URLs of the store of pictures: its page and search, and what a picture is chosen for. */
import { idFromParam, pageNumber } from '@/lib/site/params';

export const PICTURE_STORE = '/desk/pictures';

export interface PictureStoreQuery {
  /** Words to look for; '' for none. */
  search: string;
  /** From 1 on. */
  page: number;
  /** The article that one is chosen for; null for none. */
  article: number | null;
  /** The author whose portrait is chosen; null for none. */
  author: number | null;
  /** Where the article's text goes on after the picture, in UTF-16 units; null for its end. */
  caret: number | null;
}

const MAX_SEARCH_LENGTH = 100;

export function parsePictureStoreQuery(
  params: Record<string, string | string[] | undefined>,
): PictureStoreQuery {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  return {
    search: one('q').slice(0, MAX_SEARCH_LENGTH).trim(),
    page: pageNumber(one('page')) ?? 1,
    article: idFromParam(one('article')),
    author: idFromParam(one('author')),
    caret: idFromParam(one('caret')),
  };
}

export function pictureStorePath(query: Partial<PictureStoreQuery>): string {
  const { search, page = 1, article, author, caret } = query;
  const params = new URLSearchParams();
  if (search) params.set('q', search);
  if (page > 1) params.set('page', String(page));
  if (article) params.set('article', String(article));
  if (author) params.set('author', String(author));
  if (caret) params.set('caret', String(caret));
  return params.size > 0 ? `${PICTURE_STORE}?${params}` : PICTURE_STORE;
}
