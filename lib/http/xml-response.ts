import { etagOf } from './cache-control';

/** A document for programs: a feed or a sitemap. By its tag they ask for it again (server/http/responses.ts). */
export function xmlResponse(xml: string, type: 'application/xml' | 'application/rss+xml'): Response {
  return new Response(xml, { headers: { 'Content-Type': `${type}; charset=utf-8`, ETag: etagOf(xml) } });
}

/** For an address where no document is. Not kept, since anybody can invent such addresses (server/cache/page-cache.ts). */
export function noDocumentResponse(): Response {
  return new Response('Not found\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
