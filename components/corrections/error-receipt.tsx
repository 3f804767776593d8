import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import { CommentText } from '@/components/comments/comment-text';
import styles from '@/components/comments/receipt.module.css';
import { Moment } from '@/components/site/moment';
import type { StoredErrorReport } from '@/db/corrections/error-reports';
import type { PlainAction } from '@/lib/forms/state';
import { pathFor } from '@/lib/site/paths';
import { textDirection } from '@/lib/text/bidi';
import { site } from '@/site.config';

interface ErrorReceiptProps {
  report: StoredErrorReport;
  token: string;
  withdraw: PlainAction;
}

/** What became of a report of an error, for who sent it. */
export async function ErrorReceipt({ report, token, withdraw }: ErrorReceiptProps) {
  const t = await getTranslations('ErrorReport');
  const receipt = await getTranslations('Receipt');
  const { article, state, answer, passage, note, createdAt } = report;
  const { dir } = site.editions[article.edition];
  return (
    <>
      <div id="receipt" className={styles.state} data-state={STATES[state]} tabIndex={-1} role="status">
        <h1>{t(`states.${state}.heading`)}</h1>
        <p>{t(`states.${state}.explain`)}</p>
        {answer && <p>{t.rich('answer', { answer: () => <bdi>{answer}</bdi> })}</p>}
      </div>
      <section className={styles.comment}>
        <h2>{t('yours')}</h2>
        <p className={`facts ${styles.facts}`}>
          {receipt.rich('sent', { time: () => <Moment at={createdAt} withTime="in-sentence" /> })}
        </p>
        {passage && (
          <blockquote dir={textDirection(passage, dir)}>
            <CommentText page={dir}>{passage}</CommentText>
          </blockquote>
        )}
        <CommentText page={dir}>{note}</CommentText>
        <p className={styles.on}>
          {receipt.rich('on', { article: () => <ArticleLink edition={article.edition} article={article} /> })}
        </p>
      </section>
      <p className={styles.ways}>
        {state === 'corrected' && (
          <a href={pathFor(article.edition, 'articles', article.slug, 'changes')}>{t('toChanges')}</a>
        )}
        <a href={pathFor(article.edition, 'articles', article.slug)}>{receipt('toArticle')}</a>
      </p>
      <p className={styles.private}>
        {t('private')}{' '}
        <button type="button" data-copy-link="" hidden>
          {t('copyLink')}
        </button>
      </p>
      {state === 'open' && (
        <form action={withdraw}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="edition" value={article.edition} />
          <button type="submit">{t('withdraw')}</button>
        </form>
      )}
    </>
  );
}

/** The looks of a comment's receipt. */
const STATES = { open: 'waiting', corrected: 'published', declined: 'refused' } as const;
