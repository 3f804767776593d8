import { getTranslations } from 'next-intl/server';
import { pathFor } from '@/lib/slug';
import { type Edition, site } from '@/site.config';
import styles from './footer.module.css';

export async function Footer({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  return (
    <footer className={styles.footer}>
      <a className={styles.name} href={pathFor(edition)}>
        {site.editions[edition].name}
      </a>
      <p>{t('footer')}</p>
    </footer>
  );
}
