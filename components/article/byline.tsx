import { getTranslations } from 'next-intl/server';
import { Portrait } from '@/components/author/portrait';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { Article } from '@/db/articles/article';
import { pathFor } from '@/lib/site/paths';
import { readingMinutes } from '@/lib/text/arabic';
import type { Edition } from '@/site.config';
import styles from './byline.module.css';

/** Author, dates, reading time and number of comments. */
export async function Byline({ edition, article }: { edition: Edition; article: Article }) {
  const t = await getTranslations('Article');
  const { author, publishedAt, updatedAt } = article;
  return (
    <div className={styles.byline}>
      <Portrait name={author.name} picture={author.portrait} size={48} />
      <ul className="facts">
        <li className={styles.author}>
          {t.rich('byline', {
            gender: author.gender ?? 'other',
            author: () => (
              <a rel="author" href={pathFor(edition, 'authors', author.slug)}>
                <Name>{author.name}</Name>
              </a>
            ),
          })}
        </li>
        <li>{t.rich('published', { time: () => <Moment at={publishedAt} /> })}</li>
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
