import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import type { Staff } from '@/db/accounts/auth';
import { listDeskArticles } from '@/db/writing/list';
import { type DeskListQuery, deskListPath } from '@/lib/desk/articles-url';
import { ArticleRows, ArticlesNav } from './article-rows';

/** All articles, or all pages, whatever their state. */
export async function WrittenList({ query, staff }: { query: DeskListQuery; staff: Staff }) {
  const t = await getTranslations('DeskArticles');
  const { kind, page } = query;
  const { articles, more } = await listDeskArticles(query, staff);
  return (
    <DeskPage title={t('title', { kind })} section={kind} staff={staff}>
      <ArticlesNav query={query} />
      <ArticleRows articles={articles} kind={kind} isSearch={query.search !== ''} />
      {(page > 1 || more) && (
        <nav aria-label={t('pages')}>
          <p>
            {page > 1 && (
              <a rel="prev" href={deskListPath({ ...query, page: page - 1 })}>
                {t('newer')}
              </a>
            )}{' '}
            {more && (
              <a rel="next" href={deskListPath({ ...query, page: page + 1 })}>
                {t('older')}
              </a>
            )}
          </p>
        </nav>
      )}
    </DeskPage>
  );
}
