import { useFormatter, useTranslations } from 'next-intl';
import { Moment } from '@/components/site/moment';
import { MAIL_RETENTION_MS, type OutboxState } from '@/db/mail/outbox';
import { DAY_MS } from '@/lib/site/duration';
import styles from './figures.module.css';

/** State of the outbox: pending, failing and failed mails, and a notice where SMTP is not configured. */
export function OutboxView({ outbox }: { outbox: OutboxState }) {
  const t = useTranslations('DeskOutbox');
  const format = useFormatter();
  const { configured, waiting, oldest, failing, failed, lastSent } = outbox;
  return (
    <section className={styles.figure} aria-labelledby="outbox">
      <h2 id="outbox">{t('title')}</h2>
      {!configured && (
        <p className={styles.off}>
          {t.rich('off', {
            setting: () => (
              <code dir="ltr" translate="no">
                SMTP_URL
              </code>
            ),
          })}
        </p>
      )}
      <dl className={styles.heads}>
        <div>
          <dt>{t('waiting')}</dt>
          <dd>{format.number(waiting)}</dd>
          {oldest && (
            <dd className={styles.since}>
              {t.rich('oldest', { time: () => <Moment at={oldest} withTime="in-sentence" /> })}
            </dd>
          )}
        </div>
        <div>
          <dt>{t('failing')}</dt>
          <dd>{format.number(failing)}</dd>
        </div>
        <div>
          <dt>{t('failed')}</dt>
          <dd>{format.number(failed)}</dd>
        </div>
        <div>
          <dt>{t('lastSent')}</dt>
          <dd className={styles.when}>
            {lastSent ? <Moment at={lastSent} withTime /> : t('never', { days: MAIL_RETENTION_MS / DAY_MS })}
          </dd>
        </div>
      </dl>
    </section>
  );
}
