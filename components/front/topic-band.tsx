import { ArticleCard } from '@/components/article/article-card';
import { BidiText } from '@/components/site/bidi-text';
import type { FrontBand } from '@/db/articles/front-page';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import band from './band.module.css';
import styles from './topic-band.module.css';

interface TopicBandProps {
  edition: Edition;
  band: FrontBand;
}

/** A topic of the front page: one article with its picture, and headlines beside it. */
export function TopicBand({ edition, band: { topic, articles } }: TopicBandProps) {
  const [feature, ...headlines] = articles;
  const id = `topic-${topic.slug}`;
  if (!feature) return null;
  return (
    <section className={band.band} aria-labelledby={id}>
      <h2 id={id} className={styles.topic}>
        <a href={pathFor(edition, 'topics', topic.slug)}>
          <BidiText>{topic.name}</BidiText>
        </a>
      </h2>
      <div className={band.columns}>
        <ArticleCard edition={edition} article={feature} place="feature" topic={false} />
        <ul className={band.list}>
          {headlines.map((article) => (
            <li key={article.id}>
              <ArticleCard edition={edition} article={article} place="headline" topic={false} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
