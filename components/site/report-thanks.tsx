import { getTranslations } from 'next-intl/server';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './missing.module.css';

/** Thanks for a report. It names no comment: by now the comment may be waiting for a moderator. */
export async function ReportThanks({ edition }: { edition: Edition }) {
  const t = await getTranslations('Report');
  return (
    <main id="content" className={styles.missing}>
      <h1>{t('thanks')}</h1>
      <p>{t('thanksExplain')}</p>
      <p className={styles.ways}>
        <a href={pathFor(edition)}>{t('home')}</a>
      </p>
    </main>
  );
}
