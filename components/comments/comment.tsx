import { getTranslations } from 'next-intl/server';
import { Moment } from '@/components/site/moment';
import type { ThreadComment } from '@/db/comments';
import { pathFor } from '@/lib/slug';
import type { Edition } from '@/site.config';
import styles from './comment.module.css';
import { CommentText } from './comment-text';

interface CommentProps {
  edition: Edition;
  comment: ThreadComment;
  answers: string | null;
  open: boolean;
  level: number;
}

export async function Comment({ edition, comment, answers, open, level }: CommentProps) {
  const t = await getTranslations('Thread');
  const id = `comment-${comment.id}`;
  if (comment.body === null) {
    return (
      <article id={id} className={styles.comment}>
        <p className={styles.removed}>{t('removed')}</p>
      </article>
    );
  }
  return (
    <article id={id} className={styles.comment} aria-labelledby={`${id}-by`}>
      <header className={styles.head}>
        <h3 id={`${id}-by`}>
          {t.rich(level > 1 ? 'replyBy' : 'by', {
            name: () => <bdi>{comment.name}</bdi>,
            quiet: (words) => <span className="heard">{words}</span>,
          })}
        </h3>
        <a href={pathFor(edition, 'comments', comment.id)} title={t('permalink')}>
          <Moment at={comment.createdAt} withTime />
        </a>
      </header>
      {answers && <p className={styles.answers}>{t.rich('answers', { name: () => <bdi>{answers}</bdi> })}</p>}
      <CommentText>{comment.body}</CommentText>
      {open && (
        <a
          className={styles.reply}
          href={pathFor(edition, 'comments', comment.id, 'reply')}
          aria-label={t('replyTo', { name: comment.name })}
        >
          {t('reply')}
        </a>
      )}
    </article>
  );
}
