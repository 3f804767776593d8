import { commentFeed } from '@/components/comments/comment-feed';
import { findArticle } from '@/db/articles/article';
import { listFeedComments } from '@/db/articles/feeds';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { NO_SLUG, slugFromParam } from '@/lib/site/params';
import { editions, isEdition } from '@/site.config';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => editions.map((locale) => ({ locale, slug: NO_SLUG }));

/** The newest comments below an article. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/articles/[slug]/feed.xml'>) {
  const { locale, slug: param } = await params;
  const slug = slugFromParam(param);
  const article = slug && isEdition(locale) ? await findArticle(locale, slug) : null;
  if (!article || !isEdition(locale)) return noDocumentResponse();
  const comments = await listFeedComments(article.id);
  return xmlResponse(commentFeed(locale, article, comments), 'application/rss+xml');
}
