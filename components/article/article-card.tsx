import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import { Names } from '@/components/site/names';
import { Picture } from '@/components/site/picture';
import { type ListedArticle as Card, MAX_EXCERPT_LENGTH } from '@/db/articles/cards';
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
  below: '(min-width: 60rem) 20rem, 9rem',
  feature: '(min-width: 60rem) 24rem, (min-width: 40rem) 45vw, calc(100vw - 2rem)',
  headline: '',
};

/** `widest` of a small one: three device pixels for each of its `sizes`. */
const SMALL_WIDEST = 720;

interface ArticleCardProps {
  edition: Edition;
  article: Card;
  /**
   * The lead story is larger and its picture has priority; those beside it are smaller, and so are those below until there is
   * room. A feature opens a band; the headlines of a band have no picture.
   */
  place?: keyof typeof SIZES;
  /** Heading level of the headline. */
  level?: 2 | 3;
  /** Whether it names the author. */
  byline?: boolean;
  /** Whether it names its topic; not below the heading of one. */
  topic?: boolean;
  /** Whether it says when it was published; not below the heading of a day. */
  date?: boolean;
}

export async function ArticleCard(props: ArticleCardProps) {
  const { edition, article, place = 'list', level = 3, byline = true, topic = true, date = true } = props;
  const t = await getTranslations('Article');
  const href = pathFor(edition, 'articles', article.slug);
  const Heading = `h${level}` as const;
  const picture = place === 'headline' ? null : article.picture;
  const isTold = place === 'below' || place === 'second' ? !picture : place !== 'headline';
  return (
    <article className={`${styles.card} ${styles[place] ?? ''}`}>
      {picture && (
        <Picture
          className={styles.picture}
          picture={picture}
          alt=""
          sizes={SIZES[place]}
          isFirst={place === 'lead'}
          widest={place === 'second' ? SMALL_WIDEST : undefined}
        />
      )}
      <div className={styles.text}>
        {topic && article.topic && (
          <a className={styles.topic} href={pathFor(edition, 'topics', article.topic.slug)}>
            <BidiText>{article.topic.name}</BidiText>
          </a>
        )}
        <Heading className={styles.title}>
          <a href={href}>
            <BidiText>{article.title}</BidiText>
          </a>
        </Heading>
        {isTold && article.standfirst && (
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
          {date && (
            <span>
              <Moment at={article.publishedAt} />
            </span>
          )}
          {article.commentCount !== null && article.commentCount > 0 && (
            <a href={`${href}#comments`}>{t('comments', { count: article.commentCount })}</a>
          )}
          {article.commentCount !== null && article.picked && <a href={`${href}#picks`}>{t('picked')}</a>}
        </p>
      </div>
    </article>
  );
}
