import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReplyNoticeState } from '@/db/mail/subscription-reads';
import type { Edition } from '@/site.config';
import { type AskForReplies, AskForRepliesForm } from './ask-for-replies';
import styles from './reply-notice.module.css';

interface ReplyNoticeProps {
  /** The token of the receipt this stands on. */
  receipt: string;
  edition: Edition;
  notice: ReplyNoticeState;
  ask: AskForReplies;
  stop: (form: FormData) => Promise<void>;
}

/** On a receipt: whether its author is told by mail of replies, and how to change that. */
export async function ReplyNotice({ receipt, edition, notice, ask, stop }: ReplyNoticeProps) {
  const t = await getTranslations('ReplyNotice');
  const { ReplyNotice: words } = await getMessages();
  const { state, mayAsk } = notice;
  const fields = (
    <>
      <input type="hidden" name="receipt" value={receipt} />
      <input type="hidden" name="edition" value={edition} />
    </>
  );
  return (
    <section
      id="reply-notice"
      className={styles.notice}
      data-state={state}
      aria-labelledby="reply-notice-heading"
    >
      <h2 id="reply-notice-heading">{t('heading')}</h2>
      <p>{t(`states.${state}`)}</p>
      {mayAsk && (
        <NextIntlClientProvider messages={{ ReplyNotice: words }}>
          <AskForRepliesForm ask={ask} again={state === 'asked'}>
            {fields}
          </AskForRepliesForm>
        </NextIntlClientProvider>
      )}
      {state === 'confirmed' && (
        <form action={stop}>
          {fields}
          <button type="submit">{t('stop')}</button>
        </form>
      )}
    </section>
  );
}
