import { getTranslations } from 'next-intl/server';
import { FORM_ECHO_SLOT } from '@/lib/http/error-pages';
import styles from './notice.module.css';

/** A rejected POST, to be sent again: server/http/error-pages.ts fills it in, or leaves it hidden. */
export async function ResubmitForm() {
  const t = await getTranslations('FormAgain');
  return (
    <form method="post" encType="multipart/form-data" className={styles.again} data-again hidden>
      <label htmlFor="written">{t('written')}</label>
      {FORM_ECHO_SLOT}
      <button type="submit" className="primary">
        {t('send')}
      </button>
    </form>
  );
}
