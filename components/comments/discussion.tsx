import { getTranslations } from 'next-intl/server';
import { articleId } from '@/components/article/article-json-ld';
import { Pager } from '@/components/lists/pager';
import { FeedLink } from '@/components/site/feed-link';
import { Region } from '@/components/site/region';
import type { Article } from '@/db/articles/article';
import { listPicks } from '@/db/comments/picks';
import { countAnswered } from '@/db/comments/since';
import type { ThreadOrder, ThreadPage } from '@/db/comments/threads';
import { buildThread } from '@/lib/comments/thread';
import { answersPathFor, pathFor, threadPathFor } from '@/lib/site/paths';
import { writersOf } from '@/lib/site/writers';
import { type Edition, site } from '@/site.config';
import { Comment } from './comment';
import type { PostComment } from './comment-form';
import { CommentFormSection } from './comment-form-section';
import styles from './discussion.module.css';
import { ReturnNotice } from './return-notice';
import { Thread } from './thread';

interface DiscussionProps {
  edition: Edition;
  article: Pick<Article, 'id' | 'slug' | 'commentCount' | 'mode' | 'publishedAt' | 'author' | 'coauthors'>;
  /** The page of the thread that is shown, in this order. */
  thread: ThreadPage;
  order: ThreadOrder;
  page: number;
  post: PostComment;
}

/** A page of the thread of an article, and the form. */
export async function Discussion({ edition, article, thread, order, page, post }: DiscussionProps) {
  const t = await getTranslations('Thread');
  const feedWords = await getTranslations('Feed');
  const { comments, folded, pages } = thread;
  const picks = page === 1 ? await listPicks(article.id) : [];
  const answered = article.commentCount > 1 ? await countAnswered(article.id) : 0;
  const open = article.mode !== 'closed';
  // Closed before anybody wrote: that it is closed says all.
  const silent = !open && article.commentCount === 0;
  const address = (to: ThreadOrder, number: number) =>
    `${threadPathFor(number, edition, article.slug, to)}#comments`;
  return (
    <Region id="comments" className={styles.discussion} labelledBy="comments-heading">
      <header className={styles.head}>
        <h2 id="comments-heading" className={silent ? 'heard' : undefined}>
          {t('heading', { count: article.commentCount })}
        </h2>
        {open && article.commentCount > 0 && <a href="#comment-form">{t('toForm')}</a>}
      </header>
      {answered > 0 && (
        <p className={styles.answered}>
          <a href={answersPathFor(edition, article.slug)}>
            {t('answered', {
              count: answered,
              writers: writersOf([article.author, ...article.coauthors]),
            })}
          </a>
        </p>
      )}
      {open && article.commentCount === 0 && <p className={styles.quiet}>{t('invite')}</p>}
      {article.commentCount > 1 && (
        <nav className={styles.order} aria-label={t('order')}>
          {(['oldest', 'newest'] as const).map((to) => (
            <a key={to} href={address(to, 1)} aria-current={to === order ? 'true' : undefined}>
              {t(to)}
            </a>
          ))}
        </nav>
      )}
      {/* Filled and shown by our script, of what this browser remembers (components/enhance/pending.ts). */}
      <div className={styles.pending} data-pending={article.id} hidden>
        <strong />
        <a href="#comments">{t('toReceipt')}</a>
      </div>
      {picks.length > 0 && (
        <Region className={styles.picks} labelledBy="picks">
          <h3 id="picks">{t('picks')}</h3>
          {picks.map((comment) => (
            <Comment
              key={comment.id}
              edition={edition}
              comment={comment}
              since={article.publishedAt}
              place="pick"
            />
          ))}
          <p>
            <a href={pathFor(edition, 'picks')}>{t('allPicks')}</a>
          </p>
        </Region>
      )}
      <ReturnNotice article={article} />
      <Thread
        edition={edition}
        about={articleId(edition, article.slug)}
        nodes={buildThread(comments, site.comments.levels)}
        folded={new Map(folded.map(({ rootId, replies }) => [rootId, replies]))}
        open={open}
        since={article.publishedAt}
      />
      <Pager page={page} pages={pages} hrefOf={(number) => address(order, number)} label={t('pages')} />
      {!silent && (
        <FeedLink href={pathFor(edition, 'articles', article.slug, 'feed.xml')}>
          {feedWords('thread')}
        </FeedLink>
      )}
      {open ? (
        <CommentFormSection
          edition={edition}
          heading={t('write')}
          post={post}
          articleId={article.id}
          held={article.mode === 'held'}
        />
      ) : (
        <p className={styles.quiet} data-closed>
          {t('closed')}
        </p>
      )}
    </Region>
  );
}
