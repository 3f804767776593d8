import type { ReactNode } from 'react';
import { ArticleCard } from '@/components/article/article-card';
import { ArticleSection } from '@/components/article/article-section';
import type { ListedArticle as Card } from '@/db/articles/cards';
import { layOutFirstScreen } from '@/lib/site/front-page';
import type { Edition } from '@/site.config';
import styles from './first-screen.module.css';

interface FirstScreenProps {
  edition: Edition;
  /** At least one. */
  articles: readonly Card[];
  /** Heading of what stands below. */
  more: ReactNode;
  /** Whether the articles name their topics. */
  topic?: boolean;
}

/** A lead, some beside it, the rest in full rows below (lib/site/front-page.ts). */
export function FirstScreen({ edition, articles, more, topic }: FirstScreenProps) {
  const [lead, ...others] = articles;
  const { seconds, columns } = layOutFirstScreen(articles.length);
  const below = others.slice(seconds);
  if (!lead) return null;
  // Two share the sheet, each below its picture: a row of its own would pull the second one's apart.
  const isPair = seconds === 1 && lead.picture !== null;
  const isFew = !isPair && (seconds < 3 || !lead.picture);
  return (
    <>
      <div className={isFew ? `${styles.top} ${styles.few}` : styles.top}>
        <ArticleCard edition={edition} article={lead} place="lead" level={2} topic={topic} />
        {seconds > 0 && (
          <ul className={styles.seconds}>
            {others.slice(0, seconds).map((article) => (
              <li key={article.id}>
                <ArticleCard
                  edition={edition}
                  article={article}
                  place={isPair ? 'below' : 'second'}
                  topic={topic}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      {below.length > 0 && (
        <ArticleSection id="more" heading={more}>
          <ul className={columns === 3 ? `${styles.below} ${styles.three}` : styles.below}>
            {below.map((article) => (
              <li key={article.id}>
                <ArticleCard edition={edition} article={article} place="below" topic={topic} />
              </li>
            ))}
          </ul>
        </ArticleSection>
      )}
    </>
  );
}
