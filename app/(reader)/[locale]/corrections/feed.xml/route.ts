import { correctionsFeed } from '@/components/corrections/corrections-feed';
import { listCorrections } from '@/db/corrections/corrections';
import { noDocumentResponse, xmlResponse } from '@/lib/http/xml-response';
import { editions, isEdition } from '@/site.config';

export const generateStaticParams = () => editions.map((locale) => ({ locale }));

/** The newest corrections of an edition. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/corrections/feed.xml'>) {
  const { locale } = await params;
  if (!isEdition(locale)) return noDocumentResponse();
  const { corrections } = await listCorrections(locale, 1);
  return xmlResponse(correctionsFeed(locale, corrections), 'application/rss+xml');
}
