import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FrontPage } from '@/components/article/front-page';
import { JsonLd } from '@/components/site/json-ld';
import { pageMetadata } from '@/components/site/page-metadata';
import { Pager } from '@/components/site/pager';
import { siteJsonLd } from '@/components/site/site-json-ld';
import { listArticles } from '@/db/articles/lists';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { siteName, siteTagline } from '@/runtime/site-settings';
import { otherEdition, toEdition } from '@/site.config';

type Props = PageProps<'/[locale]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = toEdition((await params).locale);
  const t = await getTranslations();
  const other = otherEdition(edition);
  return pageMetadata({
    edition,
    title: {
      whole: t('Home.title', { site: siteName(edition), tagline: siteTagline(edition) || t('Site.tagline') }),
    },
    description: t('Home.description'),
    path: pathFor(edition),
    translation: { edition: other, path: pathFor(other) },
  });
}

export default async function HomePage({ params }: Props) {
  const edition = toEdition((await params).locale);
  const { articles, pages } = await listArticles(edition, 1);
  const t = await getTranslations('Home');
  return (
    <main id="content">
      <JsonLd data={siteJsonLd(edition, t('description'))} />
      <FrontPage edition={edition} articles={articles} />
      <Pager page={1} pages={pages} hrefOf={(page) => listPathFor(page, edition)} />
    </main>
  );
}
