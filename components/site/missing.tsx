import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { Latest } from '@/components/lists/latest';
import { SiteSearch } from '@/components/search/search-field';
import { questionOfPath } from '@/lib/search/url';
import { toEdition } from '@/site.config';
import { Notice } from './notice';
import styles from './notice.module.css';

/**
 * The "not found" page. Its mark makes the status 404 (docs/0001-reader-wing.md).
 * @param address the segments of the address whose words are searched for, as route parameters give them
 */
export async function Missing({ address = [] }: { address?: readonly string[] }) {
  const edition = toEdition(await locale());
  const t = await getTranslations('Missing');
  return (
    <Notice title={t('title')} home={t('home')} mark="missing" code="404" more={<Latest edition={edition} />}>
      <p>{t('explain')}</p>
      <div className={styles.search}>
        <SiteSearch edition={edition} id="missing-search" question={questionOfPath(address)} />
      </div>
    </Notice>
  );
}
