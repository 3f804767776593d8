import type { Person, ProfilePage, WithContext } from 'schema-dts';
import { pathFor, personId } from '@/lib/site/paths';
import { siteUrl } from '@/runtime/site-url';
import { type Edition, site } from '@/site.config';

interface Author {
  slug: string;
  name: string;
  bio: string;
  portrait: { src: string } | null;
}

/** schema.org Person. */
export function personJsonLd(edition: Edition, { slug, name, portrait }: Author) {
  const url = siteUrl(pathFor(edition, 'authors', slug));
  return {
    '@type': 'Person',
    '@id': siteUrl(personId(edition, slug)),
    name,
    url,
    ...(portrait && { image: siteUrl(portrait.src) }),
  } as const satisfies Person;
}

/** schema.org ProfilePage. */
export function profileJsonLd(edition: Edition, author: Author): WithContext<ProfilePage> {
  const person = personJsonLd(edition, author);
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url: person.url,
    inLanguage: site.editions[edition].lang,
    mainEntity: { ...person, ...(author.bio && { description: author.bio }) },
  };
}
