import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { type Edition, otherEdition, site } from '@/site.config';

export async function correctionsMetadata({
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
    title: page === 1 ? t('Corrections.title') : t('Corrections.pageTitle', { page }),
    description: t('Corrections.description', { site: name }),
    path: listPathFor(page, edition, 'corrections'),
    translation: page === 1 ? { edition: other, path: pathFor(other, 'corrections') } : null,
    feed: {
      title: t('Feed.correctionsTitle', { site: name }),
      path: pathFor(edition, 'corrections', 'feed.xml'),
    },
  });
}
