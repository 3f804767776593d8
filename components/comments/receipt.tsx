import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { PageSentence } from '@/components/pages/page-links';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { findReceipt } from '@/db/comments/comment';
import { holdReasons, refusalReasons } from '@/lib/comments/policy';
import { pathFor, sincePathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { CommentText } from './comment-text';
import styles from './receipt.module.css';

export type ReceiptComment = NonNullable<Awaited<ReturnType<typeof findReceipt>>>;

/** What became of a comment, for its author. */
export async function Receipt({ comment }: { comment: ReceiptComment }) {
  const t = await getTranslations('Receipt');
  const thread = await getTranslations('Thread');
  const { article, state, editedAt, pick } = comment;
  return (
    <>
      <div
        id="receipt"
        className={styles.state}
        data-state={state}
        data-article={article.id}
        data-comment={comment.id}
        tabIndex={-1}
        role="status"
      >
        <h1>{t(`states.${state}.heading`)}</h1>
        <p>{t(`states.${state}.explain`, { reason: await reasonOf(comment) })}</p>
        {pick && (
          <p>
            <strong>{t('picked')}</strong>{' '}
            {pick.note !== '' && thread.rich('pickNote', { note: () => <bdi>{pick.note}</bdi> })}
          </p>
        )}
        {comment.objected && <p>{t('objected')}</p>}
        {(state === 'refused' || state === 'spam') && (
          <>
            <PageSentence edition={article.edition} to="rules" />
            <PageSentence edition={article.edition} to="contact" />
          </>
        )}
      </div>
      <section className={styles.comment}>
        <h2>{t('yours')}</h2>
        <p className={`facts ${styles.facts}`}>
          <Name>{comment.name}</Name>
          <span>
            {t.rich('sent', { time: () => <Moment at={comment.createdAt} withTime="in-sentence" /> })}
          </span>
          {editedAt && (
            <span>{t.rich('editedAt', { time: () => <Moment at={editedAt} withTime="in-sentence" /> })}</span>
          )}
        </p>
        <blockquote>
          <CommentText page={site.editions[article.edition].dir}>{comment.body}</CommentText>
        </blockquote>
        <p className={styles.on}>
          {t.rich('on', {
            article: () => <ArticleLink edition={article.edition} article={article} />,
          })}
        </p>
      </section>
      <p className={styles.ways}>
        {state === 'published' && (
          <>
            <a href={pathFor(article.edition, 'comments', comment.id)}>{t('toComment')}</a>
            <a href={sincePathFor(article.edition, article.slug, comment.id)}>{thread('toLater')}</a>
          </>
        )}
        <a href={`${pathFor(article.edition, 'articles', article.slug)}#comments`}>{t('toArticle')}</a>
      </p>
      <p className={styles.private}>
        {t('private')}{' '}
        <button type="button" data-copy-link="" hidden>
          {thread('copyLink')}
        </button>
      </p>
    </>
  );
}

/** Why the comment waits, or why it was refused, in words. */
async function reasonOf({ state, reason }: ReceiptComment): Promise<string> {
  const held = await getTranslations('HoldReasons');
  const refused = await getTranslations('Reasons');
  if (state === 'refused') return refused(refusalReasons.find((known) => known === reason) ?? 'off-topic');
  return held(holdReasons.find((known) => known === reason) ?? 'everyone');
}
