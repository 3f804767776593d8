import { picksFeed } from '@/components/comments/comment-feed';
import { listEditionPicks } from '@/db/comments/picks';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { editions, isEdition } from '@/site.config';

export const generateStaticParams = () => editions.map((locale) => ({ locale }));

/** The newest of the editors' picks of an edition. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/picks/feed.xml'>) {
  const { locale } = await params;
  if (!isEdition(locale)) return noDocumentResponse();
  const { picks } = await listEditionPicks(locale, 1);
  return xmlResponse(picksFeed(locale, picks), 'application/rss+xml');
}
