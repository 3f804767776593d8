import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { ListHeading } from '@/components/lists/list-heading';
import { Pager } from '@/components/lists/pager';
import { Missing } from '@/components/site/missing';
import { pageMetadata } from '@/components/site/page-metadata';
import { listArticles } from '@/db/articles/lists';
import { pageNumber } from '@/lib/site/params';
import { listPathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

type Props = PageProps<'/[locale]/page/[page]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ page: '2' }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await find(props);
  if (!found) return {};
  const t = await getTranslations('Home');
  const { edition, page } = found;
  return pageMetadata({
    edition,
    title: t('pageTitle', { page }),
    description: t('description'),
    path: listPathFor(page, edition),
  });
}

export default async function HomeListPage(props: Props) {
  const found = await find(props);
  if (!found) return <Missing />;
  const { edition, page, articles, pages } = found;
  const t = await getTranslations('Home');
  return (
    <main id="content">
      <ListHeading>{t('latest')}</ListHeading>
      <ArticleList edition={edition} articles={articles} level={2} />
      <Pager page={page} pages={pages} hrefOf={(other) => listPathFor(other, edition)} />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, page: param } = await params;
  const edition = toEdition(locale);
  const page = pageNumber(param);
  if (!page) return null;
  const list = await listArticles(edition, page);
  return page <= list.pages ? { edition, page, ...list } : null;
}
