import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import { Names } from '@/components/site/names';
import { Picture } from '@/components/site/picture';
import { type ListedArticle as Card, MAX_EXCERPT_LENGTH } from '@/db/articles/lists';
import { pathFor } from '@/lib/site/paths';
import { truncate } from '@/lib/text/truncate';
import type { Edition } from '@/site.config';
import styles from './article-card.module.css';

/** `sizes` of the pictures (front-page.module.css, article-card.module.css, the cards of app/global.css). */
const SIZES = {
  lead: '(min-width: 60rem) min(60vw, 48rem), calc(100vw - 2rem)',
  // Cropped to a narrower shape, so wider than it is shown.
  second: '(min-width: 60rem) 11.5rem, 9rem',
  list: '(min-width: 34rem) 20rem, calc(100vw - 2rem)',
};

/** `widest` of a small one: three device pixels for each of its `sizes`. */
const SMALL_WIDEST = 720;

interface ArticleCardProps {
  edition: Edition;
  article: Card;
  /** The lead story is larger and its picture has priority; those beside it are smaller. */
  place?: 'lead' | 'second' | 'list';
  /** Heading level of the headline. */
  level?: 2 | 3;
  /** Whether it names the author. */
  byline?: boolean;
}

export async function ArticleCard(props: ArticleCardProps) {
  const { edition, article, place = 'list', level = 3, byline = true } = props;
  const t = await getTranslations('Article');
  const href = pathFor(edition, 'articles', article.slug);
  const Heading = `h${level}` as const;
  return (
    <article className={`${styles.card} ${styles[place] ?? ''}`}>
      {article.picture && (
        <Picture
          className={styles.picture}
          picture={article.picture}
          alt=""
          sizes={SIZES[place]}
          isFirst={place === 'lead'}
          widest={place === 'second' ? SMALL_WIDEST : undefined}
        />
      )}
      <div className={styles.text}>
        {article.topic && (
          <a className={styles.topic} href={pathFor(edition, 'topics', article.topic.slug)}>
            <BidiText>{article.topic.name}</BidiText>
          </a>
        )}
        <Heading className={styles.title}>
          <a href={href}>
            <BidiText>{article.title}</BidiText>
          </a>
        </Heading>
        {place !== 'second' && article.standfirst && (
          <p className={styles.standfirst}>
            {/* Cut here, between words, as a browser cuts within one. */}
            <BidiText>
              {place === 'lead' ? article.standfirst : truncate(article.standfirst, MAX_EXCERPT_LENGTH)}
            </BidiText>
          </p>
        )}
        <p className={`facts ${styles.facts}`}>
          {byline && (
            <span>
              <Names>{article.authors}</Names>
            </span>
          )}
          <span>
            <Moment at={article.publishedAt} />
          </span>
          {article.commentCount !== null && article.commentCount > 0 && (
            <a href={`${href}#comments`}>{t('comments', { count: article.commentCount })}</a>
          )}
          {article.commentCount !== null && article.picked && <a href={`${href}#picks`}>{t('picked')}</a>}
        </p>
      </div>
    </article>
  );
}
