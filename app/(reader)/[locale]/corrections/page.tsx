import type { Metadata } from 'next';
import { CorrectionsView } from '@/components/corrections/corrections-view';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { listCorrections } from '@/db/corrections/corrections';
import { findListPage } from '../find-list';

type Props = PageProps<'/[locale]/corrections'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findListPage(params, listCorrections);
  return found ? editionListMetadata('corrections', found) : {};
}

export default async function CorrectionsPage({ params }: Props) {
  const found = await findListPage(params, listCorrections);
  return found ? <CorrectionsView {...found} /> : <Missing />;
}
