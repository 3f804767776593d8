import { getTranslations } from 'next-intl/server';
import { SiteSearch } from '@/components/search/search-field';
import { pathFor } from '@/lib/site/paths';
import { siteTagline } from '@/runtime/site-settings';
import { type Edition, otherEdition } from '@/site.config';
import styles from './header.module.css';
import { ReaderSettings } from './reader-settings';
import { Wordmark } from './wordmark';

/** The masthead: on a phone one row of the name, the search field, the other edition and the reading settings. */
export async function Header({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const other = otherEdition(edition);
  return (
    <header>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className={styles.masthead}>
        <a className={styles.name} href={pathFor(edition)}>
          <Wordmark edition={edition} />
        </a>
        <p className={styles.tagline}>{siteTagline(edition) || t('tagline')}</p>
        <div className={styles.tools}>
          <div className={styles.search}>
            <SiteSearch edition={edition} id="site-search" />
          </div>
          <a
            className={styles.edition}
            href={pathFor(other)}
            lang={other}
            hrefLang={other}
            data-header="translation"
          >
            {t('otherEditionName')}
          </a>
          <ReaderSettings />
        </div>
      </div>
    </header>
  );
}
