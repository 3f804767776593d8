import type { Metadata } from 'next';
import { PicksView } from '@/components/comments/picks-view';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { findPicksPage } from '../../find';

type Props = PageProps<'/[locale]/picks/page/[page]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ page: '2' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findPicksPage(params);
  return found ? editionListMetadata('picks', found) : {};
}

export default async function PicksListPage({ params }: Props) {
  const found = await findPicksPage(params);
  return found ? <PicksView {...found} /> : <Missing />;
}
