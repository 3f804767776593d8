import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { IndexPage } from '@/components/lists/index-page';
import type { PicksPage } from '@/db/comments/picks';
import type { Edition } from '@/site.config';
import { Comment } from './comment';
import styles from './picks-view.module.css';

interface PicksViewProps {
  edition: Edition;
  page: number;
  list: PicksPage;
}

/** A page of the comments that the editors picked, each under the headline of its article. */
export async function PicksView({ edition, page, list }: PicksViewProps) {
  const t = await getTranslations('Picks');
  const feedWords = await getTranslations('Feed');
  return (
    <IndexPage
      edition={edition}
      list="picks"
      title={t('title')}
      feed={feedWords('picks')}
      isColumn
      page={page}
      pages={list.pages}
    >
      {list.picks.length === 0 && <p>{t('empty')}</p>}
      <ol className={styles.picks}>
        {list.picks.map((comment) => (
          <li key={comment.id}>
            <p className={styles.article}>
              <ArticleLink edition={edition} article={comment.article} />
            </p>
            <Comment edition={edition} comment={comment} place="pick" level={2} />
          </li>
        ))}
      </ol>
    </IndexPage>
  );
}
