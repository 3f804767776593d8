import type { MetadataRoute } from 'next';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import { editions } from '@/site.config';

/** Disallowed in each edition: private pages, forms, and unbounded searches. */
const DISALLOWED = [
  'receipts/',
  'previews/',
  'subscriptions/',
  'search?',
  'search/',
  'comments/*/reply',
  'comments/*/report',
];

export default function robots(): MetadataRoute.Robots {
  const closed = editions.flatMap((edition) => DISALLOWED.map((path) => `${pathFor(edition)}/${path}`));
  return {
    rules: { userAgent: '*', disallow: ['/desk', ...closed] },
    sitemap: [siteUrl('/sitemap.xml'), siteUrl('/news-sitemap.xml')],
  };
}
