import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import type { AuthorProfile } from '@/db/articles/authors';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';

interface AuthorPage {
  edition: Edition;
  author: AuthorProfile;
  page: number;
}

export async function authorMetadata({ edition, author, page }: AuthorPage): Promise<Metadata> {
  const t = await getTranslations();
  const { slug, name, bio } = author;
  const names = { name, site: siteName(edition) };
  return pageMetadata({
    edition,
    title: page === 1 ? name : t('Author.pageTitle', { name, page }),
    description: bio || t('Author.description', names),
    path: listPathFor(page, edition, 'authors', slug),
    feed: { title: t('Feed.authorTitle', names), path: pathFor(edition, 'authors', slug, 'feed.xml') },
  });
}
