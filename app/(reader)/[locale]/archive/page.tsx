import type { Metadata } from 'next';
import { ArchiveView } from '@/components/archive/archive-view';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { listMonths } from '@/db/articles/archive';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/archive'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = toEdition((await params).locale);
  return editionListMetadata('archive', { edition, page: 1 });
}

export default async function ArchivePage({ params }: Props) {
  const edition = toEdition((await params).locale);
  return <ArchiveView edition={edition} months={await listMonths(edition)} />;
}
