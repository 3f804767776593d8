import type { Metadata } from 'next';
import { AuthorIndex } from '@/components/author/author-index';
import { editionListMetadata } from '@/components/lists/edition-list-metadata';
import { Missing } from '@/components/site/missing';
import { listAuthorIndex } from '@/db/articles/authors';
import { findListPage } from '../find-list';

type Props = PageProps<'/[locale]/authors'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findListPage(params, listAuthorIndex);
  return found ? editionListMetadata('authors', found) : {};
}

export default async function AuthorsPage({ params }: Props) {
  const found = await findListPage(params, listAuthorIndex);
  return found ? <AuthorIndex {...found} /> : <Missing />;
}
