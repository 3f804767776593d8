import type { Metadata } from 'next';
import { AuthorArticles } from '@/components/author/author-articles';
import { authorMetadata } from '@/components/author/author-metadata';
import { Missing } from '@/components/site/missing';
import { NO_SLUG } from '@/lib/site/params';
import { findAuthorPage } from './find';

type Props = PageProps<'/[locale]/authors/[slug]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findAuthorPage(params);
  return found ? authorMetadata(found) : {};
}

export default async function AuthorPage({ params }: Props) {
  const found = await findAuthorPage(params);
  return found ? <AuthorArticles {...found} /> : <Missing address={[(await params).slug]} />;
}
