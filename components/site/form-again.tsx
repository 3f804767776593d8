import { getTranslations } from 'next-intl/server';
import { AGAIN_PLACE } from '@/lib/http/page-marks';
import styles from './missing.module.css';

/** What was posted in vain, to be sent again: server/http/responses.ts fills it in, or leaves it hidden. */
export async function FormAgain() {
  const t = await getTranslations('FormAgain');
  return (
    <form method="post" encType="multipart/form-data" className={styles.again} data-again hidden>
      <label htmlFor="written">{t('written')}</label>
      {AGAIN_PLACE}
      <button type="submit" className="primary">
        {t('send')}
      </button>
    </form>
  );
}
