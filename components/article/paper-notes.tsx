import { getTranslations } from 'next-intl/server';
import { readableUrl } from '@/lib/html/link-numbers';
import styles from './paper-notes.module.css';

/** For print only: the URLs behind the links, and the article's own. */
export async function PaperNotes({ url, addresses }: { url: string; addresses: string[] }) {
  const t = await getTranslations('Article');
  return (
    <footer className={`paper ${styles.notes}`}>
      {addresses.length > 0 && (
        <>
          <h2>{t('links')}</h2>
          <ol>
            {addresses.map((address) => (
              <li key={address}>
                <bdi>{address}</bdi>
              </li>
            ))}
          </ol>
        </>
      )}
      <p>
        {t('source')} <bdi>{readableUrl(url)}</bdi>
      </p>
    </footer>
  );
}
