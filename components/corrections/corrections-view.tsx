import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { IndexPage } from '@/components/lists/index-page';
import type { CorrectionsPage } from '@/db/corrections/corrections';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import styles from './changes-view.module.css';
import { CorrectionText } from './correction-box';

interface CorrectionsViewProps {
  edition: Edition;
  page: number;
  list: CorrectionsPage;
}

/** A page of the corrections of an edition, each under the headline of its article. */
export async function CorrectionsView({ edition, page, list }: CorrectionsViewProps) {
  const t = await getTranslations('Corrections');
  const feedWords = await getTranslations('Feed');
  return (
    <IndexPage
      edition={edition}
      list="corrections"
      title={t('title')}
      feed={feedWords('corrections')}
      isColumn
      page={page}
      pages={list.pages}
    >
      {list.corrections.length === 0 && <p>{t('empty')}</p>}
      <ol className={styles.changes}>
        {list.corrections.map((correction) => (
          <li key={correction.id}>
            <strong>
              <ArticleLink edition={edition} article={correction.article} />
            </strong>
            <CorrectionText correction={correction} />
            <a href={pathFor(edition, 'articles', correction.article.slug, 'changes')}>{t('toChanges')}</a>
          </li>
        ))}
      </ol>
    </IndexPage>
  );
}
