import type { Metadata } from 'next';
import { PicksView } from '@/components/comments/picks-view';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { listEditionPicks } from '@/db/comments/picks';
import { findListPage } from '../find-list';

type Props = PageProps<'/[locale]/picks'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findListPage(params, listEditionPicks);
  return found ? editionListMetadata('picks', found) : {};
}

export default async function PicksPage({ params }: Props) {
  const found = await findListPage(params, listEditionPicks);
  return found ? <PicksView {...found} /> : <Missing />;
}
