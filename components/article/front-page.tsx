import { getTranslations } from 'next-intl/server';
import type { ListedArticle as Card } from '@/db/articles/lists';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { ArticleCard } from './article-card';
import { ArticleList } from './article-list';
import { ArticleSection } from './article-section';
import styles from './front-page.module.css';

/** Stories beside the lead. */
const SECONDS = 3;

/** The newest articles: one lead, three beside it, the rest in a grid. */
export async function FrontPage({ edition, articles }: { edition: Edition; articles: Card[] }) {
  const t = await getTranslations('Home');
  const [lead, ...others] = articles;
  return (
    <>
      <h1 className="heard">{siteName(edition)}</h1>
      {lead ? (
        <div className={others.length < SECONDS ? `${styles.top} ${styles.few}` : styles.top}>
          <ArticleCard edition={edition} article={lead} place="lead" level={2} />
          {others.length > 0 && (
            <ul className={styles.seconds}>
              {others.slice(0, SECONDS).map((article) => (
                <li key={article.id}>
                  <ArticleCard edition={edition} article={article} place="second" />
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : (
        <p className={styles.empty}>{t('empty')}</p>
      )}
      {others.length > SECONDS && (
        <ArticleSection id="more" heading={t('more')}>
          <ArticleList edition={edition} articles={others.slice(SECONDS)} />
        </ArticleSection>
      )}
    </>
  );
}
