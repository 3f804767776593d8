import { BidiText } from '@/components/site/bidi-text';
import { Picture } from '@/components/site/picture';
import type { Article } from '@/db/articles/article';
import styles from './article-view.module.css';

/** The lead picture of an article or a page, with its caption and credit. */
export function HeroFigure({ hero }: Pick<Article, 'hero'>) {
  if (!hero) return null;
  return (
    <figure className={styles.hero}>
      <Picture picture={hero} alt={hero.alt} sizes="(min-width: 64rem) 60rem, calc(100vw - 2rem)" isFirst />
      {(hero.caption || hero.credit) && (
        <figcaption>
          <BidiText>{hero.caption}</BidiText>{' '}
          {hero.credit && (
            <small>
              <BidiText>{hero.credit}</BidiText>
            </small>
          )}
        </figcaption>
      )}
    </figure>
  );
}
