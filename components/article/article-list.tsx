import { ArticleCard } from '@/components/article/article-card';
import type { ArticleCard as Card } from '@/db/articles';
import type { Edition } from '@/site.config';

/** Articles as cards, as many beside one another as the screen takes. */
export function ArticleList({ edition, articles }: { edition: Edition; articles: Card[] }) {
  return (
    <ul className="cards">
      {articles.map((article) => (
        <li key={article.id}>
          <ArticleCard edition={edition} article={article} />
        </li>
      ))}
    </ul>
  );
}
