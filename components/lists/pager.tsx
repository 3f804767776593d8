import { getTranslations } from 'next-intl/server';
import styles from './pager.module.css';

interface PagerProps {
  page: number;
  pages: number;
  /** The address of a page of the list. */
  hrefOf: (page: number) => string;
  /** Accessible name. */
  label?: string;
}

export async function Pager({ page, pages, hrefOf, label }: PagerProps) {
  if (pages < 2) return null;
  const t = await getTranslations('Pager');
  return (
    <nav className={styles.pager} aria-label={label ?? t('label')}>
      {page > 1 && (
        <a rel="prev" href={hrefOf(page - 1)}>
          {t('previous')}
        </a>
      )}
      <p>{t('position', { page, pages })}</p>
      {page < pages && (
        <a rel="next" href={hrefOf(page + 1)}>
          {t('next')}
        </a>
      )}
    </nav>
  );
}
