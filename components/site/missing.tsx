import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { SiteSearch } from '@/components/search/search-field';
import { listArticles } from '@/db/articles/lists';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
import styles from './missing.module.css';
import { PageMark } from './page-mark';
import { titleOf } from './page-metadata';

const OFFERED = 3;

/** The page at an address where nothing is. Its mark makes the answer a 404 (docs/0001-reader-wing.md). */
export async function Missing() {
  const edition = toEdition(await locale());
  const t = await getTranslations('Missing');
  const { articles } = await listArticles(edition, 1);
  return (
    <main id="content" className={styles.missing}>
      <title>{await titleOf(edition, t('title'))}</title>
      <meta name="robots" content="noindex" />
      <PageMark is="missing" />
      <p className={styles.code} aria-hidden="true">
        404
      </p>
      <h1>{t('title')}</h1>
      <p>{t('explain')}</p>
      <div className={styles.search}>
        <SiteSearch edition={edition} id="missing-search" />
      </div>
      <p>
        <a href={pathFor(edition)}>{t('home')}</a>
      </p>
      {articles.length > 0 && (
        <section>
          <h2>{t('latest')}</h2>
          <ArticleList edition={edition} articles={articles.slice(0, OFFERED)} />
        </section>
      )}
    </main>
  );
}
