import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './neighbours.module.css';

interface Headline {
  slug: string;
  title: string;
}

/** Links to the previous and next article. */
export async function Neighbours(props: { edition: Edition; previous?: Headline; next?: Headline }) {
  const { edition, previous, next } = props;
  if (!previous && !next) return null;
  const t = await getTranslations('Article');
  return (
    <nav className={styles.neighbours} aria-label={t('neighbours')}>
      {previous && (
        <a className={styles.previous} rel="prev" href={pathFor(edition, 'articles', previous.slug)}>
          <small>{t('previous')}</small>
          <BidiText>{previous.title}</BidiText>
        </a>
      )}
      {next && (
        <a className={styles.next} rel="next" href={pathFor(edition, 'articles', next.slug)}>
          <small>{t('next')}</small>
          <BidiText>{next.title}</BidiText>
        </a>
      )}
    </nav>
  );
}
