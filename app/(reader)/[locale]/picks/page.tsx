import type { Metadata } from 'next';
import { picksMetadata } from '@/components/comments/picks-metadata';
import { PicksView } from '@/components/comments/picks-view';
import { Missing } from '@/components/site/missing';
import { findPicksPage } from './find';

type Props = PageProps<'/[locale]/picks'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findPicksPage(params);
  return found ? picksMetadata(found) : {};
}

export default async function PicksPage({ params }: Props) {
  const found = await findPicksPage(params);
  return found ? <PicksView {...found} /> : <Missing />;
}
