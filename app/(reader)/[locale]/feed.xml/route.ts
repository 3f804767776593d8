import { articleFeed } from '@/components/article/article-feed';
import { listFeedArticles } from '@/db/articles/feeds';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { editions, isEdition } from '@/site.config';

export const generateStaticParams = () => editions.map((locale) => ({ locale }));

/** The newest articles of an edition. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/feed.xml'>) {
  const { locale } = await params;
  if (!isEdition(locale)) return noDocumentResponse();
  return xmlResponse(articleFeed(locale, await listFeedArticles(locale)), 'application/rss+xml');
}
