import { useFormatter, useTranslations } from 'next-intl';
import { CommentText } from '@/components/comments/comment-text';
import { DecisionLine } from '@/components/desk/log/decision-line';
import { Name } from '@/components/site/name';
import type { QueueItem } from '@/db/moderation/queue-items';
import { deskArticlePath } from '@/lib/desk/articles-url';
import { pathFor } from '@/lib/site/paths';
import { type Direction, textDirection } from '@/lib/text/bidi';
import itemTextStyles from './item-text-form.module.css';
import styles from './queue-item.module.css';

/** What a comment is about: its article, the comment it answers, and what else came from the same browser. */
export function ItemContext({ item, page }: { item: QueueItem; page: Direction }) {
  const t = useTranslations('DeskQueue');
  const format = useFormatter();
  const { comment, article, parent, visitor } = item;
  const place =
    comment.state === 'published'
      ? pathFor(article.edition, 'comments', comment.id)
      : pathFor(article.edition, 'articles', article.slug);
  return (
    <div className={styles.context}>
      <p>
        {t.rich('on', {
          article: () => (
            <a href={place} dir="auto" data-key="o">
              {article.title}
            </a>
          ),
        })}
      </p>
      {parent && <AnsweredComment parent={parent} page={page} />}
      {visitor !== null && visitor.length > 0 && (
        <p>
          {t('visitor')}:{' '}
          {format.list(
            visitor.map(({ state, comments }) => t(`visitorStates.${state}`, { count: comments })),
          )}
        </p>
      )}
    </div>
  );
}

/** The first lines of what it answers; opened, all of it. */
function AnsweredComment({ parent, page }: { parent: NonNullable<QueueItem['parent']>; page: Direction }) {
  const t = useTranslations('DeskQueue');
  return (
    <details className={styles.parent}>
      <summary>
        {t.rich('answers', { name: () => <Name>{parent.name}</Name> })}
        {parent.state !== 'published' && ` (${t('parentHidden')})`}
        <span className={styles.excerpt} dir={textDirection(parent.body, page)}>
          {parent.body}
        </span>
      </summary>
      <blockquote>
        <CommentText page={page}>{parent.body}</CommentText>
      </blockquote>
    </details>
  );
}

/** What is seldom asked for: the settings of its thread, and earlier decisions on it. */
export function ItemMore({ item: { article, decisions } }: { item: QueueItem }) {
  const t = useTranslations('DeskQueue');
  return (
    <details className={itemTextStyles.more}>
      <summary>{t('more')}</summary>
      <div className={styles.moreContent}>
        <p>
          <a href={deskArticlePath(article.id, 'thread')}>{t('thread')}</a>
        </p>
        {decisions.length > 0 && (
          <>
            <h4>{t('history')}</h4>
            <ol>
              {decisions.map((decision) => (
                <li key={decision.id}>
                  <DecisionLine decision={decision} />
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </details>
  );
}
