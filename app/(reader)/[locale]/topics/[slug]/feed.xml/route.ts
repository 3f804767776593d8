import { articleFeed } from '@/components/article/article-feed';
import { listFeedArticles } from '@/db/articles/feeds';
import { findTopic } from '@/db/articles/topics';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { NO_SLUG, slugFromParam } from '@/lib/site/params';
import { editions, isEdition } from '@/site.config';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => editions.map((locale) => ({ locale, slug: NO_SLUG }));

/** The newest articles of one topic. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/topics/[slug]/feed.xml'>) {
  const { locale, slug: param } = await params;
  const slug = slugFromParam(param);
  const topic = slug && isEdition(locale) ? await findTopic(locale, slug) : null;
  if (!topic || !isEdition(locale)) return noDocumentResponse();
  const articles = await listFeedArticles(locale, { topicId: topic.id });
  return xmlResponse(articleFeed(locale, articles, { topic }), 'application/rss+xml');
}
