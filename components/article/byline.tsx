import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Portrait } from '@/components/author/portrait';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { Article } from '@/db/articles/article';
import { pathFor } from '@/lib/site/paths';
import { readingMinutes } from '@/lib/text/arabic';
import type { Edition } from '@/site.config';
import styles from './byline.module.css';

/** More would leave no room beside them on a phone. */
const MAX_PORTRAITS = 3;

/** Authors, dates, reading time and number of comments. */
export async function Byline({ edition, article }: { edition: Edition; article: Article }) {
  const t = await getTranslations('Article');
  const format = await getFormatter();
  const { author, coauthors, publishedAt, updatedAt } = article;
  const authors = [author, ...coauthors];
  return (
    <div className={styles.byline}>
      <div className={styles.portraits}>
        {authors.slice(0, MAX_PORTRAITS).map(({ id, name, portrait }) => (
          <Portrait key={id} name={name} picture={portrait} size={48} />
        ))}
      </div>
      <ul className="facts">
        <li className={styles.author}>
          {t.rich('byline', {
            // The verb agrees with the name that follows it at once.
            gender: author.gender ?? 'other',
            authors: () =>
              format.list(
                authors.map(({ id, slug, name }) => (
                  <a key={id} rel="author" href={pathFor(edition, 'authors', slug)}>
                    <Name>{name}</Name>
                  </a>
                )),
              ) as ReactNode,
          })}
        </li>
        <li>{t.rich('published', { time: () => <Moment at={publishedAt} withHijri /> })}</li>
        {updatedAt && (
          <li>{t.rich('updated', { time: () => <Moment at={updatedAt} since={publishedAt} /> })}</li>
        )}
        <li>{t('reading', { minutes: readingMinutes(article.words) })}</li>
        <li>
          <a href="#comments">{t('comments', { count: article.commentCount })}</a>
        </li>
      </ul>
    </div>
  );
}
