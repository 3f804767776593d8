'use client';

import { useTranslations } from 'next-intl';
import { DESK } from '@/lib/desk-address';
import styles from './desk-page.module.css';

/** In the place of a page that could not be made. */
export function DeskFailure({ retry }: { retry: () => void }) {
  const t = useTranslations('Desk');
  return (
    <main id="content" className={styles.main}>
      <title>{t('failureTitle')}</title>
      <h1>{t('failureTitle')}</h1>
      <p role="alert">{t('failure')}</p>
      <p className={styles.ways}>
        <button type="button" onClick={retry}>
          {t('retry')}
        </button>
        <a href={DESK}>{t('backToQueue')}</a>
      </p>
    </main>
  );
}
