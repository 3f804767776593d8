'use client';

import { useTranslations } from 'next-intl';
import { DESK } from '@/lib/desk/paths';
import { isolate } from '@/lib/text/bidi';
import styles from './desk-page.module.css';

/**
 * In the place of a page that could not be made.
 * @param fault Next's number of the failure, as it is in the log; none for what failed in the browser
 */
export function DeskFailure({ retry, fault }: { retry: () => void; fault?: string }) {
  const t = useTranslations('Desk');
  return (
    <main id="content" className={styles.main}>
      <title>{t('failureTitle')}</title>
      <h1>{t('failureTitle')}</h1>
      <p role="alert">{t('failure')}</p>
      {fault && <p>{t('fault', { fault: isolate(fault) })}</p>}
      <p className={styles.ways}>
        <button type="button" className="primary" onClick={retry}>
          {t('retry')}
        </button>
        <a href={DESK}>{t('backToQueue')}</a>
      </p>
    </main>
  );
}
