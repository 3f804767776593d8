import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { AuthorArticles } from '@/components/author/author-articles';
import { authorMetadata } from '@/components/author/author-metadata';
import { Missing } from '@/components/site/missing';
import { findMoved } from '@/db/articles/elsewhere';
import { NO_SLUG, slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
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
  if (found) return <AuthorArticles {...found} />;
  const { locale, slug: param } = await params;
  const edition = toEdition(locale);
  const slug = slugFromParam(param);
  const moved = slug && (await findMoved('authors', edition, slug));
  if (moved) permanentRedirect(pathFor(edition, 'authors', moved));
  return <Missing address={[param]} />;
}
