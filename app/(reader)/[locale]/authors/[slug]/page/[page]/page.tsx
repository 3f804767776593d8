import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuthorArticles } from '@/components/author/author-articles';
import { Missing } from '@/components/site/missing';
import { NO_SLUG } from '@/lib/slug';
import { findAuthorPage } from '../../find';

type Props = PageProps<'/[locale]/authors/[slug]/page/[page]'>;

/** Pages are rendered when first asked for; Next wants one value named all the same. */
export const generateStaticParams = () => [{ slug: NO_SLUG, page: '2' }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findAuthorPage(params);
  if (!found) return {};
  const t = await getTranslations('Author');
  return { title: t('pageTitle', { name: found.author.name, page: found.page }) };
}

export default async function AuthorListPage({ params }: Props) {
  const found = await findAuthorPage(params);
  return found ? <AuthorArticles {...found} /> : <Missing />;
}
