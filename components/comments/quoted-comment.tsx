import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ArticleLink } from '@/components/article/article-link';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { findPublishedComment } from '@/db/comments/comment';
import { pathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { CommentText } from './comment-text';
import styles from './quoted-comment.module.css';

interface QuotedCommentProps {
  comment: NonNullable<Awaited<ReturnType<typeof findPublishedComment>>>;
  heading: ReactNode;
}

/** The comment that a page is about, under the headline of its article. */
export async function QuotedComment({ comment, heading }: QuotedCommentProps) {
  const t = await getTranslations('Thread');
  const { article } = comment;
  const { edition } = article;
  return (
    <>
      <header className={styles.heading}>
        <p>
          <ArticleLink edition={edition} article={article} />
        </p>
        <h1>{heading}</h1>
      </header>
      <blockquote className={styles.quoted}>
        <CommentText page={site.editions[edition].dir}>{comment.body}</CommentText>
        <footer className="facts">
          <Name>{comment.name}</Name>
          <span>
            <Moment at={comment.createdAt} withTime />
          </span>
        </footer>
      </blockquote>
      <p className={styles.back}>
        <a href={pathFor(edition, 'comments', comment.id)}>{t('toDiscussion')}</a>
      </p>
    </>
  );
}
