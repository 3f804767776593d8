import type { MetadataRoute } from 'next';
import { pathFor } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/settings';
import { editions } from '@/site.config';

/** Of each edition, what search engines need not read: what is private, forms, and what can be asked without end. */
const CLOSED = ['receipts/', 'subscriptions/', 'search?', 'search/', 'comments/*/reply', 'comments/*/report'];

export default function robots(): MetadataRoute.Robots {
  const closed = editions.flatMap((edition) => CLOSED.map((path) => `${pathFor(edition)}/${path}`));
  return {
    rules: { userAgent: '*', disallow: ['/desk', ...closed] },
    sitemap: [siteUrl('/sitemap.xml'), siteUrl('/news-sitemap.xml')],
  };
}
