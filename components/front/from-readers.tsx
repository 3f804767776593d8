import { getFormatter, getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { BidiText } from '@/components/site/bidi-text';
import { Name } from '@/components/site/name';
import type { ListedArticle } from '@/db/articles/cards';
import type { PickedComment } from '@/db/comments/picks';
import { pathFor } from '@/lib/site/paths';
import { textDirection } from '@/lib/text/bidi';
import { truncate } from '@/lib/text/truncate';
import { type Edition, site } from '@/site.config';
import band from './band.module.css';
import styles from './from-readers.module.css';

interface FromReadersProps {
  edition: Edition;
  picks: readonly PickedComment[];
  /** The most discussed first. */
  discussed: readonly ListedArticle[];
}

/** What readers say: comments that the editors picked, and the articles most discussed; nothing without either. */
export async function FromReaders({ edition, picks, discussed }: FromReadersProps) {
  if (picks.length + discussed.length === 0) return null;
  const isBoth = picks.length > 0 && discussed.length > 0;
  return (
    <div className={`${band.band} ${isBoth ? band.columns : ''}`}>
      {picks.length > 0 && <Picks edition={edition} picks={picks} />}
      {discussed.length > 0 && <Discussed edition={edition} discussed={discussed} isAlone={!isBoth} />}
    </div>
  );
}

/** In characters: a paragraph; the thread has the rest. */
const MAX_QUOTE_LENGTH = 240;

async function Picks({ edition, picks }: Pick<FromReadersProps, 'edition' | 'picks'>) {
  const t = await getTranslations('Picks');
  return (
    <section aria-labelledby="picks">
      <h2 id="picks" className={styles.heading}>
        <a href={pathFor(edition, 'picks')}>{t('title')}</a>
      </h2>
      <ul className={styles.picks}>
        {picks.map(({ id, name, body, article }) => (
          <li key={id}>
            <blockquote className={styles.quote} dir={textDirection(body, site.editions[edition].dir)}>
              <BidiText>{truncate(body.replace(/\s+/g, ' '), MAX_QUOTE_LENGTH)}</BidiText>
            </blockquote>
            <p className={styles.by}>
              <a href={pathFor(edition, 'comments', id)}>
                <Name>{name}</Name>
              </a>
              <span>
                <ArticleLink edition={edition} article={article} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DiscussedProps extends Pick<FromReadersProps, 'edition' | 'discussed'> {
  /** Across the whole sheet. */
  isAlone: boolean;
}

async function Discussed({ edition, discussed, isAlone }: DiscussedProps) {
  const t = await getTranslations();
  const format = await getFormatter();
  return (
    <section aria-labelledby="discussed">
      <h2 id="discussed">{t('Home.discussed')}</h2>
      <ol className={isAlone ? `${styles.discussed} ${styles.across}` : styles.discussed}>
        {discussed.map((article, index) => (
          <li key={article.id}>
            <span className={styles.place} aria-hidden="true">
              {format.number(index + 1)}
            </span>
            <div>
              <h3 className={styles.title}>
                <ArticleLink edition={edition} article={article} />
              </h3>
              <p className={`facts ${styles.count}`}>
                <a href={`${pathFor(edition, 'articles', article.slug)}#comments`}>
                  {t('Article.comments', { count: article.commentCount ?? 0 })}
                </a>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
