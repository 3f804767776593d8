import { useTranslations } from 'next-intl';
import { CommentText } from '@/components/comments/comment-text';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { AnswerableComment } from '@/db/comments/answerable';
import { seenValue } from '@/lib/desk/decision-form';
import { PROPOSAL_NOTE_MAX_LENGTH } from '@/lib/desk/proposal-form';
import { pathFor } from '@/lib/site/paths';
import { type Direction, textDirection } from '@/lib/text/bidi';
import { site } from '@/site.config';
import { AnswerForm } from './answer-form';
import styles from './answers.module.css';
import type { AnswerActions } from './answers-view';
import { ProposalForm } from './proposal-form';

interface AnswerItemProps {
  comment: AnswerableComment;
  page: Direction;
  /** Path of the page. */
  from: string;
  actions: AnswerActions;
}

/** A comment below an article of the author's: what was said and to whom, an answer box, and what can be proposed. */
export function AnswerItem({ comment, page, from, actions }: AnswerItemProps) {
  const t = useTranslations('DeskAnswers');
  const { id, name, body, article, parent, answerId, proposed } = comment;
  const item = seenValue(comment);
  const place = (number: number) => pathFor(article.edition, 'comments', number);
  return (
    <article id={`comment-${id}`} className={styles.item} aria-labelledby={`by-${id}`}>
      <header>
        <h2 id={`by-${id}`}>
          <Name>{name}</Name>
        </h2>
        <a href={place(id)}>
          <Moment at={comment.createdAt} withTime />
        </a>
        <p>
          {t.rich('on', {
            article: () => (
              <a href={pathFor(article.edition, 'articles', article.slug)} dir="auto">
                {article.title}
              </a>
            ),
          })}
        </p>
      </header>
      {parent && (
        <p className={styles.parent}>
          {t.rich('answers', { name: () => <Name>{parent.name}</Name> })}{' '}
          <q dir={textDirection(parent.body, page)}>{parent.body}</q>
        </p>
      )}
      <div className={styles.body}>
        <CommentText page={page}>{body}</CommentText>
      </div>
      {answerId !== null && (
        <p>
          <a href={place(answerId)}>{t('answeredAlready')}</a>
        </p>
      )}
      {article.mode === 'closed' ? (
        <p className={styles.quiet}>{t('closed')}</p>
      ) : (
        <AnswerForm id={id} item={item} from={from} action={actions.answer} limit={site.comments.bodyLimit} />
      )}
      <ProposalForm
        id={id}
        item={item}
        from={from}
        proposed={proposed}
        action={actions.propose}
        limit={PROPOSAL_NOTE_MAX_LENGTH}
      />
    </article>
  );
}
