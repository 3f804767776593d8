import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { TopicItems } from '@/components/lists/topic-items';
import { listArticles } from '@/db/articles/lists';
import { listTopics } from '@/db/articles/topics';
import type { Edition } from '@/site.config';
import styles from './no-results.module.css';

const NEWEST = 3;

/** For a search without results or without a query: topics and the newest articles. */
export async function NoResults({ edition }: { edition: Edition }) {
  const t = await getTranslations('Search');
  const topics = await listTopics(edition);
  const { articles } = await listArticles(edition, 1);
  return (
    <div className={styles.ways}>
      {topics.length > 0 && (
        <section id="topics">
          <h2>{t('topics')}</h2>
          <ul>
            <TopicItems edition={edition} topics={topics} />
          </ul>
        </section>
      )}
      {articles.length > 0 && (
        <section>
          <h2>{t('newest')}</h2>
          <ArticleList edition={edition} articles={articles.slice(0, NEWEST)} />
        </section>
      )}
    </div>
  );
}
