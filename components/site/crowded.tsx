import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
import { FormAgain } from './form-again';
import styles from './missing.module.css';
import { PageMark } from './page-mark';
import { titleOf } from './page-metadata';

/** What a reader is told whose comment came with more others than can be taken; what they wrote is in it. */
export async function Crowded() {
  const edition = toEdition(await locale());
  const t = await getTranslations('Crowded');
  return (
    <main id="content" className={styles.missing}>
      <title>{await titleOf(edition, t('title'))}</title>
      <meta name="robots" content="noindex" />
      <PageMark is="private" />
      <h1>{t('title')}</h1>
      <p data-fault>{t('explain')}</p>
      <FormAgain />
      <p className={styles.ways}>
        {/* The page's own address: the article, where this stands in the place of its answer. */}
        <a href="?">{t('back')}</a>
        <a href={pathFor(edition)}>{t('home')}</a>
      </p>
    </main>
  );
}
