import { getTranslations } from 'next-intl/server';
import { listTopics } from '@/db/articles/topics';
import { navigationItems } from '@/lib/site/navigation';
import { pathFor } from '@/lib/site/paths';
import { siteSettings } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { BidiText } from './bidi-text';
import styles from './topic-nav.module.css';

/** The topics in one row, which scrolls by itself where they do not fit; or what the owner has chosen, in their order. */
export async function TopicNav({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const { navigation } = siteSettings();
  const chosen = navigation[`topics-${edition}`];
  const items = navigationItems(chosen, await listTopics(edition), (slug) =>
    pathFor(edition, 'topics', slug),
  );
  if (items.length === 0) return null;
  return (
    <nav aria-label={t('topics')}>
      <ul className={styles.topics}>
        {items.map(({ href, text }) => (
          <li key={href}>
            {/* Marked as current where a page says so (header-mark.tsx). */}
            <a href={href} data-header="section">
              <BidiText>{text}</BidiText>
            </a>
          </li>
        ))}
        {navigation.allTopics && (
          <li>
            <a href={pathFor(edition, 'topics')} data-header="section">
              {t('allTopics')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
