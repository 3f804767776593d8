import { getTranslations } from 'next-intl/server';
import { PagesNav } from '@/components/pages/page-links';
import { pathFor } from '@/lib/site/paths';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { FeedLink } from './feed-link';
import styles from './footer.module.css';

export async function Footer({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const feedWords = await getTranslations('Feed');
  return (
    <footer className={styles.footer}>
      <a className={styles.name} href={pathFor(edition)}>
        {siteName(edition)}
      </a>
      <p>{t('footer')}</p>
      <PagesNav edition={edition} />
      <a href={pathFor(edition, 'picks')}>{t('picks')}</a>
      <a href={pathFor(edition, 'corrections')}>{t('corrections')}</a>
      <FeedLink href={pathFor(edition, 'feed.xml')}>{feedWords('edition')}</FeedLink>
    </footer>
  );
}
