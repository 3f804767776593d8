import { getTranslations } from 'next-intl/server';
import { TopicItems } from '@/components/lists/topic-items';
import type { TopicName } from '@/db/articles/topics';
import type { Edition } from '@/site.config';
import styles from './topic-links.module.css';

/** All topics of an article, below it, for readers who want more of them. */
export async function TopicLinks({ edition, topics }: { edition: Edition; topics: TopicName[] }) {
  if (topics.length === 0) return null;
  const t = await getTranslations('Article');
  return (
    <ul className={styles.topics} aria-label={t('topics')}>
      <TopicItems edition={edition} topics={topics} />
    </ul>
  );
}
