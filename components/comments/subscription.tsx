import { getTranslations } from 'next-intl/server';
import { ArticleLink } from '@/components/article/article-link';
import type { findSubscription } from '@/db/mail/subscription-reads';
import { sincePathFor } from '@/lib/site/paths';
import receipt from './receipt.module.css';
import styles from './reply-notice.module.css';

interface SubscriptionProps {
  token: string;
  subscription: NonNullable<Awaited<ReturnType<typeof findSubscription>>>;
  confirm: (form: FormData) => Promise<void>;
  end: (form: FormData) => Promise<void>;
}

/** Mail about replies to a comment, for whoever reads the mailbox of its author. */
export async function Subscription({ token, subscription, confirm, end }: SubscriptionProps) {
  const t = await getTranslations('Subscription');
  const thread = await getTranslations('Thread');
  const { state, article, commentId } = subscription;
  const fields = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="edition" value={article.edition} />
    </>
  );
  return (
    <>
      <div id="subscription" className={receipt.state} data-state={state} tabIndex={-1} role="status">
        <h1>{t(`states.${state}.heading`)}</h1>
        <p>{t(`states.${state}.explain`)}</p>
      </div>
      <p className={styles.about}>
        {t.rich('on', {
          article: () => <ArticleLink edition={article.edition} article={article} />,
        })}
      </p>
      <p>
        <a href={sincePathFor(article.edition, article.slug, commentId)}>{thread('toLater')}</a>
      </p>
      <div className={styles.choices}>
        {state !== 'confirmed' && (
          <form action={confirm}>
            {fields}
            <button type="submit" className="primary">
              {t('confirm')}
            </button>
          </form>
        )}
        {state !== 'ended' && (
          <form action={end}>
            {fields}
            <button type="submit" className={state === 'asked' ? undefined : 'primary'}>
              {t('stop')}
            </button>
          </form>
        )}
      </div>
      <p className={receipt.private}>{t('private')}</p>
    </>
  );
}
