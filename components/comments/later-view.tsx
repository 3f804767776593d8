import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { ListHeading } from '@/components/lists/list-heading';
import { Region } from '@/components/site/region';
import type { Article } from '@/db/articles/article';
import type { LaterComments } from '@/db/comments/since';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import { Comment } from './comment';
import styles from './later-view.module.css';
import { ReturnNotice } from './return-notice';

interface LaterViewProps {
  edition: Edition;
  article: Article;
  later: LaterComments;
  heading: string;
  /** Address of the page that begins after a comment. */
  hrefAfter: (id: number) => string;
}

/** Some comments of an article in their order, each with what it answers. */
export async function LaterView({ edition, article, later, heading, hrefAfter }: LaterViewProps) {
  const t = await getTranslations('Thread');
  const { comments, count } = later;
  const last = comments.at(-1);
  return (
    <main id="content" className="column">
      <ListHeading kicker={t('kicker')}>
        <ArticleLink edition={edition} article={article} />
      </ListHeading>
      <Region id="comments" className={styles.later} labelledBy="later">
        <h2 id="later">{heading}</h2>
        <ol>
          {comments.map((comment) => (
            <li key={comment.id}>
              <Comment
                edition={edition}
                comment={comment}
                answers={comment.answered}
                open={article.mode !== 'closed'}
                since={article.publishedAt}
                place="list"
              />
            </li>
          ))}
        </ol>
        <ReturnNotice article={article} />
        <p className={styles.ways}>
          {last && count > comments.length && (
            <a rel="next" href={hrefAfter(last.id)}>
              {t('laterNext')}
            </a>
          )}
          <a href={`${pathFor(edition, 'articles', article.slug)}#comments`}>{t('toDiscussion')}</a>
        </p>
      </Region>
    </main>
  );
}
