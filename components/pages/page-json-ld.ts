import type { WebPage, WithContext } from 'schema-dts';
import { publisherJsonLd } from '@/components/site/site-json-ld';
import type { Article } from '@/db/articles/article';
import { offsetTime } from '@/lib/site/offset-time';
import { pathFor } from '@/lib/site/paths';
import type { Purpose } from '@/lib/site/purpose';
import { siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

/** schema.org has words for these two. */
const TYPES: Partial<Record<Purpose, 'AboutPage' | 'ContactPage'>> = {
  about: 'AboutPage',
  contact: 'ContactPage',
};

export function pageJsonLd(edition: Edition, page: Article): WithContext<WebPage> {
  const url = siteUrl(pathFor(edition, 'pages', page.slug));
  const { translation } = page;
  return {
    '@context': 'https://schema.org',
    '@type': (page.purpose && TYPES[page.purpose]) ?? 'WebPage',
    '@id': url,
    url,
    name: page.title,
    description: page.standfirst || undefined,
    inLanguage: site.editions[edition].lang,
    dateModified: offsetTime(page.updatedAt ?? page.publishedAt, siteSettings().dates.timeZone),
    isPartOf: { '@id': siteUrl(`${pathFor(edition)}#site`) },
    publisher: publisherJsonLd(edition),
    ...(translation && {
      workTranslation: { '@id': siteUrl(pathFor(translation.edition, 'pages', translation.slug)) },
    }),
  } as WithContext<WebPage>;
}
