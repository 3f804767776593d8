import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
import styles from './missing.module.css';
import { PageMark } from './page-mark';
import { titleOf } from './page-metadata';

/** What a reader is told who sent more than the server takes. What they typed is behind their browser's "back". */
export async function TooLarge() {
  const edition = toEdition(await locale());
  const t = await getTranslations('TooLarge');
  return (
    <main id="content" className={styles.missing}>
      <title>{await titleOf(edition, t('title'))}</title>
      <meta name="robots" content="noindex" />
      <PageMark is="oversize" />
      <h1>{t('title')}</h1>
      <p>{t('explain')}</p>
      <p>
        <a href={pathFor(edition)}>{t('home')}</a>
      </p>
    </main>
  );
}
