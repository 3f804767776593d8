import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/site/pager';
import { listThread } from '@/db/comments';
import { threadPathFor } from '@/lib/slug';
import { buildThread } from '@/lib/thread';
import { type Edition, site } from '@/site.config';
import type { PostComment } from './comment-form';
import { CommentFormSection } from './comment-form-section';
import styles from './discussion.module.css';
import { Thread } from './thread';

interface DiscussionProps {
  edition: Edition;
  article: { id: number; slug: string; commentCount: number; commentsOpen: boolean };
  page: number;
  post: PostComment;
}

/** A page of the thread of an article, and the form. */
export async function Discussion({ edition, article, page, post }: DiscussionProps) {
  const t = await getTranslations('Thread');
  const { comments, pages } = await listThread(article.id, page);
  const open = article.commentsOpen;
  const address = (number: number) => `${threadPathFor(number, edition, article.slug)}#comments`;
  return (
    <section id="comments" className={styles.discussion} aria-labelledby="comments-heading">
      <header>
        <h2 id="comments-heading">{t('heading', { count: article.commentCount })}</h2>
        {open && article.commentCount > 0 && <a href="#comment-form">{t('write')}</a>}
      </header>
      {open && article.commentCount === 0 && <p className={styles.quiet}>{t('invite')}</p>}
      <Thread edition={edition} nodes={buildThread(comments, site.comments.levels)} open={open} />
      <Pager page={page} pages={pages} hrefOf={address} label={t('pages')} />
      {open ? (
        <CommentFormSection heading={t('write')} post={post} articleId={article.id} />
      ) : (
        <p className={styles.quiet}>{t('closed')}</p>
      )}
    </section>
  );
}
