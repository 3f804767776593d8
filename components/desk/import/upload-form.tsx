import { useFormatter, useTranslations } from 'next-intl';
import styles from '@/components/desk/form.module.css';
import { SEND_IMPORT } from '@/lib/desk/paths';
import { MAX_IMPORT_BYTES } from '@/lib/http/upload-limit';
import type { UploadError } from '@/lib/import/job';
import importStyles from './import.module.css';

/** Sends an export; what is wrong with one stands beside the field. */
export function UploadForm({ error }: { error: UploadError | undefined }) {
  const t = useTranslations('DeskImport');
  const format = useFormatter();
  const size = format.number(MAX_IMPORT_BYTES / 1e6, {
    style: 'unit',
    unit: 'megabyte',
    unitDisplay: 'long',
  });
  return (
    <section id="upload" className={styles.section} aria-labelledby="upload-title">
      <h2 id="upload-title">{t('upload')}</h2>
      <ol className={importStyles.how}>
        <li>{t('how.export')}</li>
        <li>{t('how.send')}</li>
        <li>{t('how.again')}</li>
      </ol>
      <form className={styles.form} action={SEND_IMPORT} method="post" encType="multipart/form-data">
        <div className={styles.field}>
          <label htmlFor="import-file">{t('file')}</label>
          <p id="import-hint" className={styles.hint}>
            {t('hint', { size })}
          </p>
          {error && (
            <p id="import-error" className={styles.error} role="alert">
              {t(`errors.${error}`, { size })}
            </p>
          )}
          <input
            id="import-file"
            name="file"
            type="file"
            accept=".xml,text/xml,application/xml"
            required
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'import-hint import-error' : 'import-hint'}
          />
        </div>
        <button type="submit" className="primary">
          {t('submit')}
        </button>
      </form>
    </section>
  );
}
