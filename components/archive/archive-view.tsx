import { getFormatter, getTranslations } from 'next-intl/server';
import { IndexPage } from '@/components/lists/index-page';
import type { ArchivedMonth } from '@/db/articles/archive';
import { spanOfMonth } from '@/lib/site/month';
import { pathFor } from '@/lib/site/paths';
import { siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import styles from './archive-view.module.css';

interface ArchiveViewProps {
  edition: Edition;
  /** The newest first. */
  months: readonly ArchivedMonth[];
}

/** The months of an edition by year, each with the number of its articles. */
export async function ArchiveView({ edition, months }: ArchiveViewProps) {
  const t = await getTranslations('Archive');
  const format = await getFormatter();
  const years = new Set(months.map(({ month }) => month.slice(0, 4)));
  const startOf = (month: string) => spanOfMonth(month, siteSettings().dates.timeZone)[0];
  return (
    <IndexPage edition={edition} list="archive" title={t('title')} page={1} pages={1}>
      {months.length === 0 && <p>{t('empty')}</p>}
      {[...years].map((year) => (
        <section key={year} className={styles.year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{format.dateTime(startOf(`${year}-01`), { year: 'numeric' })}</h2>
          <ol className={styles.months} reversed>
            {months
              .filter(({ month }) => month.startsWith(year))
              .map(({ month, articles }) => (
                <li key={month}>
                  <a href={pathFor(edition, 'archive', month)}>
                    {format.dateTime(startOf(month), { month: 'long' })}
                  </a>
                  <span className={styles.count}>{t('articles', { count: articles })}</span>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </IndexPage>
  );
}
