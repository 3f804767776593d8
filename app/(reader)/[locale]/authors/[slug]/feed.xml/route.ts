import { articleFeed } from '@/components/article/article-feed';
import { findAuthor } from '@/db/articles/authors';
import { listFeedArticles } from '@/db/articles/feeds';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { NO_SLUG, slugFromParam } from '@/lib/site/params';
import { editions, isEdition } from '@/site.config';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => editions.map((locale) => ({ locale, slug: NO_SLUG }));

/** The newest articles of one author. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/authors/[slug]/feed.xml'>) {
  const { locale, slug: param } = await params;
  const slug = slugFromParam(param);
  const author = slug && isEdition(locale) ? await findAuthor(locale, slug) : null;
  if (!author || !isEdition(locale)) return noDocumentResponse();
  const articles = await listFeedArticles(locale, { authorId: author.id });
  return xmlResponse(articleFeed(locale, articles, { author }), 'application/rss+xml');
}
