import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { Moment } from '@/components/site/moment';
import type { ListedCorrection } from '@/db/corrections/corrections';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import band from './band.module.css';
import styles from './front-corrections.module.css';

interface FrontCorrectionsProps {
  edition: Edition;
  corrections: readonly ListedCorrection[];
}

/** The newest corrections, where a reader of the front page finds them; nothing without any. */
export async function FrontCorrections({ edition, corrections }: FrontCorrectionsProps) {
  if (corrections.length === 0) return null;
  const t = await getTranslations('Corrections');
  return (
    <section className={band.band} aria-labelledby="corrections">
      <h2 id="corrections" className={styles.heading}>
        <a href={pathFor(edition, 'corrections')}>{t('title')}</a>
      </h2>
      <ul className={styles.corrections}>
        {corrections.map(({ id, kind, at, article }) => (
          <li key={id}>
            <p className="facts">
              <span>{t(`kinds.${kind}`)}</span>
              <span>
                <Moment at={at} />
              </span>
            </p>
            <p>
              <ArticleLink edition={edition} article={article} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
