import { getTranslations } from 'next-intl/server';
import { Moment } from '@/components/site/moment';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './dateline.module.css';

/** The line below a newspaper's name: the date of today, and the way to those before. */
export async function Dateline({ edition, today }: { edition: Edition; today: Date }) {
  const t = await getTranslations('Site');
  return (
    <p className={styles.dateline}>
      <span>
        <Moment at={today} withWeekday withHijri />
      </span>
      <a href={pathFor(edition, 'archive')}>{t('archive')}</a>
    </p>
  );
}
