import { etagOf } from './cache-control';

/** A feed or sitemap, with an ETag for conditional requests (server/http/response-headers.ts). */
export function xmlResponse(xml: string, type: 'application/xml' | 'application/rss+xml'): Response {
  return new Response(xml, { headers: { 'Content-Type': `${type}; charset=utf-8`, ETag: etagOf(xml) } });
}

/** 404 for a feed or sitemap. Not stored, as such URLs are unbounded (server/cache/page-cache.ts). */
export function noDocumentResponse(): Response {
  return new Response('Not found\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
