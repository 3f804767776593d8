import { getTranslations } from 'next-intl/server';
import { FORM_ECHO_SLOT, FORM_FILES_SLOT } from '@/lib/http/error-pages';
import styles from './notice.module.css';

/** What was written in a rejected POST, to be copied: server/http/error-pages.ts fills it in, or leaves it hidden. */
export async function WrittenText() {
  const t = await getTranslations('Desk.forbidden');
  return (
    <div className={styles.again} data-again hidden>
      <label htmlFor="written">{t('text')}</label>
      {FORM_ECHO_SLOT}
    </div>
  );
}

/** A rejected POST, to be sent again: filled in likewise. */
export async function ResubmitForm() {
  const t = await getTranslations('FormAgain');
  return (
    <form method="post" encType="multipart/form-data" className={styles.again} data-again hidden>
      <label htmlFor="written">{t('written')}</label>
      {FORM_ECHO_SLOT}
      <div className={styles.files} data-files hidden>
        <p>{t('files')}</p>
        {FORM_FILES_SLOT}
      </div>
      <button type="submit" className="primary">
        {t('send')}
      </button>
    </form>
  );
}
