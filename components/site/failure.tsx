import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { FAULT_PLACE } from '@/lib/http/page-marks';
import { pathFor } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { toEdition } from '@/site.config';
import { FormAgain } from './form-again';
import styles from './missing.module.css';
import { PageMark } from './page-mark';
import { titleOf } from './page-metadata';

/** What a reader is told when a page could not be made. It reads nothing: the database may be what failed. */
export async function Failure() {
  const edition = toEdition(await locale());
  const t = await getTranslations('Failure');
  return (
    <main id="content" className={styles.missing}>
      <title>{await titleOf(edition, t('title'))}</title>
      <meta name="robots" content="noindex" />
      <PageMark is="failure" />
      <h1>{t('title')}</h1>
      <p>{t('explain')}</p>
      <p data-fault>{t('fault', { fault: isolate(FAULT_PLACE) })}</p>
      <FormAgain />
      <p className={styles.ways}>
        {/* The page's own address: asks again for what could not be made. */}
        <a href="?">{t('retry')}</a>
        <a href={pathFor(edition)}>{t('home')}</a>
      </p>
    </main>
  );
}
