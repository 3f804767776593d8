import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { SiteSearch } from '@/components/search/search-field';
import { listArticles } from '@/db/articles/lists';
import { questionOfPath } from '@/lib/search/url';
import { toEdition } from '@/site.config';
import { Notice } from './notice';
import styles from './notice.module.css';

const OFFERED = 3;

/**
 * The "not found" page. Its mark makes the status 404 (docs/0001-reader-wing.md).
 * @param address the segments of the address whose words are searched for, as route parameters give them
 */
export async function Missing({ address = [] }: { address?: readonly string[] }) {
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
        <SiteSearch edition={edition} id="missing-search" question={questionOfPath(address)} />
      </div>
    </Notice>
  );
}
