import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { SiteSearch } from '@/components/search/search-field';
import { listArticles } from '@/db/articles/lists';
import { toEdition } from '@/site.config';
import { Notice } from './notice';
import styles from './notice.module.css';

const OFFERED = 3;

/** The "not found" page. Its mark makes the status 404 (docs/0001-reader-wing.md). */
export async function Missing() {
  const edition = toEdition(await locale());
  const t = await getTranslations('Missing');
  const { articles } = await listArticles(edition, 1);
  const latest = articles.length > 0 && (
    <section>
      <h2>{t('latest')}</h2>
      <ArticleList edition={edition} articles={articles.slice(0, OFFERED)} />
    </section>
  );
  return (
    <Notice title={t('title')} home={t('home')} mark="missing" code="404" more={latest}>
      <p>{t('explain')}</p>
      <div className={styles.search}>
        <SiteSearch edition={edition} id="missing-search" />
      </div>
    </Notice>
  );
}
