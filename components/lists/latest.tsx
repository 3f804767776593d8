import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { listArticles } from '@/db/articles/lists';
import type { Edition } from '@/site.config';

const OFFERED = 3;

/** The newest articles, for who finds none at an address; nothing where there are none. */
export async function Latest({ edition }: { edition: Edition }) {
  const t = await getTranslations('Missing');
  const { articles } = await listArticles(edition, 1);
  if (articles.length === 0) return null;
  return (
    <section>
      <h2>{t('latest')}</h2>
      <ArticleList edition={edition} articles={articles.slice(0, OFFERED)} />
    </section>
  );
}
