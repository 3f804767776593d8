import type { ListedArticle as Card } from '@/db/articles/cards';
import type { Edition } from '@/site.config';
import { ArticleCard } from './article-card';

interface ArticleListProps {
  edition: Edition;
  articles: Card[];
  /** Heading level of the headlines. */
  level?: 2 | 3;
  /** Whether they name their authors; not on an author's own page. */
  byline?: boolean;
  /** Whether they name their topics; not on a topic's own page. */
  topic?: boolean;
}

/** A responsive grid of article cards. */
export function ArticleList({ edition, articles, level, byline, topic }: ArticleListProps) {
  return (
    <ul className="cards">
      {articles.map((article) => (
        <li key={article.id}>
          <ArticleCard edition={edition} article={article} level={level} byline={byline} topic={topic} />
        </li>
      ))}
    </ul>
  );
}
