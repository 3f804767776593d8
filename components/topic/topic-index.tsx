import { getTranslations } from 'next-intl/server';
import { IndexEntry } from '@/components/lists/index-entry';
import { IndexPage } from '@/components/lists/index-page';
import type { ListedTopic } from '@/db/articles/topics';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './topic-index.module.css';

interface TopicIndexProps {
  edition: Edition;
  page: number;
  list: { topics: ListedTopic[]; pages: number };
}

/** A page of the topics of an edition, each with its line and its newest article. */
export async function TopicIndex({ edition, page, list: { topics, pages } }: TopicIndexProps) {
  const t = await getTranslations('Topics');
  return (
    <IndexPage edition={edition} list="topics" title={t('title')} page={page} pages={pages}>
      {topics.length === 0 && <p>{t('empty')}</p>}
      <ul className={styles.topics}>
        {topics.map((topic) => (
          <li key={topic.slug}>
            <IndexEntry
              edition={edition}
              path={pathFor(edition, 'topics', topic.slug)}
              line={topic.description}
              {...topic}
            />
          </li>
        ))}
      </ul>
    </IndexPage>
  );
}
