import { getTranslations } from 'next-intl/server';
import { ArticleRows, ArticlesNav } from '@/components/desk/articles/article-rows';
import { DeskPage } from '@/components/desk/desk-page';
import { requireStaffPage } from '@/db/accounts/session';
import { listDeskArticles } from '@/db/writing/list';
import { deskListPath, parseDeskListQuery } from '@/lib/desk/articles-url';

/** All articles, whatever their state. */
export default async function ArticlesPage({ searchParams }: PageProps<'/desk/articles'>) {
  const staff = await requireStaffPage('write');
  const t = await getTranslations('DeskArticles');
  const query = parseDeskListQuery(await searchParams);
  const { articles, more } = await listDeskArticles(query, staff);
  return (
    <DeskPage title={t('title')} section="articles" staff={staff}>
      <ArticlesNav query={query} />
      <ArticleRows articles={articles} isSearch={query.search !== ''} />
      {(query.page > 1 || more) && (
        <nav aria-label={t('pages')}>
          <p>
            {query.page > 1 && (
              <a rel="prev" href={deskListPath({ ...query, page: query.page - 1 })}>
                {t('newer')}
              </a>
            )}{' '}
            {more && (
              <a rel="next" href={deskListPath({ ...query, page: query.page + 1 })}>
                {t('older')}
              </a>
            )}
          </p>
        </nav>
      )}
    </DeskPage>
  );
}
