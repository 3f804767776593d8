'use client';

import { useTranslations } from 'next-intl';
import { DESK } from '@/lib/desk/paths';
import { isolate } from '@/lib/text/bidi';
import styles from './desk-page.module.css';

/**
 * Error page of the desk.
 * @param fault Next's error digest, as in the log; undefined for errors in the browser
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
