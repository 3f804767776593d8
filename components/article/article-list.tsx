import type { ListedArticle as Card } from '@/db/articles/lists';
import type { Edition } from '@/site.config';
import { ArticleCard } from './article-card';

interface ArticleListProps {
  edition: Edition;
  articles: Card[];
  /** The level of their headlines. */
  level?: 2 | 3;
  /** Not where all are by the one whose page it is. */
  byline?: boolean;
}

/** Articles as cards, as many beside one another as the screen takes. */
export function ArticleList({ edition, articles, level, byline }: ArticleListProps) {
  return (
    <ul className="cards">
      {articles.map((article) => (
        <li key={article.id}>
          <ArticleCard edition={edition} article={article} level={level} byline={byline} />
        </li>
      ))}
    </ul>
  );
}
