import { getTranslations } from 'next-intl/server';
import { listTopics } from '@/db/articles/topics';
import { searchPathFor } from '@/lib/search/url';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import { BidiText } from './bidi-text';
import styles from './topic-nav.module.css';

/** Limit of topics below the masthead: more would not fit a line of a desk's screen; the last link leads to all. */
const TOPICS_SHOWN = 7;

/** The topics in one row, which scrolls by itself where they do not fit. */
export async function TopicNav({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const topics = await listTopics(edition);
  if (topics.length === 0) return null;
  return (
    <nav aria-label={t('topics')}>
      <ul className={styles.topics}>
        {topics.slice(0, TOPICS_SHOWN).map(({ slug, name }) => (
          <li key={slug}>
            {/* Marked as current where a page says so (header-mark.tsx). */}
            <a href={pathFor(edition, 'topics', slug)} data-header="section">
              <BidiText>{name}</BidiText>
            </a>
          </li>
        ))}
        <li>
          <a href={`${searchPathFor(edition)}#topics`}>{t('allTopics')}</a>
        </li>
      </ul>
    </nav>
  );
}
