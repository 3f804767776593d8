import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontPage } from '@/components/article/front-page';
import { Pager } from '@/components/site/pager';
import { listArticles } from '@/db/articles';
import { listPathFor } from '@/lib/slug';
import { site, toEdition } from '@/site.config';

type Props = PageProps<'/[locale]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = toEdition((await params).locale);
  const t = await getTranslations();
  return {
    title: t('Home.title', { site: site.editions[edition].name, tagline: t('Site.tagline') }),
    description: t('Home.description'),
  };
}

export default async function HomePage({ params }: Props) {
  const edition = toEdition((await params).locale);
  const { articles, pages } = await listArticles(edition, 1);
  return (
    <main id="content">
      <FrontPage edition={edition} articles={articles} />
      <Pager page={1} pages={pages} hrefOf={(page) => listPathFor(page, edition)} />
    </main>
  );
}
