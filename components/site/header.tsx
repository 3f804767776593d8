import { getTranslations } from 'next-intl/server';
import { SiteSearch } from '@/components/search/search-field';
import { listTopics } from '@/db/articles/topics';
import { pathFor } from '@/lib/site/paths';
import { type Edition, otherEdition } from '@/site.config';
import styles from './header.module.css';
import { ReaderSettings } from './reader-settings';
import { TopicItems } from './topic-items';
import { Wordmark } from './wordmark';

/** Limit of topics in the header: more would not fit a line; each has its page all the same. */
const TOPICS_SHOWN = 7;

export async function Header({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const other = otherEdition(edition);
  const topics = await listTopics(edition);
  return (
    <header className={styles.header}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className={styles.masthead}>
        <a className={styles.name} href={pathFor(edition)}>
          <Wordmark edition={edition} />
        </a>
        <p className={styles.tagline}>{t('tagline')}</p>
        <div className={styles.tools}>
          <a className={styles.edition} href={pathFor(other)} lang={other} hrefLang={other}>
            {t('otherEditionName')}
          </a>
          <ReaderSettings />
        </div>
      </div>
      <div className={styles.bar}>
        {topics.length > 0 && (
          <nav className={styles.topics} aria-label={t('topics')}>
            <ul>
              <TopicItems edition={edition} topics={topics.slice(0, TOPICS_SHOWN)} />
            </ul>
          </nav>
        )}
        <div className={styles.search}>
          <SiteSearch edition={edition} id="site-search" />
        </div>
      </div>
    </header>
  );
}
