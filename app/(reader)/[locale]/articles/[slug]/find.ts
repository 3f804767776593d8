import { findArticle } from '@/db/articles/article';
import { slugFromParam } from '@/lib/site/params';
import { toEdition } from '@/site.config';

/** The published article of a page's address; null where there is none. */
export async function findArticleOf(params: Promise<{ locale: string; slug: string }>) {
  const { locale, slug: param } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(param);
  const article = slug && (await findArticle(edition, slug));
  return article ? { edition, article } : null;
}
