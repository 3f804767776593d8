import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageMetadata } from '@/components/site/page-metadata';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { siteEdition } from '@/runtime/site-settings';
import { type Edition, otherEdition } from '@/site.config';

/** Lists of a whole edition, with the namespace of their words. */
const LISTS = {
  picks: 'Picks',
  corrections: 'Corrections',
  topics: 'Topics',
  authors: 'Authors',
  archive: 'Archive',
} as const;

/** Metadata of a page of such a list. */
export async function editionListMetadata(
  list: keyof typeof LISTS,
  { edition, page }: { edition: Edition; page: number },
): Promise<Metadata> {
  const t = await getTranslations();
  const words = LISTS[list];
  const { name } = siteEdition(edition);
  const other = otherEdition(edition);
  return pageMetadata({
    edition,
    title: page === 1 ? t(`${words}.title`) : t(`${words}.pageTitle`, { page }),
    description: t(`${words}.description`, { site: name }),
    path: listPathFor(page, edition, list),
    translation: page === 1 ? { edition: other, path: pathFor(other, list) } : null,
    feed:
      list === 'picks' || list === 'corrections'
        ? { title: t(`Feed.${list}Title`, { site: name }), path: pathFor(edition, list, 'feed.xml') }
        : undefined,
  });
}
