import { getTranslations } from 'next-intl/server';
import styles from './unsent-notice.module.css';

/** Stands in every form that our script posts, and is shown by it when the form did not arrive (posting.ts). */
export async function UnsentNotice() {
  const t = await getTranslations('Enhancement');
  return (
    <p className={styles.notice} data-unsent role="alert" hidden>
      <strong data-reason /> {t('kept')}{' '}
      <button type="submit" data-retry>
        {t('retry')}
      </button>
    </p>
  );
}
