import { useTranslations } from 'next-intl';
import rows from '@/components/desk/rows.module.css';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import { Names } from '@/components/site/names';
import type { ListedDeskArticle } from '@/db/writing/list';
import {
  DESK_LISTS,
  type DeskListQuery,
  deskListFilters,
  deskListPath,
  deskPathOf,
  type Written,
} from '@/lib/desk/articles-url';
import { queuePath } from '@/lib/desk/queue-url';
import { freeText } from '@/lib/forms/free-text';
import { siteName } from '@/runtime/site-settings';
import { editions, site } from '@/site.config';
import styles from './article-rows.module.css';

/** The way to a new article or page, the states as links, and the search. */
export function ArticlesNav({ query }: { query: DeskListQuery }) {
  const t = useTranslations('DeskArticles');
  const { kind } = query;
  const list = DESK_LISTS[kind];
  return (
    <div className={styles.top}>
      <a className={styles.new} href={`${list}/new`}>
        {t('new', { kind })}
      </a>
      <nav aria-label={t('states', { kind })}>
        <ul className={styles.filters}>
          {deskListFilters
            .filter((filter) => kind === 'articles' || filter !== 'proposed')
            .map((filter) => (
              <li key={filter}>
                <a
                  href={deskListPath({ kind, filter, search: query.search })}
                  aria-current={filter === query.filter ? 'page' : undefined}
                >
                  {t(`filters.${filter}`)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <form className={styles.search} action={list}>
        {query.filter !== 'all' && <input type="hidden" name="filter" value={query.filter} />}
        <label className="heard" htmlFor="articles-search">
          {t('searchLabel', { kind })}
        </label>
        <input
          id="articles-search"
          type="search"
          name="q"
          {...freeText}
          placeholder={t('searchHint')}
          defaultValue={query.search}
        />
        <button type="submit">{t('search')}</button>
      </form>
    </div>
  );
}

interface ArticleRowsProps {
  articles: readonly ListedDeskArticle[];
  kind: Written;
  isSearch: boolean;
}

/** Articles or pages, one a row: title, state, author, times, who writes, comments that wait. */
export function ArticleRows({ articles, kind, isSearch }: ArticleRowsProps) {
  const t = useTranslations('DeskArticles');
  const purpose = useTranslations('DeskArticle.purposes');
  if (articles.length === 0)
    return <p className={rows.empty}>{t(isSearch ? 'nothingFound' : 'empty', { kind })}</p>;
  return (
    <ul className={rows.rows} aria-label={t('title', { kind })}>
      {articles.map((article) => (
        <li key={article.id}>
          <p className={rows.main}>
            <a href={deskPathOf(article)} lang={article.edition} dir={site.editions[article.edition].dir}>
              <BidiText>{article.title}</BidiText>
            </a>
          </p>
          <p className={rows.facts}>
            <span className={styles.state} data-state={article.state}>
              {t(`state.${article.state}`, { kind })}
            </span>
            {article.isDirty && article.state !== 'draft' && <span className={rows.mark}>{t('dirty')}</span>}
            {article.changeAt && (
              <span className={rows.mark}>
                {t.rich('changeAt', { time: () => <Moment at={article.changeAt ?? new Date(0)} withTime /> })}
              </span>
            )}
            {article.isProposed && <span className={rows.mark}>{t('proposed')}</span>}
            <span>
              {article.purpose === null ? <Names>{article.authors}</Names> : purpose(article.purpose)}
            </span>
            {editions.length > 1 && <span>{siteName(article.edition)}</span>}
            {article.state !== 'draft' && (
              <span>
                <Moment at={article.publishedAt} withTime />
              </span>
            )}
            {article.saved && (
              <span>
                {t.rich('saved', {
                  name: () => <Name>{article.saved?.by ?? ''}</Name>,
                  time: () => <Moment at={article.saved?.at ?? new Date(0)} withTime />,
                })}
              </span>
            )}
            {article.waiting > 0 && (
              <a href={queuePath({ article: article.id })}>{t('waiting', { count: article.waiting })}</a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
