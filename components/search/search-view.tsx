import { getTranslations } from 'next-intl/server';
import { ListHeading } from '@/components/lists/list-heading';
import { Pager } from '@/components/lists/pager';
import type { SearchPage } from '@/db/search/results';
import { type Search, searchPathFor } from '@/lib/search/url';
import { type Edition, site } from '@/site.config';
import { NoResults } from './no-results';
import { ResultList } from './result-list';
import { SearchForm } from './search-form';
import styles from './search-view.module.css';

interface SearchViewProps {
  edition: Edition;
  search: Search;
  topic: { slug: string; name: string } | null;
  author: { slug: string; name: string } | null;
  found: SearchPage;
}

export async function SearchView({ edition, search, topic, author, found }: SearchViewProps) {
  const t = await getTranslations('Search');
  const { question, page } = search;
  const isLimited = topic !== null || author !== null || search.time !== null;
  return (
    <main id="content" className="column">
      <ListHeading>
        {question === '' ? t('title') : t.rich('heading', { question: () => <bdi>{question}</bdi> })}
      </ListHeading>
      <SearchForm edition={edition} search={search} topic={topic} author={author} />
      {found.suggestion && (
        <p className={styles.said}>
          {t.rich('suggestion', {
            link: () => (
              <a href={searchPathFor(edition, { ...search, question: found.suggestion ?? '', page: 1 })}>
                <bdi>{found.suggestion}</bdi>
              </a>
            ),
          })}
        </p>
      )}
      {question === '' && <p className={styles.said}>{t('invite')}</p>}
      {question !== '' && found.count > 0 && (
        <>
          <p className={styles.count}>{t('count', { count: found.count })}</p>
          <ResultList
            edition={edition}
            results={found.results}
            start={(page - 1) * site.search.resultsPerPage + 1}
          />
          <Pager
            page={page}
            pages={found.pages}
            label={t('pages')}
            hrefOf={(other) => searchPathFor(edition, { ...search, page: other })}
          />
        </>
      )}
      {question !== '' && found.count === 0 && (
        <div className={styles.said}>
          <p>{t('none')}</p>
          {isLimited ? (
            <p>
              <a href={searchPathFor(edition, { question })}>{t('unlimited')}</a>
            </p>
          ) : (
            <p>{t('hint')}</p>
          )}
        </div>
      )}
      {found.count === 0 && <NoResults edition={edition} />}
    </main>
  );
}
