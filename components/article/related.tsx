import { getTranslations } from 'next-intl/server';
import { Region } from '@/components/site/region';
import type { ListedArticle as Card } from '@/db/articles/cards';
import type { Edition } from '@/site.config';
import { ArticleCard } from './article-card';
import styles from './related.module.css';

export async function Related({ edition, articles }: { edition: Edition; articles: Card[] }) {
  if (articles.length === 0) return null;
  const t = await getTranslations('Article');
  return (
    <Region className={styles.related} labelledBy="related">
      <h2 id="related">{t('related')}</h2>
      <ul>
        {articles.map((article) => (
          <li key={article.id}>
            <ArticleCard edition={edition} article={article} place="second" />
          </li>
        ))}
      </ul>
    </Region>
  );
}
