import { locale } from 'next/root-params';
import { getTranslations } from 'next-intl/server';
import { ArticleList } from '@/components/article/article-list';
import { listArticles } from '@/db/articles/lists';
import { toEdition } from '@/site.config';
import { Notice } from './notice';

const OFFERED = 3;

/** In place of an article that was withdrawn. Its mark makes the status 410. */
export async function Gone() {
  const edition = toEdition(await locale());
  const t = await getTranslations('Gone');
  const { articles } = await listArticles(edition, 1);
  const latest = articles.length > 0 && (
    <section>
      <h2>{t('latest')}</h2>
      <ArticleList edition={edition} articles={articles.slice(0, OFFERED)} />
    </section>
  );
  return (
    <Notice title={t('title')} home={t('home')} mark="gone" code="410" more={latest}>
      <p>{t('explain')}</p>
    </Notice>
  );
}
