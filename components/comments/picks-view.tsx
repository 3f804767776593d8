import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { ListHeading } from '@/components/lists/list-heading';
import { Pager } from '@/components/lists/pager';
import { FeedLink } from '@/components/site/feed-link';
import { HeaderMark } from '@/components/site/header-mark';
import type { PicksPage } from '@/db/comments/picks';
import { listPathFor, pathFor } from '@/lib/site/paths';
import { type Edition, otherEdition } from '@/site.config';
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
    <main id="content" className="column">
      <HeaderMark is="translation" path={pathFor(otherEdition(edition), 'picks')} />
      <ListHeading
        below={<FeedLink href={pathFor(edition, 'picks', 'feed.xml')}>{feedWords('picks')}</FeedLink>}
      >
        {t('title')}
      </ListHeading>
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
      <Pager page={page} pages={list.pages} hrefOf={(other) => listPathFor(other, edition, 'picks')} />
    </main>
  );
}
