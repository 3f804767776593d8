import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { ListHeading } from '@/components/lists/list-heading';
import { Pager } from '@/components/lists/pager';
import { FeedLink } from '@/components/site/feed-link';
import { HeaderMark } from '@/components/site/header-mark';
import type { CorrectionsPage } from '@/db/corrections/corrections';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { type Edition, otherEdition } from '@/site.config';
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
    <main id="content" className="column">
      <HeaderMark is="translation" path={pathFor(otherEdition(edition), 'corrections')} />
      <ListHeading
        below={
          <FeedLink href={pathFor(edition, 'corrections', 'feed.xml')}>{feedWords('corrections')}</FeedLink>
        }
      >
        {t('title')}
      </ListHeading>
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
      <Pager page={page} pages={list.pages} hrefOf={(other) => listPathFor(other, edition, 'corrections')} />
    </main>
  );
}
