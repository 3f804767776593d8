import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { type Edition, otherEdition, site } from '@/site.config';

export async function picksMetadata({
  edition,
  page,
}: {
  edition: Edition;
  page: number;
}): Promise<Metadata> {
  const t = await getTranslations();
  const { name } = site.editions[edition];
  const other = otherEdition(edition);
  return pageMetadata({
    edition,
    title: page === 1 ? t('Picks.title') : t('Picks.pageTitle', { page }),
    description: t('Picks.description', { site: name }),
    path: listPathFor(page, edition, 'picks'),
    translation: page === 1 ? { edition: other, path: pathFor(other, 'picks') } : null,
    feed: { title: t('Feed.picksTitle', { site: name }), path: pathFor(edition, 'picks', 'feed.xml') },
  });
}
