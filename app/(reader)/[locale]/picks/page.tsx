import type { Metadata } from 'next';
import { PicksView } from '@/components/comments/picks-view';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { findPicksPage } from './find';

type Props = PageProps<'/[locale]/picks'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findPicksPage(params);
  return found ? editionListMetadata('picks', found) : {};
}

export default async function PicksPage({ params }: Props) {
  const found = await findPicksPage(params);
  return found ? <PicksView {...found} /> : <Missing />;
}
