import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import type { TopicName } from '@/db/articles';
import { pathFor } from '@/lib/slug';
import type { Edition } from '@/site.config';
import styles from './topic-links.module.css';

/** All the topics of an article, below it: whoever read it to the end may want more of them. */
export async function TopicLinks({ edition, topics }: { edition: Edition; topics: TopicName[] }) {
  if (topics.length === 0) return null;
  const t = await getTranslations('Article');
  return (
    <ul className={styles.topics} aria-label={t('topics')}>
      {topics.map((topic) => (
        <li key={topic.slug}>
          <a href={pathFor(edition, 'topics', topic.slug)}>
            <BidiText>{topic.name}</BidiText>
          </a>
        </li>
      ))}
    </ul>
  );
}
