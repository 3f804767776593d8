import { useTranslations } from 'next-intl';
import { HeaderMark } from '@/components/site/header-mark';
import type { Article } from '@/db/articles/article';
import { articlePathFor } from '@/lib/site/paths';
import styles from './article-view.module.css';

/** The way to the same article or page in the other edition, where there is one; the masthead's link leads there too. */
export function TranslationLink({ article }: { article: Pick<Article, 'purpose' | 'translation'> }) {
  const t = useTranslations('Article');
  const { purpose, translation } = article;
  if (!translation) return null;
  const path = articlePathFor(translation.edition, { slug: translation.slug, purpose });
  return (
    <>
      <HeaderMark is="translation" path={path} />
      <p className={styles.translation}>
        <a href={path} hrefLang={translation.edition}>
          {t(purpose === null ? 'translation' : 'pageTranslation')}
        </a>
      </p>
    </>
  );
}
