import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import type { findComment } from '@/db/comments';
import { pathFor } from '@/lib/slug';
import { CommentText } from './comment-text';
import styles from './quoted-comment.module.css';

type AnsweredComment = NonNullable<Awaited<ReturnType<typeof findComment>>>;

/** The comment that is about to be answered. */
export async function QuotedComment({ comment }: { comment: AnsweredComment }) {
  const t = await getTranslations('Reply');
  const { edition, slug, title } = comment;
  return (
    <>
      <header className={styles.heading}>
        <p>
          <a href={pathFor(edition, 'articles', slug)}>
            <BidiText>{title}</BidiText>
          </a>
        </p>
        <h1>{t.rich('heading', { name: () => <bdi>{comment.name}</bdi> })}</h1>
      </header>
      <blockquote className={styles.quoted} aria-label={t('quoted')}>
        <CommentText>{comment.body}</CommentText>
        <footer>
          <bdi>{comment.name}</bdi> <Moment at={comment.createdAt} withTime />
        </footer>
      </blockquote>
      <p>
        <a href={pathFor(edition, 'comments', comment.id)}>{t('back')}</a>
      </p>
    </>
  );
}
