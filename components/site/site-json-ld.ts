import type { BreadcrumbList, NewsMediaOrganization, WebSite, WithContext } from 'schema-dts';
import { siteIconPath } from '@/db/media/site-icon';
import { pathFor } from '@/lib/site/paths';
import { siteEdition, siteName, siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import type { Edition } from '@/site.config';

export function publisherJsonLd(edition: Edition) {
  const { channels } = siteSettings().footer;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': siteUrl(`${pathFor(edition)}#publisher`),
    name: siteName(edition),
    url: siteUrl(pathFor(edition)),
    logo: {
      '@type': 'ImageObject',
      url: siteUrl(siteIconPath(512) ?? '/icons/icon-512.png'),
      width: '512',
      height: '512',
    },
    ...(channels.length > 0 && { sameAs: channels }),
  } as const satisfies NewsMediaOrganization;
}

/** schema.org WebSite with its SearchAction. */
export function siteJsonLd(edition: Edition, description: string): WithContext<WebSite> {
  const { name, lang } = siteEdition(edition);
  // `query-input` is Google's, and not in the vocabulary.
  const search = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${siteUrl(pathFor(edition, 'search'))}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  } as const;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    '@id': siteUrl(`${pathFor(edition)}#site`),
    name,
    description,
    url: siteUrl(pathFor(edition)),
    inLanguage: lang,
    publisher: publisherJsonLd(edition),
    potentialAction: search,
  };
}

/** schema.org BreadcrumbList. Paths come from pathFor. */
export function breadcrumbsJsonLd(
  edition: Edition,
  below: readonly { name: string; path: string }[],
): WithContext<BreadcrumbList> {
  const steps = [{ name: siteName(edition), path: pathFor(edition) }, ...below];
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: siteUrl(path),
    })),
  };
}
