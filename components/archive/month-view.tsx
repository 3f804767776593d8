import { getFormatter, getTranslations } from 'next-intl/server';
import { ArticleCard } from '@/components/article/article-card';
import { ListHeading } from '@/components/lists/list-heading';
import { Pager } from '@/components/lists/pager';
import { JsonLd } from '@/components/site/json-ld';
import { Moment } from '@/components/site/moment';
import { breadcrumbsJsonLd } from '@/components/site/site-json-ld';
import type { ArchivePage } from '@/db/articles/archive';
import { type Month, spanOfMonth } from '@/lib/site/month';
import { clockTime } from '@/lib/site/offset-time';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import styles from './month-view.module.css';

interface MonthViewProps {
  edition: Edition;
  month: Month;
  page: number;
  list: ArchivePage;
  /** The next months in which something was published. */
  later: Month | undefined;
  earlier: Month | undefined;
}

/** A page of the articles of a month, day by day. */
export async function MonthView({ edition, month, page, list, later, earlier }: MonthViewProps) {
  const t = await getTranslations('Archive');
  const format = await getFormatter();
  const nameOf = (one: Month) =>
    format.dateTime(spanOfMonth(one, siteSettings().dates.timeZone)[0], { month: 'long', year: 'numeric' });
  const dayOf = ({ publishedAt }: { publishedAt: Date }) =>
    clockTime(publishedAt, siteSettings().dates.timeZone).slice(0, 10);
  const days = [...new Set(list.articles.map(dayOf))].map((day) => ({
    day,
    articles: list.articles.filter((article) => dayOf(article) === day),
  }));
  return (
    <main id="content">
      <JsonLd
        data={breadcrumbsJsonLd(edition, [
          { name: t('title'), path: pathFor(edition, 'archive') },
          { name: nameOf(month), path: pathFor(edition, 'archive', month) },
        ])}
      />
      <ListHeading below={<a href={pathFor(edition, 'archive')}>{t('all')}</a>}>
        {t('month', { month: nameOf(month) })}
      </ListHeading>
      {days.map(({ day, articles }) => (
        <section key={day} className={styles.day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            <Moment at={articles[0]?.publishedAt ?? new Date(day)} withWeekday withHijri />
          </h2>
          <ul className={styles.articles}>
            {articles.map((article) => (
              <li key={article.id}>
                <ArticleCard edition={edition} article={article} place="headline" date={false} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pager
        page={page}
        pages={list.pages}
        hrefOf={(other) => listPathFor(other, edition, 'archive', month)}
      />
      <nav className={styles.months} aria-label={t('months')}>
        {earlier && (
          <a rel="prev" href={pathFor(edition, 'archive', earlier)}>
            {t('earlier', { month: nameOf(earlier) })}
          </a>
        )}
        {later && (
          <a rel="next" href={pathFor(edition, 'archive', later)}>
            {t('later', { month: nameOf(later) })}
          </a>
        )}
      </nav>
    </main>
  );
}
